import Events
import Replay
import Terminal

/// The stack at one moment as text: what `ndiscope state` prints.
///
/// It says everything that the screen shows, and what a screen has no room for: every object with its owner.
public struct StateReport: Sendable {
  /// The lines, without line ends.
  public let lines: [String]

  /// The report of a moment.
  public init(_ moment: Moment) {
    lines = StateReporter(moment: moment).lines.map(\.clean.trimmedAtEnd)
  }
}

/// Puts the report of one moment together.
private struct StateReporter {
  let moment: Moment

  var lines: [String] {
    heading + [""] + layers + section("open calls", openCalls) + section("objects", objects)
      + section(
        "proof", Proof(moment).claims.map { ($0.holds ? "holds   " : "BROKEN  ") + $0.text })
  }

  /// A part with its name, if it has lines.
  private func section(_ name: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", name] + lines.map { "  " + $0 }
  }

  private var heading: [String] {
    let place = "#\(moment.number) of \(moment.lastNumber)   t \(TimeFormat.text(moment.time))"
    guard let index = moment.index else { return [place, "the beginning: nothing has happened"] }
    let pane = NowPane(moment: moment)
    let what = (pane.heading + [Span("  ")] + pane.route + [Span("   ")] + pane.place)
      .map(\.text).joined()
    return [place, what.clean, Narration(moment.timeline, index).text.clean]
  }

  // MARK: - Layers

  private var layers: [String] {
    let picture = StackPicture(moment)
    return picture.cards.flatMap(lines) + wire(picture.wire)
  }

  private func lines(_ card: LayerCard) -> [String] {
    let traffic = card.traffic
    let numbers =
      "in \(traffic.arrived)  out \(traffic.departed)  drop \(traffic.dropped)  held \(traffic.held)"
    let head =
      card.kind.padded(6) + card.name.clean.padded(14) + card.caption.clean.padded(16) + numbers
    return [head] + card.items.flatMap(lines).map { "      " + $0 }
  }

  private func lines(_ item: CardItem) -> [String] {
    switch item {
    case .hand(let chips): chips.isEmpty ? [] : ["in hand".padded(14) + text(chips)]
    case .awaited(let objects):
      objects.isEmpty
        ? [] : ["waits for".padded(14) + objects.map(\.id).joined(separator: " ")]
    case .queue(let name, let members, let bound, _):
      [name.padded(14) + "\(members.count)" + (bound > 0 ? "/\(bound)" : "") + "  " + text(members)]
    case .gauges(let gauges): gauges.map { $0.name.padded(14) + $0.text }
    case .bits(let name, let bits):
      [
        name.padded(14)
          + bits.map { $0.isSet ? $0.name.uppercased() : $0.name }.joined(separator: " ")
      ]
    case .text: []
    }
  }

  private func text(_ chips: [Chip]) -> String {
    chips.map { $0.object.description + ($0.state == .borrowed ? " (borrowed)" : "") }
      .joined(separator: " ")
  }

  private func wire(_ wire: WirePicture?) -> [String] {
    guard let wire else { return [] }
    let frames = wire.frames.map { frame in
      let part = frame.permille.map { " \($0 / 10)% out" } ?? ""
      return frame.chip.object.description + part
    }
    return ["WIRE".padded(6) + "".padded(14) + (frames + [wire.summary]).joined(separator: "  ")]
  }

  // MARK: - Calls and objects

  private var openCalls: [String] {
    moment.state.openStacks.flatMap { stack in
      let thread = moment.lexicon.thread(stack.thread)
      let name = thread.isEmpty ? "cpu \(stack.cpu)" : "thread \(thread)"
      let level = moment.state.irql(of: stack.cpu).name
      return ["\(name) at \(level)"]
        + stack.frames.enumerated().map { depth, call in
          let number = moment.history.sequence(of: call.index)
          let object = call.object.kind == .none ? "" : "(\(call.object))"
          return String(repeating: "  ", count: depth + 1) + moment.lexicon.name(call.call).clean
            + object + "  #\(number)"
        }
    }
  }

  private var objects: [String] {
    moment.state.liveObjects.map { object, state in
      let since = max(Int(state.ownedSince), moment.history.droppedCount)
      let held = TimeFormat.text(moment.time - moment.history[since].time)
      var text = object.description.padded(6) + owner(state).clean.padded(14)
      text += "since #\(moment.history.sequence(of: since)), \(held)"
      if let queue = moment.lexicon[moment.state.queue(of: object)] {
        text += "  in \(queue.id.clean)"
      }
      if state.parent != .none { text += "  made for \(state.parent)" }
      if state.references != 0 { text += "  \(state.references) returns promised" }
      return text
    }
  }

  private func owner(_ state: ObjectState) -> String {
    let title = moment.lexicon.title(state.owner)
    return title.isEmpty ? "nobody" : title
  }
}

extension String {
  /// The text filled with blanks up to a width.
  func padded(_ width: Int) -> String {
    let missing = width - Width.of(self)
    return missing > 0 ? self + String(repeating: " ", count: missing) : self + " "
  }

  /// The text padded at its beginning.
  func rightAligned(_ width: Int) -> String {
    String(repeating: " ", count: max(width - Width.of(self), 0)) + self
  }

  /// The text without control characters; each becomes a symbol.
  var clean: String { VisibleText.of(self) }
}

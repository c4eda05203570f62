import Events
import Replay
import Terminal

/// The stack at one moment as text: what `ndiscope state` prints.
///
/// It says everything that the screen shows, and what a screen has no room for: every object with its owner.
public struct StateReport: Sendable {
  /// The lines, without line ends.
  public let lines: [String]

  /// The report of a moment of a run, which may hear the frames of a capture.
  public init(_ moment: Moment, hearing capture: String = "") {
    lines = StateReporter(moment: moment, capture: capture).lines.map(\.clean.trimmedAtEnd)
  }

  /// The same without where we are and what must hold, and of many objects the first ones: what the picture of a stack says.
  static func picture(_ moment: Moment) -> [String] {
    StateReporter(moment: moment).picture(objectCountMax: objectCountMax)
      .map(\.clean.trimmedAtEnd).filter { !$0.isEmpty }
  }

  private static let objectCountMax = 50
}

/// Puts the report of one moment together.
private struct StateReporter {
  let moment: Moment
  /// The name of the capture whose frames are heard; empty if none are.
  var capture = ""

  var lines: [String] {
    heading + [""] + picture(objectCountMax: .max)
      + section(
        ReportsWords.proof,
        Proof(moment).claims.map {
          ($0.holds ? ReportsWords.holds : ReportsWords.broken).padded(8) + $0.text
        })
  }

  /// The layers, the open calls and the objects.
  func picture(objectCountMax: Int) -> [String] {
    layers + section(CommonWords.openCalls, openCalls)
      + section(CommonWords.objects, objects(countMax: objectCountMax))
  }

  /// A part with its name, if it has lines.
  private func section(_ name: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", name] + lines.map { "  " + $0 }
  }

  private var heading: [String] {
    let time = ReportsWords.place(
      moment.number, of: moment.lastNumber, time: TimeFormat.text(moment.time))
    let place = time + (capture.isEmpty ? "" : ReportsWords.hears(capture))
    guard let index = moment.index else {
      let isWhole = moment.number == 0
      return [place, isWhole ? ReportsWords.beginning : ReportsWords.beginningOfKept]
    }
    let pane = NowPane(moment: moment)
    let what = (pane.heading + [Span("  ")] + pane.route + [Span("   ")] + pane.place)
      .map(\.text).joined()
    return [place, what.clean, Narration(moment.timeline, index).text.clean]
  }

  // MARK: - Layers

  private var layers: [String] {
    let picture = StackPicture(moment)
    let columns = LayerColumns(picture.cards)
    return picture.cards.flatMap { lines($0, columns) } + wire(picture.wire, columns)
  }

  private func lines(_ card: LayerCard, _ columns: LayerColumns) -> [String] {
    let traffic = card.traffic
    let numbers =
      card.isCounted
      ? ReportsWords.traffic(
        arrived: traffic.arrived, departed: traffic.departed, dropped: traffic.dropped,
        held: traffic.held) + ReportsWords.stillHas(moment.droppedObjects(ownedBy: card.component))
      : StackWords.libraryCountedAbove
    let head =
      card.kind.padded(6) + card.name.clean.padded(columns.name)
      + card.caption.clean.padded(columns.caption) + numbers
    return [head] + card.items.flatMap(lines).map { "      " + $0 }
  }

  private func lines(_ item: CardItem) -> [String] {
    switch item {
    case .hand(let chips): chips.isEmpty ? [] : [CommonWords.inHand.padded(14) + text(chips)]
    case .awaited(let objects):
      objects.isEmpty
        ? [] : [CommonWords.waitsFor.padded(14) + objects.map(\.id).joined(separator: " ")]
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
    chips.map {
      $0.object.description + ($0.state == .borrowed ? " (\(ReportsWords.borrowed))" : "")
    }
    .joined(separator: " ")
  }

  private func wire(_ wire: WirePicture?, _ columns: LayerColumns) -> [String] {
    guard let wire else { return [] }
    let frames = wire.frames.map { frame in
      let part = frame.permille.map { " " + ReportsWords.out(percent: $0 / 10) } ?? ""
      return frame.chip.object.description + part
    }
    return [
      ComponentKind.wire.label.padded(6) + "".padded(columns.name)
        + (frames + [wire.summary]).joined(separator: "  ")
    ]
  }

  // MARK: - Calls and objects

  private var openCalls: [String] {
    moment.state.openStacks.flatMap { stack in
      let thread = moment.lexicon.thread(stack.id.thread)
      let name = thread.isEmpty ? CommonWords.cpu(stack.cpu) : ReportsWords.thread(thread)
      let level = moment.state.irql(of: stack.cpu).name
      return [ReportsWords.calls(name, level: level)]
        + stack.frames.enumerated().map { depth, call in
          let number = moment.history.sequence(of: call.index)
          let object = call.object.kind == .none ? "" : "(\(call.object))"
          return StateReporter.indent(depth) + moment.lexicon.name(call.call).clean + object
            + "  #\(number)"
        }
    }
  }

  /// What stands before a call: blanks for those around it, or their number where they are too many.
  private static func indent(_ depth: Int) -> String {
    let blanks = String(repeating: "  ", count: min(depth, indentedDepthMax) + 1)
    return depth > indentedDepthMax ? blanks + ReportsWords.inside(of: depth) + " " : blanks
  }

  /// Up to which depth a call is indented.
  private static let indentedDepthMax = 32

  private func objects(countMax: Int) -> [String] {
    let more = moment.alive.count - countMax
    return moment.alive.prefix(countMax).map { line($0.object, $0.state) }
      + (more > 0 ? [CommonWords.more(more)] : [])
  }

  private func line(_ object: ObjectID, _ state: ObjectState) -> String {
    let since = moment.since(Int(state.ownedSince))
    var text = object.description.padded(6) + owner(state).clean.padded(14)
    text += ReportsWords.since(since.number(moment.history), held: since.text)
    if let queue = moment.lexicon[moment.state.queue(of: object)] {
      text += "  " + ReportsWords.inQueue(queue.id.clean)
    }
    if state.parent != .none {
      text += "  " + ReportsWords.made(for: state.parent.description)
    }
    if state.references != 0 {
      text += "  " + ReportsWords.promised(Int(state.references))
    }
    return text
  }

  private func owner(_ state: ObjectState) -> String {
    let title = moment.lexicon.title(state.owner)
    return title.isEmpty ? CommonWords.nobody : title
  }
}

/// How wide the columns of the layers are: as their longest text, so that the numbers stand below each other.
private struct LayerColumns {
  let name: Int
  let caption: Int

  init(_ cards: [LayerCard]) {
    name = LayerColumns.width(of: cards.map(\.name.clean), from: 14)
    caption = LayerColumns.width(of: cards.map(\.caption.clean), from: 16)
  }

  /// The width of the longest text and a gap, within bounds: one endless name pushes only its own line aside.
  private static func width(of texts: [String], from least: Int) -> Int {
    let longest = texts.reduce(0) { max($0, Width.of($1)) }
    return longest < least ? least : min(longest + 2, widthMax)
  }

  private static let widthMax = 40
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

import Events
import Replay
import Terminal

/// What is drawn about one state machine: a few lines.
struct MachineBlock {
  /// One line: what stands at its beginning and what at its end.
  struct Line {
    var spans: [Span]
    var tail: [Span] = []
  }

  private let moment: Moment
  private let id: PlaceID
  private let place: Place
  private let machine: StateMachine?
  private let track: MachineTrack

  /// The machine of a place; `nil` for a place that is none.
  init?(_ id: PlaceID, _ moment: Moment) {
    guard let place = moment.lexicon[id], let track = moment.state.track(of: id) else { return nil }
    self.moment = moment
    self.id = id
    self.place = place
    self.track = track
    machine = moment.lexicon.machine(of: id)
  }

  /// Where the last transition is; `nil` if there was none, or it was dropped.
  var position: Int? {
    track.since.flatMap { moment.history.keeps($0) ? $0 + 1 : nil }
  }

  /// All that it says in words.
  var text: String { lines(width: 1_000).flatMap(\.spans).map(\.text).joined(separator: " ") }
  /// The same without a picture: what it is, its state and since when, how it came there, and what may come next.
  var told: String {
    let names = track.visited.filter { $0 != current }.map(moment.lexicon.text)
    let been = names.isEmpty ? "" : StatesWords.been(in: names.joined(separator: ", "))
    let state = moment.lexicon.text(current)
    let parts = [state.isEmpty ? "?" : state, tail.told] + (wayHere + waysOn).map(\.told) + [been]
    return heading.spans.told + ": " + parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The machine as a value of the picture.
  var quantity: Quantity { .place(id) }

  /// What it says, as terms of queries: the state that it is in, and the one before.
  var queries: [String] {
    let lexicon = moment.lexicon
    let (field, owner): (String, String)
    switch place.owner {
    case .binding(let index): (field, owner) = ("binding", lexicon.bindings[index].id)
    case .adapter(let index): (field, owner) = ("adapter", lexicon.adapters[index].id)
    case .module(let index):
      (field, owner) = ("filter", lexicon.name(lexicon.modules[index].filter))
    case .component: return []
    }
    let states = track.since == nil ? [current] : [current, track.previous]
    return states.map(lexicon.text).filter { !$0.isEmpty }.map {
      "\(field) == \"\(owner)\" and \(field).state == \"\($0)\""
    }
  }

  private var current: Word { moment.state.state(of: id) }
  private var isNew: Bool { track.since != nil && track.since == moment.index }

  /// The name with what it is, the states, and the way on.
  func lines(width: Int) -> [Line] {
    [heading] + chain(width: width) + ways(width: width)
  }

  // MARK: - The lines

  private var heading: Line {
    let what = machine.map { "  " + $0.title } ?? ""
    return Line(
      spans: [Span(place.id, .strong), Span("  \(ownerName)", .text), Span(what, .muted)],
      tail: tail)
  }

  /// Since when it is where it is.
  private var tail: [Span] {
    guard let index = track.since else { return [Span(StatesWords.sinceBeginning, .muted)] }
    let since = moment.since(index)
    return [
      Span(CommonWords.since + " ", .muted),
      Span(since.number(moment.history), isNew ? .now : since.isKept ? .link : .text),
      Span("  " + (isNew ? CommonWords.justNow : since.text), isNew ? .now : .text),
    ]
  }

  private var ownerName: String {
    let lexicon = moment.lexicon
    return switch place.owner {
    case .component(let id): lexicon.title(id)
    case .adapter(let index): lexicon.title(lexicon.adapters[index].miniport)
    case .binding(let index): lexicon.title(lexicon.bindings[index].protocolDriver)
    case .module(let index): lexicon.title(lexicon.modules[index].filter)
    }
  }

  /// The states in their order, as many in a line as there is room for; a state that no table has comes last.
  private func chain(width: Int) -> [Line] {
    let known = machine?.states ?? []
    let states = known + track.visited.filter { !known.contains($0) }
    var lines = [Line(spans: [])]
    for (index, state) in states.enumerated() {
      let arrow = index > 0 ? self.arrow(states[index - 1], state) : ""
      let piece = [Span(arrow, .muted)] + box(state)
      if Span.width(of: lines[lines.count - 1].spans) + Span.width(of: piece) > width - 4,
        !lines[lines.count - 1].spans.isEmpty
      {
        lines.append(Line(spans: []))
      }
      lines[lines.count - 1].spans += piece
    }
    return lines.map { Line(spans: [Span("  ")] + $0.spans) }
  }

  /// What stands between two states that are neighbours in the picture.
  private func arrow(_ left: Word, _ right: Word) -> String {
    guard let machine else { return "  " }
    return machine.allows(left, right) ? " → " : machine.allows(right, left) ? " ← " : "   "
  }

  private func box(_ state: Word) -> [Span] {
    let text = moment.lexicon.text(state)
    let name = text.isEmpty ? "?" : text
    if state == current { return [Span("▐\(name)▌", isNew ? .now : .strong)] }
    return track.visited.contains(state)
      ? [Span("√", .ok), Span(name, .text)] : [Span("·", .line), Span(name, .muted)]
  }

  /// The last transition, and what may come next, as much in a line as there is room for.
  private func ways(width: Int) -> [Line] {
    var lines: [[Span]] = [[Span("  ")]]
    let here = wayHere
    for (index, piece) in (here + waysOn).enumerated() {
      let last = lines[lines.count - 1]
      let gap = last.count > 1 ? [Span(index == here.count ? "   " : "  ")] : []
      if last.count > 1, Span.width(of: last + gap + piece) > width {
        lines.append([Span("    ")] + piece)
      } else {
        lines[lines.count - 1] += gap + piece
      }
    }
    return lines.map { Line(spans: $0) }
  }

  /// How it came to its state: one piece, or none.
  private var wayHere: [[Span]] {
    guard track.since != nil else { return [] }
    let isLegal = machine?.allows(track.previous, current) ?? true
    let trouble =
      isLegal ? [] : [Span(" "), Span(" ! ", .onbad), Span(" " + StatesWords.noTransition, .bad)]
    return [
      [
        Span(StatesWords.cameFrom + " ", .muted),
        Span(moment.lexicon.text(track.previous), isNew ? .now : .text),
      ] + trouble
    ]
  }

  /// What may come next, each in a piece.
  private var waysOn: [[Span]] {
    (machine?.transitions(from: current) ?? []).enumerated().map { index, way in
      [
        Span((index == 0 ? StatesWords.next : StatesWords.or) + " ", .muted),
        Span(moment.lexicon.text(way.to), .text), Span(" (\(way.cause))", .muted),
      ]
    }
  }
}

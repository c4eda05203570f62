import Events

@testable import Replay

/// Answers a query by walking its tree for every event: slow, and too simple to be wrong.
struct NaiveQuery {
  private let timeline: Timeline
  /// The state at every position.
  private let states: [StackState]
  /// What every event is about.
  private let objects: [[ObjectID]]
  private let frames: NaiveFrames

  init(timeline: Timeline) {
    self.timeline = timeline
    states = (0...timeline.count).map { timeline.state(at: $0) }
    objects = (0..<timeline.count).map { NaiveQuery.objects(timeline, $0) }
    frames = NaiveFrames(timeline.history, objects)
  }

  private var lexicon: Lexicon { timeline.history.lexicon }

  func matches(_ tree: QueryTree) -> [Int] {
    (0..<timeline.count).filter { holds(tree, $0) }
  }

  private func holds(_ tree: QueryTree, _ index: Int) -> Bool {
    switch tree {
    case .or(let parts): parts.contains { holds($0, index) }
    case .and(let parts): parts.allSatisfy { holds($0, index) }
    case .not(let part): !holds(part, index)
    case .bare(let term): bare(term, index)
    case .comparison(let comparison): compare(comparison, index)
    case .membership(let quantifier, let term, let items):
      quantifier == .all
        ? !values(term, index).isEmpty
          && values(term, index).allSatisfy { isIn($0, items, index) }
        : values(term, index).contains { isIn($0, items, index) }
    case .temporal: false
    }
  }

  private func bare(_ term: QueryTerm, _ index: Int) -> Bool {
    guard case .name(let name) = term.kind else {
      let values = values(term, index)
      return term.isYesOrNo ? values.contains("true") : !values.isEmpty
    }
    let event = timeline.history[index]
    switch name {
    case "alloc": return event.life == .new
    case "free": return event.life == .free
    case "own": return event.owner != .none && event.kind != .leave
    case "choice": return event.kind == .choice
    case "nested": return field("nested", index) == ["true"]
    case "obj", "owner", "filter", "obj2", "cause.obj", "eth.type", "arp.opcode":
      return !field(name, index).isEmpty
    case "arp": return field(name, index).contains("true")
    default:
      return lexicon.name(event.call) == name && event.kind != .leave && event.kind != .choice
    }
  }

  private func compare(_ comparison: QueryComparison, _ index: Int) -> Bool {
    let left = values(comparison.left, index)
    let right = values(comparison.right, index)
    let isForAll =
      comparison.quantifier == .all
      || comparison.quantifier == .usual
        && (comparison.relation == .notEqual || comparison.relation == .allEqual)
    guard !left.isEmpty, !right.isEmpty else { return false }
    let pairs = left.flatMap { a in right.map { (a, $0) } }
    return isForAll
      ? pairs.allSatisfy { holds($0, comparison.relation, $1) }
      : pairs.contains { holds($0, comparison.relation, $1) }
  }

  private func holds(_ a: String, _ relation: QueryRelation, _ b: String) -> Bool {
    switch relation {
    case .equal, .allEqual: a == b
    case .notEqual, .anyUnequal: a != b
    case .greater: rank(a) > rank(b)
    case .greaterOrEqual: rank(a) >= rank(b)
    case .less: rank(a) < rank(b)
    case .lessOrEqual: rank(a) <= rank(b)
    case .contains, .matches: false
    }
  }

  private func rank(_ text: String) -> Int {
    Int(text) ?? IRQL(name: text).map { Int($0.rawValue) } ?? -1
  }

  private func isIn(_ value: String, _ items: [QueryItem], _ index: Int) -> Bool {
    items.contains { item in
      guard let first = values(item.first, index).first else { return false }
      guard let term = item.last, let last = values(term, index).first else {
        return value == first
      }
      return rank(value) >= rank(first) && rank(value) <= rank(last)
    }
  }

  // MARK: - Values

  private func values(_ term: QueryTerm, _ index: Int) -> [String] {
    switch term.kind {
    case .name(let name):
      RandomQuery.fields.contains { $0.0 == name } ? field(name, index) : [name]
    case .number(let number, _): ["\(number)"]
    case .binary("%", let left, _): values(left, index).map { "\((Int($0) ?? 0) % 4)" }
    case .binary(_, let left, _): values(left, index).map { "\((Int($0) ?? 0) & 1)" }
    case .function("rate", let arguments): ["\(rate(arguments, index))"]
    case .function("first", let arguments): first(arguments[0], index)
    case .function("outstanding", let arguments): outstanding(arguments[0], index)
    case .function("distance", let arguments): distance(arguments, index)
    case .function: owners(index, states[index])
    case .layer(let inner, let places):
      values(inner, index).filter { isFilter($0, at: places, index) }
    case .slice(let inner, .some(let range)):
      values(inner, index).compactMap { part(of: $0, range) }
    case .slice(let inner, .one(let place)):
      values(inner, index).compactMap {
        part(of: $0, place..<place + 1).map { "\(Int($0, radix: 16) ?? -1)" }
      }
    case .text, .reference, .slice, .condition: []
    }
  }

  private func field(_ name: String, _ index: Int) -> [String] {
    let event = timeline.history[index]
    let after = states[index + 1]
    switch name {
    case "seq": return ["\(timeline.history.sequence(of: index))"]
    case "t": return ["\(event.time)"]
    case "cpu": return ["\(event.cpu)"]
    case "depth": return ["\(calls(index).count)"]
    case "irql": return [after.irql(of: Int(event.cpu)).name]
    case "phase":
      return [event.kind.opensCall ? "enter" : event.kind == .leave ? "leave" : "instant"]
    case "ev": return names(event)
    case "from": return from(index)
    case "to": return to(event)
    case "layer": return to(event) + from(index)
    case "obj": return objects(index).map(\.description)
    case "obj.kind": return objects(index).map { NaiveQuery.kind($0.kind) }
    case "status": return statuses(index)
    case "owner": return owners(index, after)
    case "held": return spans(index, after, \.ownedSince) { $0.owner != .none }
    case "age": return spans(index, after, \.bornAt) { _ in true }
    case "c.OutSends": return ["\(lexicon.place("ndislwf.OutSends").map(after.value) ?? 0)"]
    case "q.MpTx.len": return ["\(lexicon.place("netvmini.MpTx").map(after.members)?.count ?? 0)"]
    case "filter": return (to(event) + from(index)).filter(isFilterDriver)
    case "obj2": return parent(index)
    case "cause.obj":
      let cause = timeline.history.index(ofSequence: Int(event.cause))
      return cause.map { objects($0).map(\.description) } ?? []
    case "eth.dst", "eth.src", "eth.type", "arp", "arp.opcode":
      return frames.values(of: name, index)
    case "pair": return pair(index).map { ["\(timeline.history.sequence(of: $0))"] } ?? []
    default: return ["\(isNested(index))"]
    }
  }

  /// The open calls with the event's own; for a return those before it.
  private func calls(_ index: Int) -> [OpenCall] {
    let event = timeline.history[index]
    let position = event.kind == .leave ? index : index + 1
    return states[position].openCalls(on: event.stack)
  }

  private func names(_ event: Event) -> [String] {
    let call = event.call == .none || event.kind == .choice ? [] : [lexicon.name(event.call)]
    let isCall = event.kind == .enter || event.kind == .leave || event.kind == .action
    return call + (isCall ? [] : [event.kind.word])
  }

  private func from(_ index: Int) -> [String] {
    let event = timeline.history[index]
    if event.kind.opensCall || event.kind == .leave {
      return calls(index).last.map { lexicon.name($0.from) }.map { $0.isEmpty ? [] : [$0] } ?? []
    }
    guard let extra = timeline.history.number(.from, of: index) else { return [] }
    return [lexicon.name(ComponentID(rawValue: UInt16(extra)))]
  }

  private func to(_ event: Event) -> [String] {
    event.at == .none ? [] : [lexicon.name(event.at)]
  }

  private func objects(_ index: Int) -> [ObjectID] { objects[index] }

  private static func objects(_ timeline: Timeline, _ index: Int) -> [ObjectID] {
    let own = timeline.history.objects(of: index)
    guard own.isEmpty, timeline.history[index].kind == .leave,
      let enter = timeline.enter(ofLeave: index)
    else { return own }
    return timeline.history.objects(of: enter)
  }

  private static func kind(_ kind: ObjectKind) -> String {
    kind == .netBufferList ? "nbl" : kind == .frame ? "frame" : kind == .irp ? "irp" : "other"
  }

  private func statuses(_ index: Int) -> [String] {
    let event = timeline.history[index]
    let own = said(index)
    guard own.isEmpty, event.kind == .enter, let leave = timeline.leave(ofEnter: index) else {
      return own
    }
    return said(leave)
  }

  private func said(_ index: Int) -> [String] {
    let event = timeline.history[index]
    let isOther = [EventKind.state, .drop, .wire, .topology, .touch, .choice].contains(event.kind)
    let own = isOther || event.status == .none ? [] : [lexicon.text(event.status)]
    let beside = timeline.history.word(.status, of: index).map { [lexicon.text($0)] } ?? []
    let list = timeline.history.withChunk(of: index) { chunk, offset in
      chunk.extra(.statuses, of: offset).map {
        chunk.numbers[$0.range].filter { $0 & Extra.wordMark != 0 }
          .map { Word(rawValue: UInt16($0 & 0xFFFF)) }
      }
    }
    return own + beside + (list ?? []).map(lexicon.text)
  }

  private func owners(_ index: Int, _ state: StackState) -> [String] {
    objects(index).compactMap { object in
      guard let owner = state[object]?.owner else {
        return timeline.history[index].life == .free ? "nobody" : nil
      }
      return owner == .none ? "nobody" : lexicon.name(owner)
    }
  }

  private func spans(
    _ index: Int, _ state: StackState, _ since: KeyPath<ObjectState, UInt32>,
    _ isWanted: (ObjectState) -> Bool
  ) -> [String] {
    let now = timeline.history[index].time
    return objects(index).compactMap { state[$0] }.filter(isWanted).map {
      "\(now - timeline.history[Int($0[keyPath: since])].time)"
    }
  }

  private func pair(_ index: Int) -> Int? {
    switch timeline.history[index].kind {
    case .enter, .interrupt, .leave: timeline.match(of: index)
    case .action: timeline.completion(of: index) ?? timeline.origin(of: index)
    default: nil
    }
  }

  private func isNested(_ index: Int) -> Bool {
    let event = timeline.history[index]
    guard event.kind == .enter || event.kind == .action, let origin = timeline.origin(of: index),
      timeline.history[origin].kind.opensCall
    else { return false }
    return states[index].openCalls(on: event.stack)
      .contains { $0.index == origin }
  }
}

// MARK: - Layers and earlier events

extension NaiveQuery {
  private func rate(_ arguments: [QueryTerm], _ index: Int) -> Int {
    guard case .condition(let tree) = arguments[0].kind,
      case .number(let span, _) = arguments[1].kind
    else { return -1 }
    let now = timeline.history[index].time
    return (0...index).count { timeline.history[$0].time > now - span && holds(tree, $0) }
  }

  private func first(_ term: QueryTerm, _ index: Int) -> [String] {
    let own = values(term, index)
    let earlier = Set((0..<index).flatMap { values(term, $0) })
    return own.isEmpty ? [] : [own.contains { !earlier.contains($0) } ? "true" : "false"]
  }

  private func outstanding(_ term: QueryTerm, _ index: Int) -> [String] {
    values(term, index).compactMap(lexicon.component).map {
      "\(states[index + 1].traffic[$0.index].held)"
    }
  }

  /// The stack of the traces on which queries are made up.
  private func distance(_ terms: [QueryTerm], _ index: Int) -> [String] {
    let order = ["app", "ndisprot", "ndislwf", "netvmini", "card", "wire"]
    return values(terms[0], index).flatMap { a in
      values(terms[1], index).compactMap { b in
        guard let x = order.firstIndex(of: a), let y = order.firstIndex(of: b) else { return nil }
        return "\(abs(x - y))"
      }
    }
  }

  private func isFilterDriver(_ name: String) -> Bool {
    lexicon.component(name).flatMap { lexicon[$0] }?.kind == .filter
  }

  /// In these traces a filter driver has one module.
  private func isFilter(_ name: String, at places: ClosedRange<Int>, _ index: Int) -> Bool {
    lexicon.modules.contains {
      lexicon.name($0.filter) == name && places.contains($0.position)
    }
  }

  private func parent(_ index: Int) -> [String] {
    let parent = timeline.history.parent(of: index)
    return parent == .none ? [] : [parent.description]
  }

  /// A part of a text, or of an address, whose bytes are pairs with colons between them.
  private func part(of text: String, _ range: Range<Int>) -> String? {
    if text.contains(":") {
      let pairs = text.split(separator: ":")
      return pairs.count >= range.upperBound ? pairs[range].joined(separator: ":") : nil
    }
    return text.count >= range.upperBound ? String(Array(text)[range]) : nil
  }
}

extension QueryTerm {
  /// Whether this is a function that says yes or no.
  fileprivate var isYesOrNo: Bool {
    if case .function = kind { return true }
    return false
  }
}

import Events

/// Something that a query can ask an event about.
public struct QueryField: Sendable {
  /// Its name; `NAME` in it stands for a queue, pool or counter.
  public let name: String
  /// What its values are.
  public let type: QueryType
  /// What it is, in one sentence.
  public let sentence: String
  /// What must be known beside the event.
  let needs: QueryNeeds
  let source: Source

  enum Source: Sendable {
    /// The same for every name.
    case reading(@Sendable (Lexicon) -> QueryReading)
    /// By the place that is named.
    case place(PlaceKind, @Sendable (PlaceID) -> QueryReading)
  }

  /// Whether it is a number of a queue, a pool or a counter, which has nothing to do with the event.
  var isOfPlace: Bool {
    if case .place = source { true } else { false }
  }

  /// Where the value comes from, for people: the event alone, its call, the frame that its object carries, or the stack
  /// behind the event.
  public var origin: String {
    if needs.needsStack { return "stack" }
    if needs.contains(.frames) { return "frame" }
    return needs.isEmpty ? "event" : "calls"
  }
}

// MARK: - Rows of the catalog

extension QueryField {
  fileprivate init(
    _ name: String, _ type: QueryType, needs: QueryNeeds = [], _ sentence: String,
    _ read: @escaping QueryReading.Single
  ) {
    self.init(name: name, type: type, sentence: sentence, needing: needs, .single(read))
  }

  init(
    list name: String, _ type: QueryType, needs: QueryNeeds = [], _ sentence: String,
    _ visit: @escaping QueryReading.Several
  ) {
    self.init(name: name, type: type, sentence: sentence, needing: needs, .several(visit))
  }

  init(
    texts name: String, _ type: QueryType, needs: QueryNeeds = [], _ sentence: String,
    _ read: @escaping QueryReading.Texts
  ) {
    self.init(name: name, type: type, sentence: sentence, needing: needs, .texts(read))
  }

  fileprivate init(
    machine name: String, _ sentence: String, _ machine: @escaping @Sendable (Lexicon) -> MachineOf
  ) {
    self.name = name
    type = .state
    self.sentence = sentence
    needs = .places
    source = .reading { lexicon in
      let machine = machine(lexicon)
      return .single { moment, state in
        let word = state.state(of: machine.place(moment))
        return word == .none ? nil : Int64(word.rawValue)
      }
    }
  }

  fileprivate init(
    place name: String, _ kind: PlaceKind, _ sentence: String,
    _ read: @escaping @Sendable (StackState, PlaceID) -> Int
  ) {
    self.name = name
    type = .number
    self.sentence = sentence
    needs = .places
    source = .place(kind) { place in .single { _, state in Int64(read(state, place)) } }
  }

  fileprivate init(bound name: String, _ kind: PlaceKind, _ sentence: String) {
    self.name = name
    type = .number
    self.sentence = sentence
    needs = []
    source = .place(kind) { place in
      .single { moment, _ in
        let bound = moment.ground.history.lexicon[place]?.bound ?? 0
        return bound > 0 ? Int64(bound) : nil
      }
    }
  }

  private init(
    name: String, type: QueryType, sentence: String, needing needs: QueryNeeds,
    _ reading: QueryReading
  ) {
    self.name = name
    self.type = type
    self.sentence = sentence
    self.needs = needs
    source = .reading { _ in reading }
  }
}

// MARK: - The catalog

extension QueryField {
  /// Every field, in the order of the manual.
  public static let all: [QueryField] =
    position + calls + objects + owners + pairs + places + rare
    + frames

  /// Where and when.
  private static let position: [QueryField] = [
    .init("seq", .number, "The sequence number of the event.") { moment, _ in
      Int64(moment.ground.history.sequence(of: moment.index))
    },
    .init("t", .time, "The time since the beginning of the trace.") { moment, _ in
      moment.event.time
    },
    .init("dt", .time, "The time since the event before.") { moment, _ in moment.sinceLast },
    .init("cpu", .number, "The processor, from 0.") { moment, _ in Int64(moment.event.cpu) },
    .init(
      "depth", .number, needs: .calls,
      "How many calls are open on the stack, the event's own included."
    ) { moment, _ in moment.ground.calls.map { Int64($0.depth(of: moment.index)) } },
    .init("irql", .irql, needs: .calls, "The level of the processor behind the event.") {
      moment, _ in
      moment.ground.calls.map { Int64($0.level(of: moment.index).rawValue) }
    },
  ]

  /// Which call, by whom, of whom.
  private static let calls: [QueryField] = [
    .init("phase", .phase, "The beginning of a call, its return, or an event without an inside.") {
      moment, _ in moment.phase
    },
    .init(list: "ev", .event, "The call; the kind of the event where it is no call.") {
      moment, _, body in moment.visitNames(body)
    },
    .init("eid", .eventID, "The number of the call in the reference, such as E100.") { moment, _ in
      moment.event.call.eventID.map { Int64($0) }
    },
    .init("from", .component, needs: .calls, "Who calls.") { moment, _ in moment.caller },
    .init("to", .component, "Who is called, or where the event happens.") { moment, _ in
      moment.event.at.code
    },
    .init(list: "layer", .component, needs: .calls, "Caller or called, either of them.") {
      moment, _, body in moment.visitLayers(body)
    },
    .init(list: "layer.role", .role, needs: .calls, "What kind of component caller or called are.")
    {
      moment, _, body in
      moment.visitLayers { code in
        let id = ComponentID(rawValue: UInt16(truncatingIfNeeded: code))
        return moment.ground.history.lexicon[id].map { body($0.kind.code) } ?? false
      }
    },
    .init("dir", .direction, "Which way the call goes through the stack.") { moment, _ in
      moment.event.call == .none
        ? nil : Int64((moment.event.call.facts?.direction ?? .none).rawValue)
    },
    .init(
      list: "filter", .component, needs: .calls,
      "Caller or called, where it is a filter driver; `filter#1` is the lowest one."
    ) { moment, _, body in
      moment.visitLayers { code in
        let id = ComponentID(rawValue: UInt16(truncatingIfNeeded: code))
        return moment.ground.history.lexicon[id]?.kind == .filter && body(code)
      }
    },
    .init(
      list: "answer", .status,
      "What the return of a call says; `status` knows it at its beginning too."
    ) { moment, _, body in moment.event.kind == .leave && moment.visitStatuses(body) },
    .init(
      list: "status", .status, needs: .answers,
      "What the call answers; at the beginning of a call, what it will answer."
    ) { moment, _, body in moment.visitStatuses(body) },
  ]

  /// About what.
  private static let objects: [QueryField] = [
    .init(
      list: "obj", .object, needs: .calls,
      "The objects that the event is about; at a return, those of its call."
    ) { moment, _, body in moment.visitObjects { body(Int64($0.rawValue)) } },
    .init(list: "obj.kind", .objectKind, needs: .calls, "The kinds of these objects.") {
      moment, _, body in moment.visitObjects { body(Int64($0.kind.rawValue)) }
    },
    .init(
      "obj2", .object,
      "What the event names beside: what the object is made for, copied from, or chained to."
    ) { moment, _ in moment.parent },
    .init(
      list: "frame.len", .size, needs: [.calls, .objects],
      "How many bytes the event says that its objects have, or they have behind it, or what they were made for."
    ) { moment, state, body in
      if let length = moment.length { return body(length) }
      return moment.visitObjects { state.length(of: $0).map { body(Int64($0)) } ?? false }
    },
  ]

  /// Who has it.
  private static let owners: [QueryField] = [
    .init(
      list: "owner", .component, needs: [.calls, .objects], "Who owns the objects behind the event."
    ) {
      moment, state, body in moment.visitOwners(state, body)
    },
    .init(
      "borrowed", .truth, needs: [.calls, .objects, .stacks],
      "Whether an open call has lent one of the objects."
    ) { moment, state in
      moment.visitObjects(state.isLent) ? 1 : 0
    },
    .init(
      "pending", .truth, needs: [.calls, .objects],
      "Whether one of the objects has been handed over on its binding and has not come back."
    ) { moment, state in
      moment.visitObjects { state[$0].map { $0.handover != .none } ?? false } ? 1 : 0
    },
    .init(
      list: "held", .time, needs: [.calls, .objects], "How long the owners have had the objects."
    ) { moment, state, body in
      moment.visitStates(state) { object in
        object.owner != .none && body(moment.time(since: object.ownedSince))
      }
    },
    .init(list: "age", .time, needs: [.calls, .objects], "How long ago the objects began.") {
      moment, state, body in
      moment.visitStates(state) { body(moment.time(since: $0.bornAt)) }
    },
  ]

  /// What belongs to what.
  private static let pairs: [QueryField] = [
    .init(
      "pair", .number, needs: [.calls, .completions],
      "The other end: of a call its completion (by its first object), else its return; of these, the call."
    ) { moment, _ in
      moment.pair.map { Int64(moment.ground.history.sequence(of: $0)) }
    },
    .init("pair.dt", .time, needs: [.calls, .completions], "The time between the two ends.") {
      moment, _ in
      moment.pair.map { abs(moment.ground.history[$0].time - moment.event.time) }
    },
    .init("cause", .number, "The event that made this one possible.") { moment, _ in
      moment.event.cause == 0 ? nil : Int64(moment.event.cause)
    },
    .init(
      list: "cause.obj", .object, needs: .calls,
      "The objects of the event that made this one possible."
    ) { moment, _, body in moment.visitObjectsOfCause(body) },
    .init(
      "nested", .truth, needs: [.calls, .completions],
      "Whether this is a completion that runs inside the call that it completes."
    ) { moment, _ in moment.isNested ? 1 : 0 },
  ]

  /// What stands where.
  private static let places: [QueryField] = [
    .init("binding", .binding, "The binding of the call.") { moment, _ in
      let binding = moment.ground.history.lexicon[moment.event.site].binding
      return binding < 0 ? nil : Int64(binding)
    },
    .init("adapter", .adapter, "The adapter of the call, or of its binding.") { moment, _ in
      moment.adapter.map { Int64($0) }
    },
    .init(machine: "binding.state", "The state of the call's binding behind the event.") {
      MachineOf(bindingsOf: $0)
    },
    .init(machine: "adapter.state", "The state of the call's adapter behind the event.") {
      MachineOf(adaptersOf: $0)
    },
    .init(machine: "filter.state", "The state of the call's filter module behind the event.") {
      MachineOf(modulesOf: $0)
    },
    .init(place: "q.NAME.len", .queue, "How many objects stand in a queue behind the event.") {
      $0.queues.indices.contains($1.index) ? $0.queues[$1.index].count : 0
    },
    .init(
      bound: "q.NAME.max", .queue, "How many objects a queue takes; nothing if it has no bound."),
    .init(place: "pool.NAME.used", .pool, "How many descriptors of a pool are in use.") {
      $0.value(of: $1)
    },
    .init(place: "c.NAME", .counter, "What a counter holds behind the event.") { $0.value(of: $1) },
  ]

  /// What only some events have.
  private static let rare: [QueryField] = [
    .init("drop.reason", .reason, "Why something was dropped.") { moment, _ in
      moment.event.kind == .drop ? moment.event.status.code : nil
    },
    .init("drop.layer", .component, "Who dropped it.") { moment, _ in
      moment.event.kind == .drop ? moment.event.at.code : nil
    },
    .init("choice", .choicePoint, "The choice point that was resolved.") { moment, _ in
      moment.event.kind == .choice ? moment.event.number : nil
    },
    .init("choice.value", .outcome, "How it was resolved: a word, or a number.") { moment, _ in
      moment.outcome
    },
    .init(texts: "oid", .text, "The name of the OID.") { moment, _ in moment.texts(.oid) },
    .init(texts: "note", .text, "The remark of the event, and what you have noted beside it.") {
      moment, _ in moment.texts(.note)
    },
    .init(texts: "flags", .text, "The flags of the call, each by itself.") { moment, _ in
      moment.texts(.flags).flatMap { $0.split { ", |".contains($0) }.map(String.init) }
    },
  ]
}

// MARK: - Finding a field

extension QueryField {
  /// Names for something else: `owner.before` is `prev(owner)`, and `frame` is `bytes`, as in Wireshark.
  public static let spellings = ["owner.before": "prev(owner)", "frame": "bytes"]

  /// Words that people bring along from Wireshark, WinDbg and elsewhere, with the field that says the same here.
  static let habits = [
    "frame.cap_len": "frame.len", "len": "frame.len", "length": "frame.len", "obj.len": "frame.len",
    "size": "frame.len",
    "frame.number": "seq", "index": "seq", "no": "seq", "number": "seq",
    "frame.time": "t", "frame.time_relative": "t", "time": "t", "timestamp": "t", "ts": "t",
    "frame.time_delta": "dt",
    "api": "ev", "call": "ev", "event": "ev", "fn": "ev", "func": "ev", "function": "ev",
    "name": "ev",
    "class": "obj.kind", "kind": "obj.kind", "type": "obj.kind",
    "nbl": "obj", "object": "obj", "packet": "obj", "pkt": "obj",
    "error": "status", "rc": "status", "result": "status", "ret": "status", "retval": "status",
    "core": "cpu", "processor": "cpu", "thread": "cpu", "tid": "cpu",
    "level": "irql",
    "component": "layer", "driver": "layer", "module": "layer",
    "holder": "owner",
    "duration": "pair.dt", "elapsed": "pair.dt", "latency": "pair.dt",
    "caller": "from", "callee": "to", "direction": "dir",
    "reason": "drop.reason", "state": "binding.state",
    "host": "ip.addr", "port": "udp.port", "proto": "ip.proto",
  ]

  /// The field, or the word among others, that was probably meant by a name that there is not.
  static func meant(by name: String, among others: [String] = []) -> String? {
    habits[name.lowercased()] ?? Suggestion.closest(to: name, in: all.map(\.name) + others)
  }

  /// Fields of the language that no trace can answer, with what can be asked instead.
  static let unsaid = [
    "driver.state":
      "drivers have no state; adapter.state, binding.state and filter.state are what has one",
    "irp.major": "ask for the dispatch routine by its name, such as PacketWrite",
    "lesson": "lessons are no part of a trace",
  ]

  /// What rules would say; no trace has them.
  static let ofRules: Set = ["rule", "rule.severity"]

  /// Whether a field has this name, a spelling of its own included.
  static func isName(_ name: String) -> Bool { spellings[name] != nil || find(name) != nil }

  /// The field that a name means, with the name of the place in it, or `nil`.
  static func find(_ name: String) -> (field: QueryField, place: String)? {
    if let field = byName[name] { return (field, "") }
    for field in templates {
      let parts = field.name.split(separator: "NAME", omittingEmptySubsequences: false)
      let (start, end) = (parts[0], parts[1])
      guard name.hasPrefix(start), name.hasSuffix(end), name.count > start.count + end.count else {
        continue
      }
      return (field, String(name.dropFirst(start.count).dropLast(end.count)))
    }
    return nil
  }

  private static let byName: [String: QueryField] = {
    var fields: [String: QueryField] = [:]
    for field in all where !field.name.contains("NAME") { fields[field.name] = field }
    return fields
  }()

  private static let templates = all.filter { $0.name.contains("NAME") }
}

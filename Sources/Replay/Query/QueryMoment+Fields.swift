import Events

/// How the fields of the catalog are read from an event.
extension QueryMoment {
  /// The time since the event before.
  var sinceLast: Int64? {
    guard index > ground.history.droppedCount else { return nil }
    return event.time - ground.history[index - 1].time
  }

  /// Beginning, return, or neither.
  var phase: Int64 {
    if event.kind.opensCall { return 0 }
    return event.kind == .leave ? 1 : 2
  }

  /// Who calls.
  var caller: Int64? { ground.calls?.caller(of: index).code }

  /// The call and, where the event is more than a call, its kind.
  @inline(__always)
  func visitNames(_ body: (Int64) -> Bool) -> Bool {
    if event.call != .none, event.kind != .choice, body(Int64(event.call.rawValue)) { return true }
    switch event.kind {
    case .enter, .leave, .action: return false
    case .own, .state, .interrupt, .wire, .drop, .choice, .inject, .touch, .wait, .signal, .lock,
      .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
      return body(QueryType.kindBase + Int64(event.kind.rawValue))
    }
  }

  /// Caller and called.
  @inline(__always)
  func visitLayers(_ body: (Int64) -> Bool) -> Bool {
    if let to = event.at.code, body(to) { return true }
    return caller.map(body) ?? false
  }

  /// What the event answers, or what the call that begins here will answer.
  @inline(__always)
  func visitStatuses(_ body: (Int64) -> Bool) -> Bool {
    if event.kind == .enter, event.status == .none, !event.hasExtras {
      guard let leave = ground.calls?.partner(of: index) else { return false }
      return QueryMoment.visitStatuses(ground.history[leave], leave, ground, body)
    }
    if QueryMoment.visitStatuses(event, index, ground, body) { return true }
    guard event.kind == .enter, event.status == .none,
      ground.history.extra(.statuses, of: index) == nil,
      let leave = ground.calls?.partner(of: index)
    else { return false }
    return QueryMoment.visitStatuses(ground.history[leave], leave, ground, body)
  }

  private static func visitStatuses(
    _ event: Event, _ index: Int, _ ground: QueryGround, _ body: (Int64) -> Bool
  ) -> Bool {
    if event.kind.keepsStatus, let own = event.status.code, body(own) { return true }
    guard event.hasExtras else { return false }
    return ground.history.withChunk(of: index) { chunk, offset in
      chunk.extras(of: offset).contains { extra in
        switch extra.key {
        case .status: body(extra.value)
        case .statuses:
          // What is no word is no status that a query could name.
          chunk.numbers[extra.range].contains {
            $0 & Extra.wordMark != 0 && body($0 & ~Extra.wordMark)
          }
        default: false
        }
      }
    }
  }

  /// The length that the event says.
  var length: Int64? {
    if event.length != Event.absent { return Int64(event.length) }
    guard event.hasExtras else { return nil }
    return ground.history.number(.length, of: index).map { Int64($0) }
  }

  /// The adapter of the site, or that of its binding.
  var adapter: Int32? {
    let lexicon = ground.history.lexicon
    let site = lexicon[event.site]
    if site.adapter >= 0 { return site.adapter }
    guard site.binding >= 0 else { return nil }
    return Int32(lexicon.bindings[Int(site.binding)].adapter)
  }

  /// The outcome of a choice.
  var outcome: Int64? {
    guard event.kind == .choice else { return nil }
    if let word = event.status.code { return word + QueryType.outcomeBase }
    return ground.history.number(.outcomeNumber, of: index).map { Int64($0) }
  }

  /// The texts of a rare key: none or one.
  func texts(_ key: ExtraKey) -> [String] {
    guard event.hasExtras, let text = ground.history.text(key, of: index) else { return [] }
    return [text]
  }
}

// MARK: - Objects

extension QueryMoment {
  /// Who owns the objects; `nobody` for those that nobody owns any more.
  @inline(__always)
  func visitOwners(_ state: StackState, _ body: (Int64) -> Bool) -> Bool {
    visitObjects { object in
      guard let owner = state[object]?.owner else {
        return event.life == .free && body(Int64(ComponentID.nobody.rawValue))
      }
      return body(Int64((owner == .none ? ComponentID.nobody : owner).rawValue))
    }
  }

  /// The states of the objects that are alive.
  @inline(__always)
  func visitStates(_ state: StackState, _ body: (ObjectState) -> Bool) -> Bool {
    visitObjects { state[$0].map(body) ?? false }
  }

  /// The time since the event at an index.
  func time(since index: UInt32) -> Int64 {
    let index = Int(index)
    guard index >= ground.history.droppedCount, index < ground.history.count else { return 0 }
    return event.time - ground.history[index].time
  }
}

extension StackState {
  /// Whether an open call has lent an object.
  func isLent(_ object: ObjectID) -> Bool {
    stacks.contains { stack in
      stack.frames.contains { frame in
        frame.isLoan
          && (frame.object == object
            || frame.object.isList && frame.loans.contains(root(of: object)))
      }
    }
  }
}

// MARK: - Other objects

extension QueryMoment {
  /// The parent that the event names.
  var parent: Int64? {
    guard event.hasExtras else { return nil }
    let parent = ground.history.parent(of: index)
    return parent == .none ? nil : Int64(parent.rawValue)
  }

  /// Calls `body` with the objects of the event that made this one possible.
  func visitObjectsOfCause(_ body: (Int64) -> Bool) -> Bool {
    guard event.cause != 0, let cause = ground.history.index(ofSequence: Int(event.cause)),
      cause >= ground.history.droppedCount
    else { return false }
    var moment = QueryMoment(ground)
    moment.index = cause
    moment.event = ground.history[cause]
    return moment.visitObjects { body(Int64($0.rawValue)) }
  }

  /// Whether a component stands among the filters of the event's adapter at one of these places, counted from the
  /// miniport; if the event names no adapter, any of its modules counts.
  func isFilter(_ code: Int64, at positions: ClosedRange<Int>) -> Bool {
    let lexicon = ground.history.lexicon
    let own = Int(lexicon[event.site].module)
    if lexicon.modules.indices.contains(own), lexicon.modules[own].filter.code == code {
      return positions.contains(lexicon.modules[own].position)
    }
    let adapter =
      lexicon.modules.indices.contains(own)
      ? lexicon.modules[own].adapter : self.adapter.map { Int($0) }
    return lexicon.modules.contains { module in
      module.filter.code == code && positions.contains(module.position)
        && (adapter == nil || module.adapter == adapter)
    }
  }
}

// MARK: - Pairs

extension QueryMoment {
  /// The other end of what happens here.
  var pair: Int? {
    switch event.kind {
    case .enter, .interrupt:
      completion ?? ground.completions?.origin(of: index) ?? ground.calls?.partner(of: index)
    case .leave: ground.calls?.partner(of: index)
    case .action: completion ?? ground.completions?.origin(of: index)
    case .own, .state, .wire, .drop, .choice, .inject, .touch, .wait, .signal, .lock, .unlock,
      .topology, .seen, .bugcheck, .note, .lost, .unknown:
      nil
    }
  }

  private var completion: Int? {
    guard let calls = ground.calls else { return nil }
    return ground.completions?.completion(of: index, in: ground.history, calls)
  }

  /// Whether this completes a call that is still open on the same stack.
  var isNested: Bool {
    guard event.kind == .enter || event.kind == .action,
      let origin = ground.completions?.origin(of: index)
    else { return false }
    let call = ground.history[origin]
    guard call.kind.opensCall, call.stack == event.stack else { return false }
    return ground.calls?.partner(of: origin).map { $0 > index } ?? true
  }
}

// MARK: - Machines

/// The machine of the binding, adapter or module where an event happens.
struct MachineOf: Sendable {
  private let owners: [PlaceID]
  private let indexOfSite: @Sendable (QueryMoment) -> Int
  private let isOwner: @Sendable (PlaceOwner) -> Bool
  /// For each place whether it is such a machine.
  private let isMachine: [Bool]

  init(bindingsOf lexicon: Lexicon) {
    self.init(lexicon, lexicon.bindings.map(\.id)) {
      Int($0.ground.history.lexicon[$0.event.site].binding)
    } isOwner: {
      if case .binding = $0 { true } else { false }
    }
  }

  init(adaptersOf lexicon: Lexicon) {
    self.init(lexicon, lexicon.adapters.map(\.id)) {
      $0.adapter.map { Int($0) } ?? -1
    } isOwner: {
      if case .adapter = $0 { true } else { false }
    }
  }

  init(modulesOf lexicon: Lexicon) {
    self.init(lexicon, lexicon.modules.map(\.id)) {
      Int($0.ground.history.lexicon[$0.event.site].module)
    } isOwner: {
      if case .module = $0 { true } else { false }
    }
  }

  private init(
    _ lexicon: Lexicon, _ owners: [String],
    _ indexOfSite: @escaping @Sendable (QueryMoment) -> Int,
    isOwner: @escaping @Sendable (PlaceOwner) -> Bool
  ) {
    self.owners = owners.map { lexicon.place($0 + ".state") ?? .none }
    self.indexOfSite = indexOfSite
    self.isOwner = isOwner
    isMachine = lexicon.places.map { $0.kind == .machine && isOwner($0.owner) }
  }

  /// The machine that the event moves, else that of its site; ``PlaceID/none`` if there is none.
  func place(_ moment: QueryMoment) -> PlaceID {
    let place = moment.event.place
    if place != .none, isMachine.indices.contains(place.index), isMachine[place.index] {
      return place
    }
    let index = indexOfSite(moment)
    return owners.indices.contains(index) ? owners[index] : .none
  }
}

// MARK: - Numbers

extension ComponentID {
  /// The number inside queries; `nil` for none.
  @inline(__always)
  var code: Int64? { self == .none ? nil : Int64(rawValue) }
}

extension Word {
  /// The number inside queries; `nil` for none.
  @inline(__always)
  var code: Int64? { self == .none ? nil : Int64(rawValue) }
}

extension ComponentKind {
  /// The number inside queries.
  var code: Int64 { Int64(ComponentKind.allCases.firstIndex(of: self) ?? 0) }
}

extension Event {
  /// The value, if the event says one.
  var number: Int64? { value == Event.absent ? nil : Int64(value) }
}

extension EventKind {
  /// Whether the status of an event of this kind is one, and not another word.
  var keepsStatus: Bool {
    switch self {
    case .enter, .leave, .action, .own, .interrupt, .inject, .wait, .signal, .lock, .unlock, .seen,
      .bugcheck, .note, .lost, .unknown:
      true
    case .state, .drop, .wire, .topology, .touch, .choice: false
    }
  }
}

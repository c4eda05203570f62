import Events
import Replay

/// Checks what every run of sound drivers keeps at every position, whatever the seed chose.
///
/// It reads events and the states folded from them, and nothing else: nothing disappears, no counter and no reference falls
/// below zero, a binding that goes leaves nothing behind, and who pauses holds nothing.
public struct Invariants {
  private let timeline: Timeline
  private var history: History { timeline.history }
  private var lexicon: Lexicon { timeline.history.lexicon }

  /// The invariants of a run.
  public init(_ timeline: Timeline) { self.timeline = timeline }

  /// What was broken, and where.
  public struct Breach: Equatable, Sendable {
    /// The index of the event behind which it is broken.
    public let index: Int
    /// What is wrong there.
    public let fault: Fault
  }

  /// What can be wrong.
  public enum Fault: Equatable, Sendable {
    /// A component has more or less than came, went and was dropped.
    case notBalanced(component: String, Traffic)
    /// A counter, pool or queue holds less than nothing or more than it can.
    case outOfBounds(place: String, value: Int)
    /// Fewer returns are promised than none.
    case negativeReferences(ObjectID, Int)
    /// A binding is gone, and its counter is not at zero.
    case notDrained(binding: String, counter: String, value: Int)
    /// A binding is gone, and something that was handed over on it has not come back.
    case outstanding(binding: String, ObjectID)
    /// A driver has paused and still holds what others made.
    case heldWhenPaused(component: String, ObjectID)
    /// A driver has paused, and others still hold what it made.
    case awayWhenPaused(component: String, ObjectID)
    /// Somebody used memory that it may not own.
    case touched(component: String, ObjectID)
    /// The machine stopped.
    case stopped
    /// Frames arrived and were lost without a reason.
    case framesLost(Int)
  }

  /// The first breach, or `nil` if everything holds.
  public var firstBreach: Breach? {
    if let found = firstBreach(from: 1, through: timeline.count) { return found }
    let lost = FrameCensus(history).lostCount
    return lost > 0 ? Breach(index: timeline.count - 1, fault: .framesLost(lost)) : nil
  }

  /// The first breach behind the events of some positions, or `nil`; frames that were lost are not counted.
  public func firstBreach(from first: Int, through last: Int) -> Breach? {
    var found: Breach?
    timeline.followStates(from: first, through: last) { state in
      found = fault(state).map { Breach(index: state.position - 1, fault: $0) }
      return found == nil
    }
    return found
  }

  private func fault(_ state: StackState) -> Fault? {
    let event = history[state.position - 1]
    switch event.kind {
    case .bugcheck: return .stopped
    case .touch: return .touched(component: lexicon.name(event.at), event.object)
    case .state: if let fault = fault(ofMachine: event, state) { return fault }
    case .enter, .leave, .action, .own, .interrupt, .wire, .drop, .choice, .inject, .wait, .signal,
      .lock, .unlock, .topology, .seen, .note, .lost, .unknown:
      break
    }
    return unbalanced(state) ?? outOfBounds(event) ?? negativeReferences(event, state)
  }

  private func unbalanced(_ state: StackState) -> Fault? {
    for (index, traffic) in state.traffic.enumerated() where !traffic.isBalanced {
      return .notBalanced(component: lexicon.components[index].id, traffic)
    }
    return nil
  }

  private func outOfBounds(_ event: Event) -> Fault? {
    guard event.place != .none, event.value != Event.absent, event.kind != .choice,
      let place = lexicon[event.place]
    else { return nil }
    switch place.kind {
    case .register, .machine: return nil
    case .counter, .pool, .queue: break
    }
    return place.canHold(Int(event.value))
      ? nil : .outOfBounds(place: place.id, value: Int(event.value))
  }

  private func negativeReferences(_ event: Event, _ state: StackState) -> Fault? {
    guard event.object != .none, !event.object.isList, let object = state[event.object],
      object.references < 0
    else { return nil }
    // What an intermediate driver returns inside of its indication is paid for by its answer (R19), which NDIS counts last.
    let isShown = state.openStacks.contains { stack in
      stack.frames.contains {
        $0.handler == .ndisMIndicateReceivePacket
          && ($0.object == event.object
            || $0.object.isList && history.objects(of: $0.index).contains(event.object))
      }
    }
    return isShown ? nil : .negativeReferences(event.object, Int(object.references))
  }
}

// MARK: - Machines

extension Invariants {
  private func fault(ofMachine event: Event, _ state: StackState) -> Fault? {
    faults(ofMachine: event, state).first
  }

  /// What is wrong where a machine came to a state with an event.
  private func faults(ofMachine event: Event, _ state: StackState) -> [Fault] {
    guard let place = lexicon[event.place] else { return [] }
    switch place.owner {
    case .binding(let binding):
      let isGone = event.status == Word.State.none || event.status == Word.State.unbound
      return isGone ? left(behind: binding, state).map { [$0] } ?? [] : []
    case .adapter(let adapter) where event.status == Word.State.paused:
      return held(by: lexicon.adapters[adapter].miniport, state)
    case .module(let module) where event.status == Word.State.paused:
      return held(by: lexicon.modules[module].filter, state)
    case .adapter, .module, .component: return []
    }
  }

  /// What a binding that is gone has left behind.
  private func left(behind binding: Int, _ state: StackState) -> Fault? {
    let name = lexicon.bindings[binding].id
    for (index, place) in lexicon.places.enumerated()
    where place.kind == .counter && !place.isStatistic && place.owner == .binding(binding) {
      let value = state.value(of: PlaceID(index: index))
      if value != 0 { return .notDrained(binding: name, counter: place.id, value: value) }
    }
    let waiting = state.liveObjects.first {
      $0.state.handover != .none && Int($0.state.binding) == binding
    }
    return waiting.map { .outstanding(binding: name, $0.object) }
  }

  /// What a driver that has paused still holds, or still has to get back.
  ///
  /// A driver with several modules or adapters pauses one of them at a time; then nothing follows.
  private func held(by component: ComponentID, _ state: StackState) -> [Fault] {
    let instances =
      lexicon.adapters.count { $0.miniport == component }
      + lexicon.modules.count { $0.filter == component }
    guard instances == 1 else { return [] }
    let name = lexicon.name(component)
    return state.liveObjects.filter { $0.object.kind == .netBufferList }.compactMap {
      object, facts -> Fault? in
      if facts.owner == component, facts.maker != component {
        return .heldWhenPaused(component: name, object)
      }
      let isAway = facts.owner != .none && facts.owner != .nobody && facts.owner != component
      return facts.maker == component && isAway
        ? .awayWhenPaused(component: name, object) : nil
    }
  }
}

// MARK: - What stays broken

extension Invariants {
  /// What is broken in a state and was not mended since an event broke it.
  ///
  /// Each fault is one that ``firstBreach(from:through:)`` finds at that event: the same functions judge it.
  ///
  /// `alive` are the live objects of that state, which who asks for every picture has at hand.
  public func standingFaults(
    in state: StackState, alive: [(object: ObjectID, state: ObjectState)]
  ) -> [Fault] {
    var faults = unbalanced(state).map { [$0] } ?? []
    faults += lexicon.places.indices.compactMap { standingFault(at: PlaceID(index: $0), state) }
    let indebted = alive.lazy.filter { $0.state.references < 0 }.map(\.object)
    return faults + indebted.compactMap { standingFault(of: $0, state) }
  }

  private func standingFault(at id: PlaceID, _ state: StackState) -> Fault? {
    guard let place = lexicon[id] else { return nil }
    switch place.kind {
    case .register: return nil
    case .machine: return standingFault(ofMachine: id, state)
    case .counter, .pool, .queue:
      let value = place.kind == .queue ? state.memberCount(of: id) : state.value(of: id)
      guard !place.canHold(value) else { return nil }
      let last = lastIndex(state) { $0.place == id && $0.value != Event.absent }
      return last.map { outOfBounds(history[$0]) } ?? .outOfBounds(place: place.id, value: value)
    }
  }

  /// What was wrong when a machine came to where it is, as far as that is wrong still.
  private func standingFault(ofMachine id: PlaceID, _ state: StackState) -> Fault? {
    guard let since = state.track(of: id)?.since, history.keeps(since),
      history[since].kind == .state
    else { return nil }
    let present = faults(ofMachine: history[since], state)
    guard !present.isEmpty else { return nil }
    let past = faults(ofMachine: history[since], timeline.state(at: since + 1))
    return present.first { fault in past.contains { $0.isAboutTheSame(as: fault) } }
  }

  /// What was wrong behind the last event about an object for which fewer returns than none are promised.
  private func standingFault(of object: ObjectID, _ state: StackState) -> Fault? {
    guard let last = lastIndex(state, { $0.object == object }) else {
      return state[object].map { .negativeReferences(object, Int($0.references)) }
    }
    return negativeReferences(history[last], timeline.state(at: last + 1))
  }

  /// The last event before a state that fits; what is farther back than a glance at it reaches is not looked for.
  private func lastIndex(_ state: StackState, _ fits: (Event) -> Bool) -> Int? {
    timeline.lastIndex(
      before: state.position, notBefore: state.position - Invariants.glanceCount, where: fits)
  }

  /// How many events are looked back upon, at most, for what a state alone does not tell: it is asked for every picture.
  private static let glanceCount = 4_096
}

extension Invariants.Fault {
  /// Whether two faults are about one object, or about one binding.
  fileprivate func isAboutTheSame(as other: Invariants.Fault) -> Bool {
    switch (self, other) {
    case (.notDrained(let binding, _, _), .notDrained(let same, _, _)),
      (.notDrained(let binding, _, _), .outstanding(let same, _)),
      (.outstanding(let binding, _), .notDrained(let same, _, _)),
      (.outstanding(let binding, _), .outstanding(let same, _)):
      binding == same
    default: self == other
    }
  }
}

extension Place {
  /// Whether a counter, pool or queue can hold so much.
  fileprivate func canHold(_ value: Int) -> Bool {
    let isBounded = kind != .counter && bound > 0
    return value >= 0 && (!isBounded || value <= bound)
  }
}

extension Traffic {
  /// Whether all that came went, was dropped, or is here.
  fileprivate var isBalanced: Bool { held >= 0 && arrived == departed + dropped + held }
}

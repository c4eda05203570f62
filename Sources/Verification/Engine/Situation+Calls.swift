import Events
import Replay

/// Who was calling whom at an earlier event.
///
/// The events say it themselves: the call that was open there is the last one on the same stack that has not returned. So
/// nobody needs the state of the whole machine for that.
extension Situation {
  /// A call that was open.
  struct Enclosing {
    /// The call, or the handler of the DDK that a driver's own function implements.
    let handler: Call
    /// Who was called.
    let to: ComponentID
    /// Where it takes place.
    let site: SiteID
    fileprivate let origin: Origin
  }

  /// Where it stands who has made a call.
  fileprivate enum Origin {
    /// At the event with which the call began.
    case event(Int)
    /// In the state; that event is far back, or was dropped.
    case known(OpenCall)
  }

  /// Who calls with the event at an index.
  func caller(of index: Int) -> ComponentID {
    if let extra = history.extra(.from, of: index) {
      return ComponentID(rawValue: UInt16(truncatingIfNeeded: extra.value))
    }
    return openCall(at: index)?.to ?? .none
  }

  /// Who has made a call that was open; none for an interrupt.
  func caller(of call: Enclosing) -> ComponentID {
    switch call.origin {
    case .known(let known): return known.from
    case .event(let index):
      let from = history.number(.from, of: index) ?? 0
      let caller = ComponentID(rawValue: UInt16(truncatingIfNeeded: from))
      if caller != .none || history[index].kind == .interrupt { return caller }
      return openCall(at: index)?.to ?? .none
    }
  }

  /// Whether a component does what happens at an index, or calls somebody with it.
  func isDone(by component: ComponentID, at index: Int) -> Bool {
    let event = history[index]
    guard event.kind != .enter else { return caller(of: index) == component }
    return event.kind != .leave && event.at == component
  }

  /// What was answered to what is done at an index, before another index: a call says it where it returns, what has no inside
  /// says it itself; ``Word/none`` if nothing was answered.
  func answer(at index: Int, before end: Int) -> Status {
    let event = history[index]
    guard event.kind == .enter else { return event.status }
    var depth = 0
    for later in index..<end where history[later].stack == event.stack {
      if history[later].kind.opensCall { depth += 1 }
      guard history[later].kind == .leave else { continue }
      depth -= 1
      if depth == 0 { return history[later].status }
    }
    return .none
  }

  /// The handler with which somebody else had called a component at an index, the innermost one; `nil` if it was in none.
  func handler(of component: ComponentID, at index: Int) -> Call? {
    callFromElsewhere(to: component, at: index)?.handler
  }

  /// The call with which somebody else had called a component at an index, the innermost one; `nil` if it was in none.
  func callFromElsewhere(to component: ComponentID, at index: Int) -> Enclosing? {
    guard history.keeps(index) else { return nil }
    var next = openCall(at: index)
    while let call = next {
      if call.to == component, caller(of: call) != component { return call }
      guard case .event(let enter) = call.origin else { return nil }
      next = openCall(at: enter)
    }
    return nil
  }

  /// The innermost open call on the stack of an event, just before it; `nil` if none was open.
  func openCall(at index: Int) -> Enclosing? {
    guard let enter = beginning(around: index) else { return foldedCall(at: index) }
    return Enclosing(
      handler: history.handler(of: enter), to: history[enter].at, site: history[enter].site,
      origin: .event(enter))
  }

  /// Where the innermost open call on the stack of an event began, or `nil`; where somebody has the states, only the events
  /// are looked at that are nearer than the next of these.
  private func beginning(around index: Int) -> Int? {
    let event = history[index]
    var depth = 0
    let start = timeline == nil ? 0 : index - Situation.stackCount
    return history.lastIndex(before: index, notBefore: start) { earlier in
      guard earlier.stack == event.stack else { return false }
      if earlier.kind == .leave { depth += 1 }
      guard earlier.kind.opensCall else { return false }
      depth -= 1
      return depth < 0
    }
  }

  /// The same from the state there, if somebody has it and not all events before were looked at.
  private func foldedCall(at index: Int) -> Enclosing? {
    guard history.droppedCount > 0 || index > Situation.stackCount, let timeline else { return nil }
    let event = history[index]
    return timeline.state(at: index).innermostCall(on: event.stack)
      .map { Enclosing(handler: $0.handler, to: $0.to, site: $0.site, origin: .known($0)) }
  }

  /// What the event at an index is about; a return that does not say it is about what its call is about.
  func objects(at index: Int, _ event: Event) -> [ObjectID] {
    guard event.isBareAnswer, let call = openCall(at: index) else {
      return history.objects(of: index)
    }
    switch call.origin {
    case .event(let enter): return history.objects(of: enter)
    case .known(let known): return known.objects
    }
  }

  /// How far back the beginning of a call is looked for before a state is asked: so many events are looked at in the time in
  /// which one goes to a state.
  private static let stackCount = 1 << 13
}

extension Event {
  /// Whether this answers a call and does not say about which object.
  var isBareAnswer: Bool { kind == .leave && object == .none && status != .none }
}

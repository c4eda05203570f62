import Events
import Replay

/// What several rules ask when something is wrong: how did it come to that?
///
/// These look back into the trace and are slow; a rule asks them when it has something to show.
extension Situation {
  /// Where a component has given an object back, by a call or by its answer, the last time before an index; or `nil`.
  func completion(of object: ObjectID, by component: ComponentID, before index: Int) -> Int? {
    lastIndex(about: object, before: index) { place, event in
      switch event.kind {
      case .enter:
        guard case .givesBack = Bookings.booking(of: event.call) else { return false }
        return caller(of: place) == component
      case .leave:
        guard event.status != .pending, event.status != .none, let open = openCall(at: place),
          case .hands(_, .status) = Bookings.booking(of: open.handler)
        else { return false }
        return open.to == component
      default: return false
      }
    }
  }

  /// Whether the object of an act stands in the same chain twice, and this is not the first time.
  func isRepeated(_ act: Act) -> Bool {
    let earlier = act.member.index
    return earlier > 0 && history.objects(of: act.index).prefix(earlier).contains(act.object)
  }

  /// Where a miniport has marked what it owes at the end of a run as refused, with RESOURCES; or `nil`.
  func refusal(of debt: Debt) -> Int? { (ending ?? Ending(self)).refusal(of: debt) }

  /// The copy that an intermediate driver made for what it has lost at the end of a run, if it has come back; or `nil`.
  func returnedCopy(for debt: Debt) -> ReturnedCopies.Copy? {
    (ending ?? Ending(self)).returnedCopy(for: debt)
  }

  /// What is owed at the end of a run and will never come back: what nobody else has, what waits nowhere, and for which
  /// nothing is on its way.
  func lost(_ trade: Trade) -> [Debt] { (ending ?? Ending(self)).lost(trade) }

  /// The innermost open call of a handler of a component on the stack of an act, about an object or about any; or `nil`.
  func innermost(
    _ handler: Call, of component: ComponentID, about object: ObjectID? = nil, around act: Act
  ) -> OpenCall? {
    stack.openCalls(on: act.event.stack).last {
      $0.handler == handler && $0.to == component && (object == nil || $0.object == object)
    }
  }

  /// The last thing that a component did with an object that it may not touch any more.
  struct Use {
    let index: Int
    let kind: Kind

    enum Kind {
      /// It sent it; the event is the call, or the answer PENDING.
      case handedDown
      /// It completed it.
      case completed
    }
  }

  /// When a component has given an object away the last time before an index, and has not got it back since; or `nil`.
  func lastUse(of object: ObjectID, by component: ComponentID, before index: Int) -> Use? {
    guard lexicon[component]?.kind != .ndis, object.kind == .packet || object.kind == .netBufferList
    else { return nil }
    let found = lastIndex(about: object, before: index) { place, event in
      switch event.kind {
      case .enter: changesHands(event, at: place, around: component)
      case .leave: event.status == .pending && isAnswer(at: place, to: component)
      default: false
      }
    }
    return found.flatMap { place in
      // It came back, or was given to it anew, and what happens to it then is another matter.
      if history[place].kind == .enter, history[place].at == component { return nil }
      if case .givesBack = Bookings.booking(of: history.handler(of: place)) {
        return Use(index: place, kind: .completed)
      }
      return Use(index: place, kind: .handedDown)
    }
  }

  /// Whether a component gives away what is sent, or gets it, with the call that begins at an index.
  ///
  /// A driver may be given the same object again: it is sent anew, or the driver stands in the stack several times.
  private func changesHands(
    _ event: Event, at index: Int, around component: ComponentID
  ) -> Bool {
    switch Bookings.booking(of: history.handler(of: index)) {
    case .hands(.send, let answer):
      let sender = caller(of: index)
      guard sender != event.at else { return false }
      return event.at == component || answer == .nothing && sender == component
    case .givesBack(.send): return event.at == component || caller(of: index) == component
    default: return false
    }
  }

  /// Whether the return at an index answers the send of a component.
  private func isAnswer(at index: Int, to component: ComponentID) -> Bool {
    guard let open = openCall(at: index),
      case .hands(.send, .status) = Bookings.booking(of: open.handler)
    else { return false }
    return caller(of: open) == component
  }

  /// Where a machine has moved the last time before an index, or `nil`.
  func lastMove(of owner: PlaceOwner, before index: Int) -> Int? {
    guard let place = machine(of: owner) else { return nil }
    return lastIndex(before: index) { $0.kind == .state && $0.place == place }
  }

  /// The state of the module or adapter of a site.
  func instanceState(_ site: SiteID) -> Word {
    let site = lexicon[site]
    if site.module >= 0 { return state(of: .module(Int(site.module))) }
    return site.adapter >= 0 ? state(of: .adapter(Int(site.adapter))) : .none
  }
}

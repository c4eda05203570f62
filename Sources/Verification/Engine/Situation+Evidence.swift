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

  /// Where a miniport has marked what it owes as refused, with RESOURCES; or `nil`.
  func refusal(of debt: Debt) -> Int? {
    lastIndex(about: debt.object, before: history.count) { place, event in
      place > debt.index && event.call == .ndisSetPacketStatus && event.status == .resources
        && event.at == debt.debtor
    }
  }

  /// The innermost open call of a handler of a component on the stack of an act, about an object or about any; or `nil`.
  func innermost(
    _ handler: Call, of component: ComponentID, _ object: ObjectID?, _ act: Act
  ) -> OpenCall? {
    stack.openCalls(cpu: act.event.cpu, thread: act.event.thread).last {
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
      guard event.kind == .enter || event.kind == .leave else { return false }
      let handler = event.kind == .leave ? openCall(at: place)?.handler ?? event.call : event.call
      switch (Bookings.booking(of: handler), event.kind) {
      case (.hands(.send, .status), .leave):
        return event.status == .pending && openCall(at: place)?.from == component
      case (.hands(.send, .nothing), .enter): return caller(of: place) == component
      case (.givesBack(.send), .enter):
        return event.at == component || caller(of: place) == component
      default: return false
      }
    }
    return found.flatMap { place in
      // It came back, and what happens to it then is another matter.
      if history[place].kind == .enter, history[place].at == component { return nil }
      if case .givesBack = Bookings.booking(of: history[place].call) {
        return Use(index: place, kind: .completed)
      }
      return Use(index: place, kind: .handedDown)
    }
  }

  /// Where a machine has moved the last time before an index, or `nil`.
  func lastMove(of owner: PlaceOwner, before index: Int) -> Int? {
    guard let place = machine(of: owner) else { return nil }
    let first = max(history.droppedCount, index - Situation.searchCount)
    return (first..<index).last { history[$0].kind == .state && history[$0].place == place }
  }

  /// The state of the module or adapter of a site.
  func instanceState(_ site: SiteID) -> Word {
    let site = lexicon[site]
    if site.module >= 0 { return state(of: .module(Int(site.module))) }
    return site.adapter >= 0 ? state(of: .adapter(Int(site.adapter))) : .none
  }

  /// Who calls with the event at an index.
  func caller(of index: Int) -> ComponentID {
    if let extra = history.extra(.from, of: index) {
      return ComponentID(rawValue: UInt16(truncatingIfNeeded: extra.value))
    }
    return openCall(at: index)?.to ?? .none
  }

  /// The innermost open call on the stack of an event, just before it.
  func openCall(at index: Int) -> OpenCall? {
    let event = history[index]
    return state(at: index).innermostCall(cpu: event.cpu, thread: event.thread)
  }

  /// What is owed at the end of a run and will never come back: what nobody else has, what waits nowhere, and for which
  /// nothing is on its way.
  func lost(_ trade: Trade) -> [Debt] {
    books.outstanding.filter { debt in
      debt.trade == trade && books.lastDebt(of: debt.object) == debt
        && lexicon[debt.debtor]?.kind != .ndis && !mayComeBack(debt)
    }
  }

  /// Whether something that is owed may still come back: it waits in a queue, something that was made for it is still on its
  /// way, or something that was handed on inside the same call is.
  private func mayComeBack(_ debt: Debt) -> Bool {
    stack.isQueued(debt.object) || hasDescendantUnderway(debt.object, from: debt.debtor)
      || books.outstanding.contains {
        $0.creditor == debt.debtor && $0.object != debt.object
          && $0.index > debt.index && $0.index < debt.callEnd
      }
  }

  private func hasDescendantUnderway(_ object: ObjectID, from component: ComponentID) -> Bool {
    stack.liveObjects.contains { child, state in
      guard state.parent == object else { return false }
      let isElsewhere = state.owner != component && state.owner != .none
      return isElsewhere || stack.isQueued(child) || books.lastDebt(of: child) != nil
        || hasDescendantUnderway(child, from: component)
    }
  }
}

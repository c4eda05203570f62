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

  /// Who calls with the event at an index.
  private func caller(of index: Int) -> ComponentID {
    if let extra = history.extra(.from, of: index) {
      return ComponentID(rawValue: UInt16(truncatingIfNeeded: extra.value))
    }
    return openCall(at: index)?.to ?? .none
  }

  /// The innermost open call on the stack of an event, just before it.
  private func openCall(at index: Int) -> OpenCall? {
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

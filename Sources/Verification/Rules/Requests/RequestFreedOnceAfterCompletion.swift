import Events
import Replay

/// R40: A request is freed exactly once, and after it was completed.
///
/// Typical bug: Two branches free it, or none does, or one frees it while it is pending.
///
/// On Windows: Freed twice: bug check 0xC2, or a damaged pool. Freed early: the miniport writes
/// into memory of somebody else. Never: a leak.
///
/// Cure: Have one place that frees it, in the completion or after an answer that is not PENDING.
///
/// Source: [NDIS_REFERENCE 6.3 R40]
struct RequestFreedOnceAfterCompletion: Rule {
  static let facts = RuleFacts(
    "R40", "A request is freed exactly once, and after it was completed.",
    bug: "Two branches free it, or none does, or one frees it while it is pending.",
    consequence: "Freed twice: bug check 0xC2, or a damaged pool. Freed early: the miniport "
      + "writes into memory of somebody else. Never: a leak.",
    cure: "Have one place that frees it, in the completion or after an answer that is not "
      + "PENDING.",
    source: "6.3 R40", needs: [.calls, .beginning],
    needsAtEnd: [.end, .places], needsInFull: .touches)

  static let interests: [Interest] = [.end(of: .request), .every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .request else { return }
    if act.event.kind == .touch {
      checkUse(act, in: situation, into: &verdict)
    } else if let debt = situation.books.lastDebt(of: act.object), debt.trade == .request,
      !Books.isUnsure(debt)
    {
      verdict.report(
        Self.facts, act, in: situation,
        [
          .init(debt.index, "\(situation.name(debt.debtor)) gets \(act.object)"),
          .init(act.index, "\(act.object) is freed, and it is not completed"),
        ])
    } else {
      checkUse(act, in: situation, into: &verdict)
    }
  }

  /// A request is freed or touched that has ended already.
  private func checkUse(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.stack[act.object] == nil,
      let end = situation.end(of: act.object, before: act.index)
    else { return }
    let who = situation.name(act.caller)
    let isFree = act.event.kind != .touch || act.status == Word.Memory.write
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(end, "\(situation.name(situation.history[end].at)) frees \(act.object)"),
        .init(
          act.index,
          isFree
            ? "\(who) frees \(act.object) again" : "\(who) reads \(act.object), which is gone"),
      ])
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    let left = Self.left(in: situation)
    let counts = left.reduce(into: [:]) { $0[$1.state.maker, default: 0] += 1 }
    for (object, state) in left {
      // Of several, each was made for one use.
      if counts[state.maker] == 1, Self.isKept(object, state, in: situation) { continue }
      let since = Int(state.ownedSince)
      let who = situation.name(state.owner)
      verdict.report(
        Self.facts, since, object, in: situation,
        [
          .init(Int(state.bornAt), "\(who) makes \(object)"),
          .init(since, "\(object) is back at \(who), which never frees it"),
        ])
    }
  }

  /// The requests that have come back to who has made them, and that nobody has freed.
  private static func left(
    in situation: borrowing Situation
  ) -> [(object: ObjectID, state: ObjectState)] {
    var left: [(object: ObjectID, state: ObjectState)] = []
    for (object, state) in situation.stack.liveObjects
    where object.kind == .request && state.owner == state.maker && state.ownedSince > state.bornAt {
      guard situation.books.lastDebt(of: object) == nil, !situation.stack.isQueued(object) else {
        continue
      }
      left.append((object, state))
    }
    return left
  }

  /// Whether its maker uses a request for one call after the other, and is still there: then it frees it when it leaves.
  private static func isKept(
    _ object: ObjectID, _ state: ObjectState, in situation: borrowing Situation
  ) -> Bool {
    let since = Int(state.ownedSince)
    guard let last = handover(of: object, by: state.maker, before: since, in: situation),
      handover(of: object, by: state.maker, before: last, in: situation) != nil
    else { return false }
    return !hasLeft(state.maker, since: since, in: situation)
  }

  /// Where a component has asked with a request the last time before an index, or `nil`.
  private static func handover(
    of object: ObjectID, by component: ComponentID, before index: Int,
    in situation: borrowing Situation
  ) -> Int? {
    situation.lastIndex(about: object, before: index) { place, event in
      guard event.kind == .enter,
        case .hands(.request, _) = Bookings.booking(of: situation.history.handler(of: place))
      else { return false }
      return situation.caller(of: place) == component
    }
  }

  /// Whether a driver was unloaded, or has taken itself out of the library.
  private static func hasLeft(
    _ component: ComponentID, since index: Int, in situation: borrowing Situation
  ) -> Bool {
    let history = situation.history
    return (max(index, history.droppedCount)..<max(index, history.count)).contains {
      guard history[$0].kind == .enter else { return false }
      switch history.handler(of: $0) {
      case .driverUnload: return history[$0].at == component
      case .ndisDeregisterProtocol, .ndisFDeregisterFilterDriver:
        return situation.caller(of: $0) == component
      default: return false
      }
    }
  }
}

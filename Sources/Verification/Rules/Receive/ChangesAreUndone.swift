import Events
import Replay

/// R32: What a filter changes in a list of somebody else is changed back when the list returns.
///
/// Typical bug: FilterReturnNetBufferLists forgets the undo, or the old bytes were not remembered.
///
/// On Windows: The miniport gets memory that is not as it left it, and its next frame may be
/// damaged.
///
/// Cure: Remember what was there, and put it back before the list is returned.
///
/// Source: [NDIS_REFERENCE 6.2 R32]
struct ChangesAreUndone: Rule {
  static let facts = RuleFacts(
    "R32",
    "What a filter changes in a list of somebody else is changed back when the list returns.",
    bug: "FilterReturnNetBufferLists forgets the undo, or the old bytes were not remembered.",
    consequence:
      "The miniport gets memory that is not as it left it, and its next frame may be damaged.",
    cure: "Remember what was there, and put it back before the list is returned.",
    source: "6.2 R32", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action([.ndisMoveMemory]), .enter([.ndisFReturnNetBufferLists]),
    .leave([.filterReceiveNetBufferLists]),
  ]

  /// What somebody has changed.
  private struct Change: Hashable, Sendable {
    let list: ObjectID
    let filter: ComponentID
  }

  /// The lists that are changed in place, by whom, and where.
  private var changed: [Change: Int] = [:]

  func feed(_ digest: inout StateDigest) {
    guard !changed.isEmpty else { return }
    for filter in Set(changed.keys.map(\.filter.rawValue)).sorted() {
      digest.add(filter)
      digest.add(objects: changed.keys.filter { $0.filter.rawValue == filter }.map(\.list))
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.event.kind {
    case .action: note(act, in: situation)
    case .enter: goBack(act, by: act.caller, in: situation, into: &verdict)
    default:
      let loan = situation.books.debt(of: act.object, since: act.beginning)
      if loan?.isLoan == true { goBack(act, by: act.callee, in: situation, into: &verdict) }
    }
  }

  private mutating func note(_ act: Act, in situation: borrowing Situation) {
    guard act.event.hasExtras, act.object.kind == .netBufferList,
      situation.stack[act.object]?.maker != act.callee
    else { return }
    let change = Change(list: act.object, filter: act.callee)
    switch situation.history.argument(of: act.index) {
    case .changeInPlace: changed[change] = act.index
    case .changeUndone: changed[change] = nil
    case .null, .netEventPause, .netEventRestart, .next, .sourceHandle, nil: break
    }
  }

  private mutating func goBack(
    _ act: Act, by filter: ComponentID, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    guard !changed.isEmpty,
      let change = changed.removeValue(forKey: Change(list: act.object, filter: filter))
    else { return }
    let who = situation.name(filter)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(change, "\(who) changes bytes of \(act.object) in place"),
        .init(act.index, "\(act.object) goes back as \(who) has changed it"),
      ])
  }
}

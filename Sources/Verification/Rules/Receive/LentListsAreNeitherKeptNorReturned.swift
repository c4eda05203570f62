import Events
import Replay

/// R31: A list with the flag RESOURCES is neither returned nor kept.
///
/// Typical bug: A branch takes for granted that every list may be kept.
///
/// On Windows: Returned: bug check 0x7C, 0xD1 or 0x50, as chance has it; Windows has no number of
/// its own for a list, and the model takes 0x7C, first parameter 0x12, which is about packets.
/// Kept: the miniport fills a list that stands in a queue.
///
/// Tools: Debugger: !ndiskd.nbl.
///
/// Cure: Copy what is needed, and leave the list alone.
///
/// Source: [NDIS_REFERENCE 6.2 R31]
struct LentListsAreNeitherKeptNorReturned: Rule {
  static let facts = RuleFacts(
    "R31", "A list with the flag RESOURCES is neither returned nor kept.",
    bug: "A branch takes for granted that every list may be kept.",
    consequence:
      "Returned: bug check 0x7C, 0xD1 or 0x50, as chance has it; Windows has no number of its own "
      + "for a list, and the model takes 0x7C, first parameter 0x12, which is about packets. Kept: "
      + "the miniport fills a list that stands in a queue.",
    tools: "Debugger: !ndiskd.nbl.",
    cure: "Copy what is needed, and leave the list alone.",
    source: "6.2 R31", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [
    .enter([.ndisReturnNetBufferLists, .ndisFReturnNetBufferLists]),
    .leave([.protocolReceiveNetBufferLists, .filterReceiveNetBufferLists]),
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let isReturn = act.event.kind == .enter
    let borrower = isReturn ? act.caller : act.callee
    guard let loan = lending(of: act, to: borrower, in: situation),
      isReturn || situation.isQueued(act.object, by: borrower)
    else { return }
    let who = situation.name(borrower)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(loan, "\(who) is lent \(act.object) for this call"),
        .init(
          act.index,
          isReturn ? "\(who) returns \(act.object)" : "\(who) keeps \(act.object) in a queue"),
      ])
  }

  /// Where the list was lent: in a call that is still open, or in one that is over if it is returned and nothing else is owed.
  private func lending(
    of act: Act, to borrower: ComponentID, in situation: borrowing Situation
  ) -> Int? {
    if let debt = situation.books.debt(of: act.object, by: borrower, .receive) {
      return debt.isLoan ? debt.index : nil
    }
    guard act.event.kind == .enter else { return nil }
    return situation.lastShowing(of: act.object, to: borrower, before: act.index)?.lending
  }
}

import Events
import Replay

/// R12: Every list has its status when it is completed.
///
/// Typical bug: NET_BUFFER_LIST_STATUS is not set in one branch, and the list keeps what was there.
///
/// On Windows: Whoever sent it takes a success for an error, or an error for a success.
///
/// Cure: Set NET_BUFFER_LIST_STATUS in every branch before the list is completed.
///
/// Source: [NDIS_REFERENCE 6.1 R12]
struct StatusInEveryList: Rule {
  static let facts = RuleFacts(
    "R12", "Every list has its status when it is completed.",
    bug: "NET_BUFFER_LIST_STATUS is not set in one branch, and the list keeps what was there.",
    consequence: "Whoever sent it takes a success for an error, or an error for a success.",
    cure: "Set NET_BUFFER_LIST_STATUS in every branch before the list is completed.",
    source: "6.1 R12", needs: [.calls, .statuses])

  static let interests: [Interest] = [
    .enter([.ndisMSendNetBufferListsComplete, .ndisFSendNetBufferListsComplete])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object != .none, !act.status.isFinal,
      let debt = situation.books.debt(of: act.object, by: act.caller, .send)
    else { return }
    let who = situation.name(act.caller)
    let what =
      act.status == .none
      ? "without a status"
      : "with \(situation.text(act.status)), which is no status of a completed list"
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(debt.index, "\(who) gets \(act.object) to send"),
        .init(act.index, "\(who) completes \(act.object) \(what)"),
      ])
  }
}

import Events
import Replay

/// R84: Every list that a filter has made is under way, in a queue, or freed.
///
/// Typical bug: A copy comes back, and the filter neither frees it nor keeps it anywhere.
///
/// On Windows: The driver goes with lists in use: bug check 0x7C, first parameter 0x27 LEAKED_NBL.
/// Windows looks when the driver deregisters; the model, where the pool is freed.
///
/// Tools: Debugger: !ndiskd.pendingnbls.
///
/// Cure: Free it where it comes back.
///
/// Source: [NDIS_REFERENCE 6.5 R84]
struct EveryListHasAPlace: Rule {
  static let facts = RuleFacts(
    "R84", "Every list that a filter has made is under way, in a queue, or freed.",
    bug: "A copy comes back, and the filter neither frees it nor keeps it anywhere.",
    consequence: "The driver goes with lists in use: bug check 0x7C, first parameter 0x27 "
      + "LEAKED_NBL. Windows looks when the driver deregisters; the model, where the pool is freed.",
    tools: "Debugger: !ndiskd.pendingnbls.",
    cure: "Free it where it comes back.",
    source: "6.5 R84", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [
    .leave([.filterReturnNetBufferLists, .filterSendNetBufferListsComplete])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let state = situation.stack[act.object], state.maker == act.callee,
      state.owner == act.callee, situation.books.lastDebt(of: act.object) == nil,
      !situation.stack.isQueued(act.object)
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(Int(state.bornAt), "\(who) makes \(act.object)"),
        .init(act.beginning, "\(act.object) comes back to \(who)"),
        .init(act.index, "\(who) is done, and \(act.object) is nowhere"),
      ])
  }
}

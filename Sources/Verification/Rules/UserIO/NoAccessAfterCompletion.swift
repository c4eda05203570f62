import Events
import Replay

/// R57: An IRP is not looked at after IoCompleteRequest.
///
/// Typical bug: A message of the debugger, or a statistic, reads the IRP after it was completed.
///
/// On Windows: The IRP is gone, and what is read there belongs to somebody else.
///
/// Tools: Static Driver Verifier: IrpProcessingComplete is about the other side: who answers
/// success has completed the IRP.
///
/// Cure: Read what is needed before IoCompleteRequest.
///
/// Source: [NDIS_REFERENCE 6.4 R57]
struct NoAccessAfterCompletion: Rule {
  static let facts = RuleFacts(
    "R57", "An IRP is not looked at after IoCompleteRequest.",
    bug: "A message of the debugger, or a statistic, reads the IRP after it was completed.",
    consequence: "The IRP is gone, and what is read there belongs to somebody else.",
    tools: "Static Driver Verifier: IrpProcessingComplete is about the other side: who "
      + "answers success has completed the IRP.",
    cure: "Read what is needed before IoCompleteRequest.",
    source: "6.4 R57", needs: [.calls, .beginning, .touches])

  static let interests: [Interest] = [.every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .irp, situation.stack[act.object] == nil,
      let end = situation.end(of: act.object, before: act.index)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(end, "\(situation.name(situation.history[end].at)) completes \(act.object)"),
        .init(act.index, "\(who) looks into \(act.object), which is gone"),
      ])
  }
}

import Events
import Replay

/// R72: A filter calls NdisFDeregisterFilterDriver, and in its unload routine.
///
/// Typical bug: The unload routine deletes the device and forgets it, or FilterDetach calls it.
///
/// On Windows: The modules stay attached, and NDIS calls code that is not in memory any more.
///
/// Tools: Static Driver Verifier: NdisFDeregisterFilterDriver.
///
/// Cure: Call it in the unload routine, before anything is freed.
///
/// Source: [NDIS_REFERENCE 6.5 R72]
struct FilterDeregistersInUnload: Rule {
  static let facts = RuleFacts(
    "R72", "A filter calls NdisFDeregisterFilterDriver, and in its unload routine.",
    bug: "The unload routine deletes the device and forgets it, or FilterDetach calls it.",
    consequence: "The modules stay attached, and NDIS calls code that is not in memory any "
      + "more.",
    tools: "Static Driver Verifier: NdisFDeregisterFilterDriver.",
    cure: "Call it in the unload routine, before anything is freed.",
    source: "6.5 R72", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action([.ndisFDeregisterFilterDriver]), .leave([.driverUnload]),
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind != .leave {
      let open = situation.handler(of: act.caller, around: act)
      guard let open, open.handler != .driverUnload, open.handler != .driverEntry else { return }
      let who = situation.name(act.caller)
      return verdict.report(
        Self.facts, act, in: situation,
        [
          .init(open.index, "\(who) is in \(situation.name(open.call))"),
          .init(act.index, "\(who) deregisters itself there"),
        ])
    }
    guard situation.lexicon[act.callee]?.kind == .filter,
      situation.index(
        of: [.ndisFDeregisterFilterDriver], by: act.callee, since: act.beginning, before: act)
        == nil
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(act.beginning, "\(who) is unloaded"),
        .init(act.index, "\(who) is gone, and was not deregistered"),
      ])
  }
}

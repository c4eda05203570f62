import Events
import Replay

/// R25: NdisTransferData is called only inside ProtocolReceive.
///
/// Typical bug: The transfer is left to a work item.
///
/// On Windows: The frame is gone: FAILURE at best, a bug check at worst.
///
/// Cure: Call NdisTransferData inside ProtocolReceive; it may answer PENDING.
///
/// Source: [NDIS_REFERENCE 6.2 R25]
struct TransfersOnlyInsideReceive: Rule {
  static let facts = RuleFacts(
    "R25", "NdisTransferData is called only inside ProtocolReceive.",
    bug: "The transfer is left to a work item.",
    consequence: "The frame is gone: FAILURE at best, a bug check at worst.",
    cure: "Call NdisTransferData inside ProtocolReceive; it may answer PENDING.",
    source: "6.2 R25", needs: [.calls, .beginning])

  static let interests: [Interest] = [.enter([.ndisTransferData])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.innermost(.protocolReceive, of: act.caller, around: act) == nil else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [.init(act.index, "\(who) asks for the bytes of a frame that nobody is showing it now")])
  }
}

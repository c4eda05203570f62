import Events
import Replay

/// R44: The context of a binding is freed when the close is complete.
///
/// Typical bug: The unbind handler frees it although NdisCloseAdapter answered PENDING.
///
/// On Windows: ProtocolCloseAdapterComplete, or a late completion, gets a context that is gone, and
/// the machine stops.
///
/// Cure: Wait for ProtocolCloseAdapterComplete when the answer is PENDING.
///
/// Source: [NDIS_REFERENCE 6.3 R44]
struct ContextOutlivesItsBinding: Rule {
  static let facts = RuleFacts(
    "R44", "The context of a binding is freed when the close is complete.",
    bug: "The unbind handler frees it although NdisCloseAdapter answered PENDING.",
    consequence: "ProtocolCloseAdapterComplete, or a late completion, gets a context that is "
      + "gone, and the machine stops.",
    cure: "Wait for ProtocolCloseAdapterComplete when the answer is PENDING.",
    source: "6.3 R44", needs: [.calls, .beginning, .touches])

  static let interests: [Interest] = [.every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .memory, situation.stack[act.object] == nil,
      let open = situation.openCall(
        [.protocolCloseAdapterComplete, .protocolCloseAdapterCompleteEx], to: act.caller,
        around: act),
      let end = situation.end(of: act.object, before: act.index)
    else { return }
    let who = situation.name(act.caller)
    var evidence: [RuleFinding.Step] = [
      .init(end, "\(who) frees \(act.object), the context of its binding"),
      .init(open.index, "NDIS says to \(who) that the close is complete"),
      .init(act.index, "\(who) looks into \(act.object), which is gone"),
    ]
    let answer = situation.lastIndex(before: end) {
      $0.kind == .leave && $0.status == .pending
        && ($0.call == .ndisCloseAdapter || $0.call == .ndisCloseAdapterEx)
    }
    if let answer { evidence.append(.init(answer, "NdisCloseAdapter answers PENDING")) }
    verdict.report(Self.facts, end, act.object, in: situation, evidence)
  }
}

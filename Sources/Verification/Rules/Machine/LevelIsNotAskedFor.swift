import Events
import Replay

/// R59: Where a flag says the level, the driver does not ask for it.
///
/// Typical bug: A handler calls KeGetCurrentIrql although its flags say whether it runs at
/// DISPATCH_LEVEL.
///
/// On Windows: It costs time for every list; and the flag is what counts.
///
/// Tools: Static Driver Verifier: Flags_Irql.
///
/// Cure: Look at the flag of the call, such as NDIS_SEND_FLAGS_DISPATCH_LEVEL or
/// NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL.
///
/// Source: [NDIS_REFERENCE 6.5 R59]
struct LevelIsNotAskedFor: Rule {
  static let facts = RuleFacts(
    "R59", "Where a flag says the level, the driver does not ask for it.", .warning,
    bug: "A handler calls KeGetCurrentIrql although its flags say whether it runs at "
      + "DISPATCH_LEVEL.",
    consequence: "It costs time for every list; and the flag is what counts.",
    tools: "Static Driver Verifier: Flags_Irql.",
    cure: "Look at the flag of the call, such as NDIS_SEND_FLAGS_DISPATCH_LEVEL or "
      + "NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL.",
    source: "6.5 R59", needs: [.calls, .unbroken])

  static let interests: [Interest] = [.action([.keGetCurrentIrql])]

  private static let flagged: [Call] = [
    .filterSendNetBufferLists, .filterSendNetBufferListsComplete, .filterReceiveNetBufferLists,
    .filterReturnNetBufferLists, .miniportSendNetBufferLists, .miniportReturnNetBufferLists,
    .protocolReceiveNetBufferLists, .protocolSendNetBufferListsComplete,
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let open = situation.openCall(Self.flagged, to: act.caller, around: act) else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act.index, open.object, in: situation,
      [
        .init(open.index, "\(situation.name(open.call)) tells \(who) the level by a flag"),
        .init(act.index, "\(who) asks for the level"),
      ])
  }
}

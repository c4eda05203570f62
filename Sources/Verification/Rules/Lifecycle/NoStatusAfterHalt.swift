import Events

/// R73: A miniport indicates no status after it was halted.
///
/// Typical bug: A work item, or a timer, reports the link after MiniportHaltEx.
///
/// On Windows: NDIS works with an adapter that is gone: bug check 0x7C.
///
/// Tools: Static Driver Verifier: NdisMIndicateStatusEx.
///
/// Cure: Cancel, or wait for, everything that may still report, before the halt handler returns.
///
/// Source: [NDIS_REFERENCE 6.5 R73]
struct NoStatusAfterHalt: Rule {
  static let facts = RuleFacts(
    "R73", "A miniport indicates no status after it was halted.",
    bug: "A work item, or a timer, reports the link after MiniportHaltEx.",
    consequence: "NDIS works with an adapter that is gone: bug check 0x7C.",
    tools: "Static Driver Verifier: NdisMIndicateStatusEx.",
    cure: "Cancel, or wait for, everything that may still report, before the halt handler "
      + "returns.",
    source: "6.5 R73", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .enter(Call.initializes + [.ndisMIndicateStatus, .ndisMIndicateStatusEx]),
    .leave(Call.halts),
  ]

  /// The adapters that are halted, with the event that ended it.
  private var halted: [Int: Int] = [:]

  func feed(_ digest: inout StateDigest) {
    digest.add(sorted: halted.keys)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let isHandler = Call.halts.contains(act.call) || Call.initializes.contains(act.call)
    let miniport = isHandler ? act.callee : act.caller
    guard let adapter = situation.adapter(of: act, at: miniport) else { return }
    switch act.call {
    case .miniportHalt, .miniportHaltEx: halted[adapter] = act.index
    case .miniportInitialize, .miniportInitializeEx: halted.removeValue(forKey: adapter)
    default:
      guard let halt = halted[adapter] else { return }
      let who = situation.name(act.caller)
      verdict.report(
        Self.facts, act, in: situation,
        [
          .init(halt, "\(who) is halted"),
          .init(act.index, "\(who) indicates a status of the adapter that is gone"),
        ])
    }
  }
}

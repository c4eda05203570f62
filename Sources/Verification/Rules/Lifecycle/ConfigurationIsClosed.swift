import Events

/// R86: A configuration that the initialization has opened is closed.
///
/// Typical bug: A value is missing, and the function goes on, or returns, without closing the
/// handle.
///
/// On Windows: The handle is lost until the machine starts anew.
///
/// Tools: Static Driver Verifier: NdisOpenConfigurationEx.
///
/// Cure: Close it on every path.
///
/// Source: [NDIS_REFERENCE 6.5 R86]
struct ConfigurationIsClosed: Rule {
  static let facts = RuleFacts(
    "R86", "A configuration that the initialization has opened is closed.", .warning,
    bug: "A value is missing, and the function goes on, or returns, without closing the "
      + "handle.",
    consequence: "The handle is lost until the machine starts anew.",
    tools: "Static Driver Verifier: NdisOpenConfigurationEx.",
    cure: "Close it on every path.",
    source: "6.5 R86", needs: [.calls, .beginning])

  static let interests: [Interest] = [.leave(Call.initializes)]

  /// The function of NDIS 5, which no driver of the model calls.
  private static let old = "NdisOpenConfiguration"

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let opened = Self.opening(before: act, in: situation),
      situation.index(
        of: [.ndisCloseConfiguration], by: act.callee, since: opened, before: act) == nil
    else { return }
    let name = situation.name(act.callee)
    let outcome = act.status.mayBeSuccess ? "is initialized" : "fails"
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(opened, "\(name) opens its configuration"),
        .init(act.index, "\(name) \(outcome), and its configuration is open still"),
      ])
  }

  /// Where the configuration was opened the last time inside of the call that an act ends, or `nil`.
  private static func opening(before act: Act, in situation: borrowing Situation) -> Int? {
    var opened: Int?
    var next = act.beginning
    while let index = situation.index(
      by: act.callee, since: next, before: act,
      where: { $0 == .ndisOpenConfigurationEx || situation.name($0) == old })
    {
      if situation.answer(at: index, before: act.index).mayBeSuccess { opened = index }
      next = index + 1
    }
    return opened
  }
}

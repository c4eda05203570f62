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
    let who = act.callee
    let opened = situation.index(by: who, since: act.beginning, before: act) {
      $0 == .ndisOpenConfigurationEx || situation.name($0) == Self.old
    }
    guard let opened, situation.history[opened].status != .failure,
      situation.index(of: [.ndisCloseConfiguration], by: who, since: opened, before: act) == nil
    else { return }
    let name = situation.name(who)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(opened, "\(name) opens its configuration"),
        .init(act.index, "\(name) is initialized, and its configuration is open still"),
      ])
  }
}

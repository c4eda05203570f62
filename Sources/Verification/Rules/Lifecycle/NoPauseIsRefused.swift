import Events

/// R42: A filter and a protocol do not refuse a pause.
///
/// Typical bug: A handler answers with an error because it is busy.
///
/// On Windows: NDIS has no way for it: it goes on as if the driver were paused, or tears the stack
/// down.
///
/// Cure: Answer PENDING while something is outstanding, else SUCCESS; only a restart may fail. What
/// a miniport answers is R74.
///
/// Source: [NDIS_REFERENCE 6.3 R42]
struct NoPauseIsRefused: Rule {
  static let facts = RuleFacts(
    "R42", "A filter and a protocol do not refuse a pause.",
    bug: "A handler answers with an error because it is busy.",
    consequence: "NDIS has no way for it: it goes on as if the driver were paused, or tears "
      + "the stack down.",
    cure: "Answer PENDING while something is outstanding, else SUCCESS; only a restart may "
      + "fail. What a miniport answers is R74.",
    source: "6.3 R42", needs: [.calls, .unbroken])

  static let interests: [Interest] = [.leave([.filterPause, .protocolNetPnPEvent])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.status != .success, act.status != .pending, act.status != .none,
      act.call == .filterPause
        || situation.history.argument(of: act.beginning) == .netEventPause
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(act.beginning, "\(who) is told to pause"),
        .init(act.index, "\(who) answers \(situation.text(act.status))"),
      ])
  }
}

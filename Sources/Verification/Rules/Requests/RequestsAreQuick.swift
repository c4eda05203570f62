import Events

/// R61: A request is answered within a second.
///
/// Typical bug: The handler of the request waits for the hardware.
///
/// On Windows: NDIS takes the adapter for hung after 2 to 4 periods of CheckForHang, and resets it;
/// bug check 0x7C, first parameter 0x25, second 0x23 or 0x24.
///
/// Tools: Driver Verifier: NdisTimedOidComplete (0x92003) after 12 s.
///
/// Cure: Answer PENDING and complete the request when the hardware is done.
///
/// Source: [NDIS_REFERENCE 6.5 R61]
struct RequestsAreQuick: Rule {
  static let facts = RuleFacts(
    "R61", "A request is answered within a second.", .warning,
    bug: "The handler of the request waits for the hardware.",
    consequence: "NDIS takes the adapter for hung after 2 to 4 periods of CheckForHang, and "
      + "resets it; bug check 0x7C, first parameter 0x25, second 0x23 or 0x24.",
    tools: "Driver Verifier: NdisTimedOidComplete (0x92003) after 12 s.",
    cure: "Answer PENDING and complete the request when the hardware is done.",
    source: "6.5 R61", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .leave([
      .filterOidRequest, .miniportOidRequest, .miniportQueryInformation, .miniportSetInformation,
    ]),
    .enter([
      .ndisMOidRequestComplete, .ndisFOidRequestComplete, .ndisMQueryInformationComplete,
      .ndisMSetInformationComplete,
    ]),
  ]

  /// In nanoseconds.
  private static let limit: Int64 = 1_000_000_000

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let isAnswer = act.event.kind == .leave
    let who = isAnswer ? act.callee : act.caller
    guard act.object != .none,
      let debt = situation.books.debt(of: act.object, by: who, .request),
      !isAnswer || debt.index == act.beginning,
      let handed = situation.history.kept(debt.index)
    else { return }
    let duration = act.event.time - handed.time
    guard duration > Self.limit else { return }
    let name = situation.name(who)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(debt.index, "\(name) gets \(act.object)"),
        .init(act.index, "\(name) needs \(duration / 1_000_000) ms for \(act.object)"),
      ])
  }
}

import Events

/// R38: A request that is outstanding is not used for another one.
///
/// Typical bug: One NDIS_REQUEST in the device extension serves every call, also the one that comes
/// before the last is completed.
///
/// On Windows: The first request is overwritten: its buffer and its IRP are lost, and the second
/// one is completed twice.
///
/// Tools: Debugger: !ndiskd.oid.
///
/// Cure: Allocate a request for each call, or wait for the completion.
///
/// Source: [NDIS_REFERENCE 6.3 R38]
struct OneUseOfARequestAtATime: Rule {
  static let facts = RuleFacts(
    "R38", "A request that is outstanding is not used for another one.",
    bug: "One NDIS_REQUEST in the device extension serves every call, also the one that comes "
      + "before the last is completed.",
    consequence: "The first request is overwritten: its buffer and its IRP are lost, and the "
      + "second one is completed twice.",
    tools: "Debugger: !ndiskd.oid.",
    cure: "Allocate a request for each call, or wait for the completion.",
    source: "6.3 R38", needs: [.calls, .beginning])

  static let interests: [Interest] = [.enter([.ndisRequest, .ndisOidRequest, .ndisFOidRequest])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard !act.isOwnCall,
      let other = situation.books.debt(of: act.object, to: act.caller, .request)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(other.index, "\(who) hands \(act.object) to NDIS"),
        .init(act.index, "\(who) hands \(act.object) to NDIS again, before it came back"),
      ])
  }
}

import Events
import Replay

/// R48: NdisSetOptionalHandlers is called where it is allowed: in SetOptions, by a filter also in
/// FilterSetModuleOptions, and by a protocol also while it binds.
///
/// Typical bug: The call was copied to another handler, such as FilterAttach.
///
/// On Windows: NDIS does not take the handlers over: they are not in effect.
///
/// Cure: Call it in the handler that NDIS calls for it, and look at its answer.
///
/// Source: [NDIS_REFERENCE 6.3 R48]
struct OptionalHandlersSetInTime: Rule {
  static let facts = RuleFacts(
    "R48",
    "NdisSetOptionalHandlers is called where it is allowed: in SetOptions, by a filter also in "
      + "FilterSetModuleOptions, and by a protocol also while it binds.",
    bug: "The call was copied to another handler, such as FilterAttach.",
    consequence: "NDIS does not take the handlers over: they are not in effect.",
    cure: "Call it in the handler that NDIS calls for it, and look at its answer.",
    source: "6.3 R48", needs: [.calls, .beginning])

  static let interests: [Interest] = [.action([.ndisSetOptionalHandlers])]

  private static let places: [Call] = [
    .filterSetOptions, .filterSetModuleOptions, .protocolBindAdapterEx,
    .protocolOpenAdapterCompleteEx,
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let open = situation.handler(of: act.caller, around: act)
    guard let open, !Self.places.contains(open.handler) else { return }
    let (who, handler) = (situation.name(act.caller), situation.name(open.call))
    // Those of protocols and miniports are in no trace of this model; a recorded one may have them.
    guard !handler.hasSuffix("SetOptions") else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(open.index, "NDIS calls \(handler) of \(who)"),
        .init(act.index, "\(who) sets optional handlers in \(handler)"),
      ])
  }
}

import Events
import Replay

/// R49: MiniportInitializeEx sets its attributes before it claims hardware.
///
/// Typical bug: The interrupt is registered first, as old code did it.
///
/// On Windows: The registration fails, and with it the start of the adapter; the handlers get no
/// adapter context.
///
/// Cure: Call NdisMSetMiniportAttributes first: registration attributes, then general attributes.
///
/// Source: [NDIS_REFERENCE 6.3 R49]
struct AttributesBeforeHardware: Rule {
  static let facts = RuleFacts(
    "R49", "MiniportInitializeEx sets its attributes before it claims hardware.",
    bug: "The interrupt is registered first, as old code did it.",
    consequence: "The registration fails, and with it the start of the adapter; the handlers "
      + "get no adapter context.",
    cure: "Call NdisMSetMiniportAttributes first: registration attributes, then general "
      + "attributes.",
    source: "6.3 R49", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action([.ndisMRegisterInterruptEx, .ndisMRegisterIoPortRange])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(act.caller)
    guard
      let open = situation.openCall([.miniportInitializeEx], to: act.caller, around: act),
      situation.index(
        of: [.ndisMSetMiniportAttributes], by: act.caller, since: open.index, before: act) == nil
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(open.index, "NDIS initializes \(who)"),
        .init(
          act.index, "\(who) calls \(situation.name(act.call)), and has set no attributes yet"),
      ])
  }
}

import Events
import Replay

/// R70: A protocol opens an adapter in its bind handler only.
///
/// Typical bug: DriverEntry opens the adapter, as drivers for Windows NT did.
///
/// On Windows: NDIS refuses; the driver is never bound.
///
/// Cure: Wait for ProtocolBindAdapter.
///
/// Source: [NDIS_REFERENCE 6.5 R70]
struct OpenedInTheBindHandler: Rule {
  static let facts = RuleFacts(
    "R70", "A protocol opens an adapter in its bind handler only.",
    bug: "DriverEntry opens the adapter, as drivers for Windows NT did.",
    consequence: "NDIS refuses; the driver is never bound.",
    cure: "Wait for ProtocolBindAdapter.",
    source: "6.5 R70", needs: [.calls, .beginning])

  static let interests: [Interest] = [.enter(Call.opens)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let bind = situation.openCall(Call.binds, to: act.caller, around: act)
    guard bind == nil else { return }
    let who = situation.name(act.caller)
    guard let open = situation.openCalls(around: act).last(where: { $0.to == act.caller }) else {
      let sentence = "\(who) opens an adapter outside its bind handler"
      return verdict.report(Self.facts, act, in: situation, [.init(act.index, sentence)])
    }
    let handler = situation.name(open.call)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(open.index, "\(who) is in \(handler)"),
        .init(act.index, "\(who) opens an adapter in \(handler)"),
      ])
  }
}

import Events
import Replay

/// R19: A packet is not returned inside the ProtocolReceivePacket that shows it.
///
/// Typical bug: A packet that nobody wants is returned at once, and the answer is 0 or 1 as well.
///
/// On Windows: The count of references is wrong: bug check 0x7C BUGCODE_NDIS_DRIVER, first
/// parameter 0x05 or 0x06.
///
/// Cure: Answer 0 for a packet that is not kept.
///
/// Source: [NDIS_REFERENCE 6.2 R19]
struct NotReturnedInsideTheIndication: Rule {
  static let facts = RuleFacts(
    "R19", "A packet is not returned inside the ProtocolReceivePacket that shows it.",
    bug: "A packet that nobody wants is returned at once, and the answer is 0 or 1 as well.",
    consequence:
      "The count of references is wrong: bug check 0x7C BUGCODE_NDIS_DRIVER, first parameter "
      + "0x05 or 0x06.",
    cure: "Answer 0 for a packet that is not kept.",
    source: "6.2 R19")

  static let interests: [Interest] = [.enter([.ndisReturnPackets])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let shown = situation.innermost(.protocolReceivePacket, of: act.caller, act.object, act)
    guard let shown, !situation.books.isLent(act.object) else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(shown.index, "\(who) is shown \(act.object)"),
        .init(act.index, "\(who) returns \(act.object), and has not promised to return it yet"),
      ])
  }
}

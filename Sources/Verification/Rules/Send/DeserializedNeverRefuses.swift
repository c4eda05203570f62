import Events
import Replay

/// R07: A deserialized miniport never answers a send with RESOURCES.
///
/// Typical bug: A driver that was serialized once still refuses packets when its card is busy.
///
/// On Windows: NDIS keeps no packets for a deserialized miniport: the packet is lost, and whoever
/// sent it waits for ever.
///
/// Cure: Keep a queue in the driver.
///
/// Source: [NDIS_REFERENCE 6.1 R07]
struct DeserializedNeverRefuses: Rule {
  static let facts = RuleFacts(
    "R07", "A deserialized miniport never answers a send with RESOURCES.",
    bug: "A driver that was serialized once still refuses packets when its card is busy.",
    consequence:
      "NDIS keeps no packets for a deserialized miniport: the packet is lost, and whoever sent "
      + "it waits for ever.",
    cure: "Keep a queue in the driver.",
    source: "6.1 R07", needs: [.calls, .beginning, .end, .places])

  static let interests: [Interest] = []

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for debt in situation.lost(.send) {
      guard let refusal = situation.refusal(of: debt) else { continue }
      let who = situation.name(debt.debtor)
      verdict.report(
        Self.facts, refusal, debt.object, in: situation,
        [
          .init(debt.index, "\(who) gets \(debt.object) to send"),
          .init(refusal, "\(who) refuses \(debt.object), and NDIS does not offer it again"),
        ])
    }
  }
}

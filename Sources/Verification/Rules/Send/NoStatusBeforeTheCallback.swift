import Events
import Replay

/// R06: The status of a packet that NdisSendPackets sends comes by ProtocolSendComplete only.
///
/// Typical bug: The packets of an array are looked at, or freed, when NdisSendPackets returns, as
/// if it had an answer.
///
/// On Windows: The status means nothing yet, and what is freed is still in use: bug check 0xD1 when
/// the miniport completes it.
///
/// Cure: Wait for ProtocolSendComplete of every packet.
///
/// Source: [NDIS_REFERENCE 6.1 R06]
struct NoStatusBeforeTheCallback: Rule {
  static let facts = RuleFacts(
    "R06", "The status of a packet that NdisSendPackets sends comes by ProtocolSendComplete only.",
    bug:
      "The packets of an array are looked at, or freed, when NdisSendPackets returns, as if it had "
      + "an answer.",
    consequence:
      "The status means nothing yet, and what is freed is still in use: bug check 0xD1 when "
      + "the miniport completes it.",
    cure: "Wait for ProtocolSendComplete of every packet.",
    source: "6.1 R06", needs: [.calls, .beginning, .touches])

  static let interests: [Interest] = [.every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let use = situation.lastUse(of: act.object, by: act.callee, before: act.index),
      use.kind == .handedDown, situation.history[use.index].kind == .enter,
      act.object.kind == .packet
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(
          use.index,
          "\(situation.name(act.callee)) sends \(act.object) by a call that has no answer"),
        .init(act.index, "\(situation.name(act.callee)) looks at \(act.object) before it is back"),
      ])
  }
}

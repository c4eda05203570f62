import Events
import Replay

/// R22: A packet with the status RESOURCES is not kept.
///
/// Typical bug: The path that keeps packets has no branch for RESOURCES.
///
/// On Windows: The miniport fills it with the next frame while it stands in a queue; when it is
/// returned, bug check 0x7C.
///
/// Cure: Copy the bytes and answer 0.
///
/// Source: [NDIS_REFERENCE 6.2 R22]
struct LentPacketsAreNotKept: Rule {
  static let facts = RuleFacts(
    "R22", "A packet with the status RESOURCES is not kept.",
    bug: "The path that keeps packets has no branch for RESOURCES.",
    consequence:
      "The miniport fills it with the next frame while it stands in a queue; when it is returned, "
      + "bug check 0x7C.",
    cure: "Copy the bytes and answer 0.",
    source: "6.2 R22", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [.leave([.protocolReceivePacket, .protocolReceive])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.books.isLent(act.object) else { return }
    let isPromised =
      act.call == .protocolReceivePacket && act.count != Event.absent && act.count > 0
    guard isPromised || situation.isQueued(act.object, by: act.callee) else { return }
    let who = situation.name(act.callee)
    var evidence: [RuleFinding.Step] = [
      .init(act.beginning, "\(who) is shown \(act.object), which is lent for this call"),
      .init(act.index, "\(who) keeps \(act.object)"),
    ]
    let status = situation.lastIndex(
      .action, .ndisSetPacketStatus, about: act.object, before: act.index)
    if let status { evidence.append(.init(status, "\(act.object) has the status RESOURCES")) }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}

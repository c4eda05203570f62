import Events
import Replay

/// R23: A packet with the status RESOURCES is never returned with NdisReturnPackets.
///
/// Typical bug: The code that returns looks the same for every packet; or an intermediate driver
/// does not pass the status on.
///
/// On Windows: The packet has two owners: when it is indicated again, bug check 0x7C
/// BUGCODE_NDIS_DRIVER, first parameter 0x06.
///
/// Cure: Ask NDIS_GET_PACKET_STATUS before keeping or returning, and copy it to a packet of one's
/// own.
///
/// Source: [NDIS_REFERENCE 6.2 R23]
struct LentPacketsAreNotReturned: Rule {
  static let facts = RuleFacts(
    "R23", "A packet with the status RESOURCES is never returned with NdisReturnPackets.",
    bug:
      "The code that returns looks the same for every packet; or an intermediate driver does not pass "
      + "the status on.",
    consequence:
      "The packet has two owners: when it is indicated again, bug check 0x7C BUGCODE_NDIS_DRIVER, "
      + "first parameter 0x06.",
    cure:
      "Ask NDIS_GET_PACKET_STATUS before keeping or returning, and copy it to a packet of one's own.",
    source: "6.2 R23", needs: [.calls, .beginning])

  static let interests: [Interest] = [.enter([.ndisReturnPackets])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(act.caller)
    if situation.books.isLent(act.object) {
      let status = situation.lastIndex(
        .action, .ndisSetPacketStatus, about: act.object, before: act.index)
      return report(
        act, status, "\(who) returns \(act.object), which is lent for its indication only",
        in: situation, into: &verdict)
    }
    guard situation.books.debt(of: act.object, by: act.caller, .receive) == nil,
      let shown = situation.lastShowing(of: act.object, to: act.caller, before: act.index),
      let status = shown.lending
    else { return }
    let isShownOnly = status == shown.index
    report(
      act, isShownOnly ? nil : status,
      "\(who) returns \(act.object), which was lent for its indication only",
      isShownOnly ? [.init(status, "\(who) is shown \(act.object) by ProtocolReceive")] : [],
      in: situation, into: &verdict)
  }

  private func report(
    _ act: Act, _ status: Int?, _ sentence: String, _ shown: [RuleFinding.Step] = [],
    in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    var evidence = shown + [RuleFinding.Step(act.index, sentence)]
    if let status { evidence.append(.init(status, "\(act.object) has the status RESOURCES")) }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}

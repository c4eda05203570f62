import Events
import Replay

/// R20: A protocol returns a packet no more often than it has promised.
///
/// Typical bug: A packet is returned and stays in a queue, from which it is returned again.
///
/// On Windows: When the packet is indicated again, bug check 0x7C BUGCODE_NDIS_DRIVER, first
/// parameter 0x06: it is in use, says its count.
///
/// Cure: Take the packet out of the queue before it is returned.
///
/// Source: [NDIS_REFERENCE 6.2 R20]
struct ReturnedNoMoreThanPromised: Rule {
  static let facts = RuleFacts(
    "R20", "A protocol returns a packet no more often than it has promised.",
    bug: "A packet is returned and stays in a queue, from which it is returned again.",
    consequence: "When the packet is indicated again, bug check 0x7C BUGCODE_NDIS_DRIVER, first "
      + "parameter 0x06: it is in use, says its count.",
    cure: "Take the packet out of the queue before it is returned.",
    source: "6.2 R20", needs: [.calls, .beginning])

  static let interests: [Interest] = [.enter([.ndisReturnPackets])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.books.debt(of: act.object, by: act.caller, .receive) == nil,
      !situation.books.isLent(act.object),
      let shown = situation.lastIndex(
        about: act.object, before: act.index,
        where: { $1.kind == .enter && $1.at == act.caller }),
      // What was lent the last time is R23.
      situation.lastShowing(of: act.object, to: act.caller, before: act.index)?.lending == nil
    else { return }
    let who = situation.name(act.caller)
    var evidence: [RuleFinding.Step] = [
      .init(shown, "\(who) is shown \(act.object)"),
      .init(act.index, "\(who) returns \(act.object) more often than it has promised"),
    ]
    let before = situation.lastIndex(
      .enter, .ndisReturnPackets, about: act.object, before: act.index)
    if let before { evidence.append(.init(before, "\(who) returns \(act.object)")) }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}

import Events
import Replay

/// R35: A frame is not indicated to the binding that sends it, unless that was asked for.
///
/// Typical bug: A driver that loops frames back does not compare who has sent them.
///
/// On Windows: The protocol takes its own frames for those of somebody else, such as a second owner
/// of its address.
///
/// Cure: Leave loopback to NDIS; or leave the sender out unless its send carries
/// NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK.
///
/// Source: [NDIS_REFERENCE 6.2 R35]
struct SendersDoNotHearThemselves: Rule {
  static let facts = RuleFacts(
    "R35", "A frame is not indicated to the binding that sends it, unless that was asked for.",
    bug: "A driver that loops frames back does not compare who has sent them.",
    consequence:
      "The protocol takes its own frames for those of somebody else, such as a second owner of "
      + "its address.",
    cure: "Leave loopback to NDIS; or leave the sender out unless its send carries "
      + "NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK.",
    source: "6.2 R35", needs: [.calls, .beginning])

  static let interests: [Interest] = [.enter([.protocolReceiveNetBufferLists])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let list = situation.stack[act.object], list.parent.kind == .netBufferList else { return }
    let binding = situation.lexicon[act.event.site].binding
    let sent = situation.books.debts(of: list.parent).first {
      $0.trade == .send && $0.creditor == act.callee
        && situation.lexicon[$0.site].binding == binding
    }
    guard let sent, situation.history.keeps(sent.index),
      situation.history.extra(.flags, of: sent.index) == nil
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(sent.index, "\(who) sends \(list.parent)"),
        .init(act.index, "\(who) is shown \(act.object), a copy of what it sends itself"),
      ])
  }
}

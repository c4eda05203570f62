import Events
import Replay

/// R11: A sender frees a packet only when its send is completed.
///
/// Typical bug: The function that sends frees the packet at its end, though the answer was PENDING.
///
/// On Windows: The miniport sends freed memory, and its completion stops the machine: bug check
/// 0xD1 or 0x7C.
///
/// Cure: Free the packet in the completion handler.
///
/// Source: [NDIS_REFERENCE 6.1 R11]
struct FreedOnlyAfterCompletion: Rule {
  static let facts = RuleFacts(
    "R11", "A sender frees a packet only when its send is completed.",
    bug: "The function that sends frees the packet at its end, though the answer was PENDING.",
    consequence:
      "The miniport sends freed memory, and its completion stops the machine: bug check 0xD1 or "
      + "0x7C.",
    cure: "Free the packet in the completion handler.",
    source: "6.1 R11", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .end(of: .packet), .end(of: .netBufferList), .action([.ndisFreePacket]),
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    checkSecondFree(act, in: situation, into: &verdict)
    if act.event.life == .free { checkFree(act, in: situation, into: &verdict) }
  }

  /// The sender frees what has not come back.
  private func checkFree(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let sent = situation.books.debt(of: act.object, to: act.callee, .send) else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(sent.index, "\(who) sends \(act.object)"),
        .init(act.index, "\(who) frees \(act.object), and its send is not completed"),
      ])
  }

  /// The sender frees once more what has come back and was freed, because its send answered PENDING only then.
  ///
  /// That is a write to a packet that is gone, and with that it begins.
  private func checkSecondFree(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let index = act.index - 1
    guard act.call == .ndisFreePacket, act.event.kind == .action, act.object.kind == .packet,
      let write = situation.history.kept(index), write.kind == .touch,
      write.status == Word.Memory.write, write.object == act.object, write.at == act.callee,
      case .gone(let steps) = situation.handedDown(act.object, by: act.callee, before: index)
    else { return }
    let who = situation.name(act.callee)
    let again = "\(who) frees \(act.object) again because its send answered PENDING"
    verdict.report(
      Self.facts, index, act.object, in: situation, steps + [RuleFinding.Step(index, again)])
  }
}

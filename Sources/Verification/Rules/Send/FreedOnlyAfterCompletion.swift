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

  static let interests: [Interest] = [.end(of: .packet), .end(of: .netBufferList)]

  func check(
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
}

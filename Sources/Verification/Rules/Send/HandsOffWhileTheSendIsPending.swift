import Events
import Replay

/// R05: When NdisSend has answered PENDING, the sender does nothing with the packet until it comes
/// back.
///
/// Typical bug: The packet is read after NdisSend, for a log or a counter, when its completion has
/// already run.
///
/// On Windows: Freed memory is read or written: bug check 0xD1, or numbers that mean nothing.
///
/// Cure: Copy what is needed later before NdisSend.
///
/// Source: [NDIS_REFERENCE 6.1 R05]
struct HandsOffWhileTheSendIsPending: Rule {
  static let facts = RuleFacts(
    "R05",
    "When NdisSend has answered PENDING, the sender does nothing with the packet until it comes back.",
    bug:
      "The packet is read after NdisSend, for a log or a counter, when its completion has already run.",
    consequence: "Freed memory is read or written: bug check 0xD1, or numbers that mean nothing.",
    cure: "Copy what is needed later before NdisSend.",
    source: "6.1 R05", needs: [.calls, .beginning, .touches])

  static let interests: [Interest] = [.every(.touch)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let use = situation.lastUse(of: act.object, by: act.callee, before: act.index),
      use.kind == .handedDown,
      situation.history[use.index].kind == .leave || act.object.kind == .netBufferList
    else { return }
    let who = situation.name(act.callee)
    var evidence: [RuleFinding.Step] = [
      .init(act.index, "\(who) uses \(act.object) all the same")
    ]
    if let back = Self.comeback(act, before: use.index, in: situation) {
      // What has come back and is there is the sender's again.
      guard let end = situation.end(of: act.object, before: act.index) else { return }
      let freer = situation.name(situation.history[end].at)
      evidence.append(.init(back, "\(act.object) comes back to \(who)"))
      evidence.append(.init(end, "\(freer) frees \(act.object)"))
      evidence.append(.init(use.index, "Behind that, its send answers PENDING"))
    } else {
      evidence.append(.init(use.index, "\(act.object) is sent, and belongs to the lower side"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }

  /// Where a send was completed whose call answered PENDING only then, or `nil` if it is still out.
  private static func comeback(
    _ act: Act, before answer: Int, in situation: borrowing Situation
  ) -> Int? {
    guard situation.books.debt(of: act.object, to: act.callee, .send) == nil else { return nil }
    return situation.comeback(of: act.object, to: act.callee, before: answer)
  }
}

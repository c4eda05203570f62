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

  static let interests: [Interest] = [
    .every(.touch), .every(.bugcheck), .action([.ndisFreePacket]),
  ]

  /// A write to a packet that is gone: the next event shows whether it is freed again, which is R11.
  private struct Doubt: Sendable {
    let packet: ObjectID
    let sender: ComponentID
    let index: Int
    /// What led to it.
    let evidence: [RuleFinding.Step]
  }

  private var doubt: Doubt?

  func feed(_ digest: inout StateDigest) { if let doubt { digest.add(doubt.packet) } }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if let doubt { settle(doubt, act, in: situation, into: &verdict) }
    doubt = nil
    if act.event.kind == .touch { checkTouch(act, in: situation, into: &verdict) }
  }

  private mutating func checkTouch(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let use = situation.lastUse(of: act.object, by: act.callee, before: act.index),
      use.kind == .handedDown,
      situation.history[use.index].kind == .leave || act.object.kind == .netBufferList
    else { return }
    let who = situation.name(act.callee)
    let used = RuleFinding.Step(act.index, "\(who) uses \(act.object) all the same")
    guard let back = Self.comeback(act, before: use.index, in: situation) else {
      let out = "\(act.object) is sent, and belongs to the lower side"
      return verdict.report(
        Self.facts, act, in: situation, [RuleFinding.Step(use.index, out), used])
    }
    // What has come back and is there is the sender's again.
    guard let end = situation.end(of: act.object, before: act.index) else { return }
    let freer = situation.name(situation.history[end].at)
    let evidence: [RuleFinding.Step] = [
      .init(back, "\(act.object) comes back to \(who)"),
      .init(end, "\(freer) frees \(act.object)"),
      .init(use.index, "Behind that, its send answers PENDING"),
      used,
    ]
    guard act.object.kind == .packet, act.status == Word.Memory.write else {
      return verdict.report(Self.facts, act, in: situation, evidence)
    }
    doubt = Doubt(
      packet: act.object, sender: act.callee, index: act.index, evidence: evidence)
  }

  private func settle(
    _ doubt: Doubt, _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let isFreed =
      act.event.kind == .action && act.index == doubt.index + 1 && act.object == doubt.packet
      && act.callee == doubt.sender
    guard isFreed else { return report(doubt, in: situation, into: &verdict) }
    let who = situation.name(doubt.sender)
    let again = "\(who) frees \(doubt.packet) again because its send answered PENDING"
    verdict.report(
      FreedOnlyAfterCompletion.facts, doubt.index, doubt.packet, in: situation,
      Array(doubt.evidence.dropLast()) + [RuleFinding.Step(doubt.index, again)])
  }

  private func report(
    _ doubt: Doubt, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    verdict.report(Self.facts, doubt.index, doubt.packet, in: situation, doubt.evidence)
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    if let doubt { report(doubt, in: situation, into: &verdict) }
  }

  /// Where a send was completed whose call answered PENDING only then, or `nil` if it is still out.
  private static func comeback(
    _ act: Act, before answer: Int, in situation: borrowing Situation
  ) -> Int? {
    guard situation.books.debt(of: act.object, to: act.callee, .send) == nil else { return nil }
    return situation.comeback(of: act.object, to: act.callee, before: answer)
  }
}

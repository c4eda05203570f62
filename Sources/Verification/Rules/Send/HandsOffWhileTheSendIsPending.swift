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
    if let doubt, !isFreedAgain(doubt, by: act) { report(doubt, in: situation, into: &verdict) }
    doubt = nil
    if act.event.kind == .touch { checkTouch(act, in: situation, into: &verdict) }
  }

  private mutating func checkTouch(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let steps: [RuleFinding.Step]
    var isInDoubt = false
    switch situation.handedDown(act.object, by: act.callee, before: act.index) {
    case .out(let since):
      steps = [.init(since, "\(act.object) is sent, and belongs to the lower side")]
    case .gone(let way):
      steps = way
      isInDoubt = act.object.kind == .packet && act.status == Word.Memory.write
    case .back, nil: return
    }
    let who = situation.name(act.callee)
    let use = RuleFinding.Step(act.index, "\(who) uses \(act.object) all the same")
    guard isInDoubt else {
      return verdict.report(Self.facts, act, in: situation, steps + [use])
    }
    doubt = Doubt(
      packet: act.object, sender: act.callee, index: act.index, evidence: steps + [use])
  }

  /// Whether an act shows that what was written is freed again.
  private func isFreedAgain(_ doubt: Doubt, by act: Act) -> Bool {
    act.event.kind == .action && act.index == doubt.index + 1 && act.object == doubt.packet
      && act.callee == doubt.sender
  }

  private func report(
    _ doubt: Doubt, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    verdict.report(Self.facts, doubt.index, doubt.packet, in: situation, doubt.evidence)
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    if let doubt { report(doubt, in: situation, into: &verdict) }
  }
}

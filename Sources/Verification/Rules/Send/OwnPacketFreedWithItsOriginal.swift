import Events
import Replay

/// R66: An intermediate driver frees its own packet where the original is completed or returned.
///
/// Typical bug: The branch for an error completes the original and forgets its own packet.
///
/// On Windows: Each time costs a packet of the pool; when it is empty, the driver drops what it is
/// given.
///
/// Cure: Free the own packet right where its original goes back.
///
/// Source: [NDIS_REFERENCE 6.5 R66]
struct OwnPacketFreedWithItsOriginal: Rule {
  static let facts = RuleFacts(
    "R66",
    "An intermediate driver frees its own packet where the original is completed or "
      + "returned.",
    bug: "The branch for an error completes the original and forgets its own packet.",
    consequence: "Each time costs a packet of the pool; when it is empty, the driver drops "
      + "what it is given.",
    cure: "Free the own packet right where its original goes back.",
    source: "6.5 R66", needs: [.calls, .beginning, .places])

  static let interests: [Interest] = [.leave([.protocolSendComplete, .miniportReturnPacket])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.lexicon[act.callee]?.kind == .im, let state = situation.stack[act.object],
      state.maker == act.callee, state.owner == act.callee, state.parent != .none,
      situation.books.lastDebt(of: act.object) == nil, !situation.stack.isQueued(act.object)
    else { return }
    let who = situation.name(act.callee)
    var evidence: [RuleFinding.Step] = [
      .init(Int(state.bornAt), "\(who) makes \(act.object) for \(state.parent)"),
      .init(act.beginning, "\(act.object) comes back to \(who)"),
      .init(
        act.index, "\(who) is done with \(state.parent), and has not freed its own \(act.object)"),
    ]
    let original = situation.lastIndex(about: state.parent, before: act.index) {
      $0 > act.beginning && $1.kind == .enter
    }
    if let original { evidence.append(.init(original, "\(who) gives \(state.parent) back")) }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}

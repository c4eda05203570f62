import Events
import Replay

/// R04: If NdisSend answers anything but PENDING, ProtocolSendComplete does not follow.
///
/// Typical bug: The branch for an error cleans up, and then the path that all sends share does so
/// again.
///
/// On Windows: The packet is freed twice; the second IoCompleteRequest is bug check 0x44.
///
/// Cure: Have one place that ends a send.
///
/// Source: [NDIS_REFERENCE 6.1 R04]
struct NoCompletionAfterAnAnswer: Rule {
  static let facts = RuleFacts(
    "R04", "If NdisSend answers anything but PENDING, ProtocolSendComplete does not follow.",
    bug: "The branch for an error cleans up, and then the path that all sends share does so again.",
    consequence: "The packet is freed twice; the second IoCompleteRequest is bug check 0x44.",
    cure: "Have one place that ends a send.",
    source: "6.1 R04", needs: [.calls, .beginning])

  static let interests: [Interest] = [.enter([.protocolSendComplete])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    // A driver may end an answered send with the function that it has for completions, once.
    guard !act.isOwnCall || situation.stack[act.object] == nil,
      situation.books.debt(of: act.object, by: act.caller, .send) == nil,
      let answer = situation.lastIndex(
        about: act.object, before: act.index,
        where: { $1.kind == .leave && $1.call == .ndisSend && $1.status != .pending })
    else { return }
    var evidence: [RuleFinding.Step] = [
      .init(answer, "NdisSend answers \(situation.text(situation.history[answer].status))"),
      .init(act.index, "\(act.object) is completed all the same"),
    ]
    let end = situation.lastIndex(about: act.object, before: act.index) { $1.life == .free }
    if let end { evidence.append(.init(end, "\(situation.name(act.callee)) frees \(act.object)")) }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}

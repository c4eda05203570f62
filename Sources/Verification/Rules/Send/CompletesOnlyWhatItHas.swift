import Events
import Replay

/// R10: A miniport completes only packets that it was given and still has.
///
/// Typical bug: A descriptor that was served is served again and still points to its packet.
///
/// On Windows: Bug check 0x7C BUGCODE_NDIS_DRIVER.
///
/// Tools: Debugger: !ndiskd.miniport, !ndiskd.pkt.
///
/// Cure: Clear the descriptor when its packet is completed.
///
/// Source: [NDIS_REFERENCE 6.1 R10]
struct CompletesOnlyWhatItHas: Rule {
  static let facts = RuleFacts(
    "R10", "A miniport completes only packets that it was given and still has.",
    bug: "A descriptor that was served is served again and still points to its packet.",
    consequence: "Bug check 0x7C BUGCODE_NDIS_DRIVER.",
    tools: "Debugger: !ndiskd.miniport, !ndiskd.pkt.",
    cure: "Clear the descriptor when its packet is completed.",
    source: "6.1 R10", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .enter([.ndisMSendComplete, .ndisMSendNetBufferListsComplete])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.books.debt(of: act.object, by: act.caller, .send) == nil else { return }
    let who = situation.name(act.caller)
    let first = situation.completion(of: act.object, by: act.caller, before: act.index)
    guard let first else {
      return verdict.report(
        Self.facts, act, in: situation,
        [.init(act.index, "\(who) completes \(act.object), which it was never given")])
    }
    // What an answer has completed, and a list that is completed twice, is R02; an original that is completed twice is R67.
    guard act.call == .ndisMSendComplete, situation.history[first].kind != .leave,
      situation.lexicon[act.caller]?.kind != .im
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(first, "\(who) completes \(act.object)"),
        .init(act.index, "\(who) completes \(act.object), which it does not have any more"),
      ])
  }
}

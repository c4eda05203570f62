import Events
import Replay

/// R34: A miniport indicates nothing while its adapter is paused or halted.
///
/// Typical bug: The interrupt stays on, or a timer goes on, when MiniportPause is over.
///
/// On Windows: Nobody above expects lists: bug check 0x7C, or a pause that is undone.
///
/// Cure: Stop receiving in MiniportPause, and ask in every path that indicates.
///
/// Source: [NDIS_REFERENCE 6.2 R34]
struct PausedMiniportsIndicateNothing: Rule {
  static let facts = RuleFacts(
    "R34", "A miniport indicates nothing while its adapter is paused or halted.",
    bug: "The interrupt stays on, or a timer goes on, when MiniportPause is over.",
    consequence: "Nobody above expects lists: bug check 0x7C, or a pause that is undone.",
    cure: "Stop receiving in MiniportPause, and ask in every path that indicates.",
    source: "6.2 R34", needs: [.calls, .states, .unbroken])

  static let interests: [Interest] = [.enter([.ndisMIndicateReceiveNetBufferLists])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let adapter = situation.adapter(of: act, at: act.caller) else { return }
    let state = situation.state(of: .adapter(adapter))
    guard state == Word.State.paused || state == Word.State.halted else { return }
    let shown = situation.text(state)
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index,
        "\(situation.name(act.caller)) indicates \(act.object), and its adapter is \(shown)")
    ]
    if let since = situation.lastMove(of: .adapter(adapter), before: act.index) {
      evidence.append(.init(since, "The adapter becomes \(shown)"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}

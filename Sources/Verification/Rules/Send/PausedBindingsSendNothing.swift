import Events
import Replay

/// R15: A binding that pauses, or is paused, sends nothing new.
///
/// Typical bug: One path, such as a timer or the writes of a program, does not ask whether the
/// binding is paused.
///
/// On Windows: The data are lost with the status PAUSED, and the pause may never end.
///
/// Cure: Ask in every path that sends, under the lock that the pause takes.
///
/// Source: [NDIS_REFERENCE 6.1 R15]
struct PausedBindingsSendNothing: Rule {
  static let facts = RuleFacts(
    "R15", "A binding that pauses, or is paused, sends nothing new.",
    bug:
      "One path, such as a timer or the writes of a program, does not ask whether the binding is paused.",
    consequence: "The data are lost with the status PAUSED, and the pause may never end.",
    cure: "Ask in every path that sends, under the lock that the pause takes.",
    source: "6.1 R15", needs: [.calls, .states, .unbroken])

  static let interests: [Interest] = [.enter([.ndisSendNetBufferLists])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let binding = Int(situation.lexicon[act.event.site].binding)
    guard binding >= 0 else { return }
    let state = situation.state(of: .binding(binding))
    guard state == Word.State.paused || state == Word.State.pausing else { return }
    var evidence: [RuleFinding.Step] = [
      .init(
        act.index,
        "\(situation.name(act.caller)) sends \(act.object), and its binding is "
          + situation.text(state))
    ]
    if let since = situation.lastMove(of: .binding(binding), before: act.index) {
      evidence.append(.init(since, "The binding becomes \(situation.text(state))"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}

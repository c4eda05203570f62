import Events
import Replay

/// R15: A binding sends nothing new from its pause until it runs again.
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
    "R15", "A binding sends nothing new from its pause until it runs again.",
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
    guard
      state == Word.State.paused || state == Word.State.pausing
        || state == Word.State.restarting && isUntold(act, binding, in: situation)
    else { return }
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

  /// Whether a binding that is to run again has not said that it does: it sends before it was told, or in the handler that is to
  /// prepare it.
  ///
  /// What another thread sends while that handler runs may come behind the moment at which the driver has begun again.
  private func isUntold(
    _ act: Act, _ binding: Int, in situation: borrowing Situation
  ) -> Bool {
    let isInside = situation.openCalls(around: act).contains {
      $0.handler == .protocolNetPnPEvent && $0.to == act.caller
        && Int(situation.lexicon[$0.site].binding) == binding
    }
    if isInside { return true }
    guard let move = situation.lastMove(of: .binding(binding), before: act.index) else {
      return false
    }
    let history = situation.history
    return !(move..<act.index).contains {
      history[$0].kind == .enter && history[$0].at == act.caller
        && history.handler(of: $0) == .protocolNetPnPEvent
    }
  }
}

import Events

/// R74: MiniportPause answers SUCCESS or PENDING, and SUCCESS only when all lists are back.
///
/// Typical bug: The handler answers with an error, or with SUCCESS although lists are still above.
///
/// On Windows: NDIS has no way for an error: the state is undefined, and later bug check 0x7C.
///
/// Tools: Static Driver Verifier: MiniportPause_Return.
///
/// Cure: Answer PENDING while a list is out, and call NdisMPauseComplete when the last one is back.
///
/// Source: [NDIS_REFERENCE 6.5 R74]
struct MiniportPausesProperly: Rule {
  static let facts = RuleFacts(
    "R74",
    "MiniportPause answers SUCCESS or PENDING, and SUCCESS only when all lists are "
      + "back.",
    bug: "The handler answers with an error, or with SUCCESS although lists are still above.",
    consequence: "NDIS has no way for an error: the state is undefined, and later bug check "
      + "0x7C.",
    tools: "Static Driver Verifier: MiniportPause_Return.",
    cure: "Answer PENDING while a list is out, and call NdisMPauseComplete when the last one "
      + "is back.",
    source: "6.5 R74", needs: [.calls, .beginning])

  static let interests: [Interest] = [.leave([.miniportPause]), .enter([.ndisMPauseComplete])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let isAnswer = act.event.kind == .leave
    let miniport = isAnswer ? act.callee : act.caller
    let who = situation.name(miniport)
    if isAnswer, act.status != .success, act.status != .none {
      guard act.status != .pending else { return }
      return verdict.report(
        Self.facts, act, in: situation,
        [
          .init(act.beginning, "\(who) is told to pause"),
          .init(act.index, "\(who) answers \(situation.text(act.status))"),
        ])
    }
    let adapter = situation.adapter(of: act)
    let missing = situation.debt(.receive) {
      $0.creditor == miniport && !$0.isLoan && situation.adapter(of: $0.site) == adapter
    }
    guard let missing else {
      return checkSends(act, of: miniport, at: adapter, in: situation, into: &verdict)
    }
    verdict.report(
      Self.facts, act.index, missing.object, in: situation,
      [
        .init(missing.index, "\(who) indicates \(missing.object)"),
        .init(act.index, "\(who) says that it is paused, and \(missing.object) is not back"),
      ])
  }

  /// A miniport says that it is paused, and has not completed what it has to send.
  private func checkSends(
    _ act: Act, of miniport: ComponentID, at adapter: Int?, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    let inside = situation.debt(.send) {
      $0.debtor == miniport && situation.adapter(of: $0.site) == adapter
    }
    guard let inside else { return }
    let who = situation.name(miniport)
    verdict.report(
      Self.facts, act.index, inside.object, in: situation,
      [
        .init(inside.index, "\(who) gets \(inside.object) to send"),
        .init(
          act.index, "\(who) says that it is paused, and \(inside.object) is not completed"),
      ])
  }
}

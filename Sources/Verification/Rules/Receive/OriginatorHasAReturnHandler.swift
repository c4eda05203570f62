import Events
import Replay

/// R81: A filter that indicates lists of its own has a return handler.
///
/// Typical bug: The handler was taken out because nobody seemed to use it.
///
/// On Windows: The list goes to the next one below, in the end to the miniport, which takes it for
/// its own.
///
/// Cure: Supply FilterReturnNetBufferLists with FilterReceiveNetBufferLists, and FilterStatus with
/// both.
///
/// Source: [NDIS_REFERENCE 6.5 R81]
struct OriginatorHasAReturnHandler: Rule {
  static let facts = RuleFacts(
    "R81", "A filter that indicates lists of its own has a return handler.",
    bug: "The handler was taken out because nobody seemed to use it.",
    consequence: "The list goes to the next one below, in the end to the miniport, which "
      + "takes it for its own.",
    cure: "Supply FilterReturnNetBufferLists with FilterReceiveNetBufferLists, and "
      + "FilterStatus with both.",
    source: "6.5 R81", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .enter([.miniportReturnNetBufferLists, .filterReturnNetBufferLists])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let maker = situation.stack[act.object]?.maker, maker != act.callee,
      situation.lexicon[maker]?.kind == .filter,
      let debt = situation.books.debt(of: act.object, to: maker, .receive),
      situation.books.debt(of: act.object, to: act.callee, .receive) == nil
    else { return }
    let who = situation.name(maker)
    verdict.report(
      Self.facts, debt.index, act.object, in: situation,
      [
        .init(
          debt.index,
          "\(who) indicates \(act.object), a list of its own, and has no return handler"),
        .init(
          act.index,
          "\(act.object) goes back to \(situation.name(act.callee)): \(who) has no handler for it"),
      ])
  }
}

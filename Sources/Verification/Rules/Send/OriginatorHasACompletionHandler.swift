import Events
import Replay

/// R82: A filter that sends lists of its own has a completion handler.
///
/// Typical bug: The filter does not look at what others send, so it has no handlers of the send
/// path.
///
/// On Windows: The completion calls NULL, and the machine stops.
///
/// Cure: Supply FilterSendNetBufferListsComplete.
///
/// Source: [NDIS_REFERENCE 6.5 R82]
struct OriginatorHasACompletionHandler: Rule {
  static let facts = RuleFacts(
    "R82", "A filter that sends lists of its own has a completion handler.",
    bug: "The filter does not look at what others send, so it has no handlers of the send "
      + "path.",
    consequence: "The completion calls NULL, and the machine stops.",
    cure: "Supply FilterSendNetBufferListsComplete.",
    source: "6.5 R82", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .every(.bugcheck),
    .leave([.ndisMSendNetBufferListsComplete, .ndisFSendNetBufferListsComplete]),
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .leave {
      return check(act.object, act.beginning, at: act.index, in: situation, into: &verdict)
    }
    guard let open = situation.openCalls(around: act).last,
      open.call == .ndisMSendNetBufferListsComplete
        || open.call == .ndisFSendNetBufferListsComplete
    else { return }
    for object in situation.history.objects(of: open.index) {
      check(object, open.index, at: act.index, in: situation, into: &verdict)
    }
  }

  /// NDIS was given a completed list, has not passed it on, and still owes it to the filter that made it.
  private func check(
    _ object: ObjectID, _ completion: Int, at index: Int, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    guard let debt = situation.books.lastDebt(of: object), debt.trade == .send,
      situation.lexicon[debt.debtor]?.kind == .ndis,
      situation.lexicon[debt.creditor]?.kind == .filter,
      situation.stack[object]?.maker == debt.creditor
    else { return }
    let who = situation.name(debt.creditor)
    verdict.report(
      Self.facts, debt.index, object, in: situation,
      [
        .init(
          debt.index, "\(who) sends \(object), a list of its own, and has no completion handler"),
        .init(completion, "\(object) is completed"),
        .init(index, "\(who) has no handler for it"),
      ])
  }
}

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

  /// NDIS was given a completed list and has not passed it on to the filter that made it.
  private func check(
    _ object: ObjectID, _ completion: Int, at index: Int, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    guard let maker = situation.stack[object]?.maker,
      situation.lexicon[maker]?.kind == .filter,
      let sent = sending(of: object, by: maker, completion, before: index, in: situation)
    else { return }
    let who = situation.name(maker)
    verdict.report(
      Self.facts, sent, object, in: situation,
      [
        .init(sent, "\(who) sends \(object), a list of its own, and has no completion handler"),
        .init(completion, "\(object) is completed"),
        .init(index, "\(who) has no handler for it"),
      ])
  }

  /// Where a filter has sent a list of its own that NDIS has now; `nil` if somebody else has it, or it came back.
  ///
  /// NDIS owes it to the filter; or it has given it to a filter above, which never sent it, and has got it back from that.
  private func sending(
    of object: ObjectID, by maker: ComponentID, _ completion: Int, before index: Int,
    in situation: borrowing Situation
  ) -> Int? {
    guard let debt = situation.books.lastDebt(of: object) else {
      return situation.isLastHandover(completion, of: object, before: index)
        ? situation.ownSend(of: object, by: maker, before: completion) : nil
    }
    let isOwed =
      debt.trade == .send && debt.creditor == maker
      && situation.lexicon[debt.debtor]?.kind == .ndis
    return isOwed ? debt.index : nil
  }
}

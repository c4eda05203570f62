import Events
import Replay

/// R37: A request is completed exactly once.
///
/// Typical bug: A handler answers SUCCESS and completes the request by a call as well, or answers
/// PENDING and never completes it.
///
/// On Windows: Twice: by a miniport bug check 0x7C, first parameter 0x26 INVALID_OID_COMPLETION;
/// with Driver Verifier 0xC4, 0x91002. Never: whoever asked waits for ever.
///
/// Tools: Static Driver Verifier: DoubleComplete, DoubleCompleteWorkItem. Driver Verifier:
/// NdisOidDoubleComplete (0x91002).
///
/// Cure: Answer PENDING for what is completed by a call, and complete what was answered so.
///
/// Source: [NDIS_REFERENCE 6.3 R37]
struct RequestCompletedExactlyOnce: Rule {
  static let facts = RuleFacts(
    "R37", "A request is completed exactly once.",
    bug: "A handler answers SUCCESS and completes the request by a call as well, or answers "
      + "PENDING and never completes it.",
    consequence: "Twice: by a miniport bug check 0x7C, first parameter 0x26 "
      + "INVALID_OID_COMPLETION; with Driver Verifier 0xC4, 0x91002. Never: whoever asked waits for "
      + "ever.",
    tools: "Static Driver Verifier: DoubleComplete, DoubleCompleteWorkItem. Driver Verifier: "
      + "NdisOidDoubleComplete (0x91002).",
    cure: "Answer PENDING for what is completed by a call, and complete what was answered so.",
    source: "6.3 R37", needs: [.calls, .beginning],
    needsAtEnd: [.end, .places])

  static let interests: [Interest] = [
    .leave([
      .filterOidRequest, .miniportOidRequest, .miniportSetInformation, .miniportQueryInformation,
    ]),
    .enter([
      .ndisFOidRequestComplete, .ndisMOidRequestComplete, .ndisMSetInformationComplete,
      .ndisMQueryInformationComplete,
    ]),
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    // What NDIS asks by itself, such as the packet filter after a reset, has no request object.
    guard act.object != .none else { return }
    let isAnswer = act.event.kind == .leave
    let who = isAnswer ? act.callee : act.caller
    if isAnswer, act.status == .pending || act.status == .none { return }
    if isAnswer, let clone = Self.outstandingClone(act, in: situation) {
      return verdict.report(
        Self.facts, act, in: situation, Self.evidence(act, clone, in: situation))
    }
    let isOwed =
      isAnswer
      ? situation.books.debt(of: act.object, since: act.beginning) != nil
      : situation.books.debt(of: act.object, by: who, .request) != nil
    guard !isOwed, let first = situation.completion(of: act.object, by: who, before: act.index)
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(first, "\(situation.name(who)) completes \(act.object)"),
        .init(
          act.index,
          "\(situation.name(who)) completes \(act.object) again"
            + (isAnswer ? ", by the answer \(situation.text(act.status))" : "")),
      ])
  }

  /// The request that a filter has made for the one that it answers, passed on, and not got back; or `nil`.
  ///
  /// Its completion will complete the original as well, and it uses what the original points to.
  private static func outstandingClone(
    _ act: Act, in situation: borrowing Situation
  ) -> Debt? {
    guard act.call == .filterOidRequest else { return nil }
    return situation.debt(.request) {
      $0.creditor == act.callee && situation.stack[$0.object]?.parent == act.object
        && !Books.isUnsure($0)
    }
  }

  private static func evidence(
    _ act: Act, _ clone: Debt, in situation: borrowing Situation
  ) -> [RuleFinding.Step] {
    let who = situation.name(act.callee)
    return [
      .init(clone.index, "\(who) passes \(clone.object) on, which it made for \(act.object)"),
      .init(
        act.index,
        "\(who) completes \(act.object) by the answer \(situation.text(act.status)), and "
          + "\(clone.object), made for it, is not completed"),
    ]
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for debt in situation.lost(.request) {
      verdict.report(
        Self.facts, debt.index, debt.object, in: situation,
        [
          .init(
            debt.index,
            "\(situation.name(debt.debtor)) gets \(debt.object) and never completes it")
        ])
    }
  }
}

import Events
import Replay

/// R02: A send is completed exactly once.
///
/// Typical bug: A driver completes a send by a call and answers SUCCESS as well, or completes a
/// list that it has completed before.
///
/// On Windows: Bug check 0x7C BUGCODE_NDIS_DRIVER, or the sender frees its packet twice.
///
/// Tools: No rule of Static Driver Verifier: DoubleComplete is about requests.
///
/// Cure: Answer PENDING for what is completed by a call, and forget what was completed.
///
/// Source: [NDIS_REFERENCE 6.1 R02]
struct CompletedExactlyOnce: Rule {
  static let facts = RuleFacts(
    "R02", "A send is completed exactly once.",
    bug: "A driver completes a send by a call and answers SUCCESS as well, or completes a list "
      + "that it has completed before.",
    consequence: "Bug check 0x7C BUGCODE_NDIS_DRIVER, or the sender frees its packet twice.",
    tools: "No rule of Static Driver Verifier: DoubleComplete is about requests.",
    cure: "Answer PENDING for what is completed by a call, and forget what was completed.",
    source: "6.1 R02", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .leave([.ndisSend, .miniportSend]), .enter(listCompletions + [.ndisMSendComplete]),
  ]

  private static let listCompletions: [Call] = [
    .ndisMSendNetBufferListsComplete, .ndisFSendNetBufferListsComplete,
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.event.kind {
    case .leave: checkAnswer(act, in: situation, into: &verdict)
    default: checkCompletion(act, in: situation, into: &verdict)
    }
  }

  /// The answer gives the packet back, and a call has done so before.
  private func checkAnswer(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.status != .pending, act.status != .none,
      situation.books.debt(of: act.object, since: act.beginning) == nil,
      let completion = situation.completion(of: act.object, by: act.callee, before: act.index),
      completion > act.beginning
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(act.beginning, "\(situation.name(act.callee)) gets \(act.object) to send"),
        .init(completion, "\(situation.name(act.callee)) completes \(act.object) by a call"),
        .init(
          act.index,
          "\(situation.name(act.callee)) completes \(act.object) again by the answer "
            + situation.text(act.status)),
      ])
  }

  /// A call completes what the one that calls has given back before.
  private func checkCompletion(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.books.debt(of: act.object, by: act.caller, .send) == nil else { return }
    if situation.isRepeated(act) { return reportRepeated(act, in: situation, into: &verdict) }
    let first = situation.completion(of: act.object, by: act.caller, before: act.index)
    guard let first else { return checkOwnList(act, in: situation, into: &verdict) }
    // A packet that a call completed before is R10: the miniport does not have it.
    let isAnswer = situation.history[first].kind == .leave
    guard isAnswer || act.call != .ndisMSendComplete else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(first, "\(who) completes \(act.object)" + (isAnswer ? " by its answer" : "")),
        .init(act.index, "\(who) completes \(act.object) again"),
      ])
  }

  /// One call completes an object that stands in its chain twice.
  private func reportRepeated(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [.init(act.index, "\(who) completes \(act.object) twice, in one chain")])
  }

  /// A filter passes the completion of a list on that was its own, and that is completed with that.
  private func checkOwnList(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.call == .ndisFSendNetBufferListsComplete, act.caller != .none,
      let back = situation.comeback(of: act.object, to: act.caller, before: act.index)
    else { return }
    let who = situation.name(act.caller)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(back, "\(act.object) is completed, and comes back to \(who), which has sent it"),
        .init(act.index, "\(who) completes \(act.object) again"),
      ])
  }
}

import Events
import Replay

/// R51: An IRP is completed exactly once.
///
/// Typical bug: Two branches complete it, or none does.
///
/// On Windows: Twice: bug check 0x44 MULTIPLE_IRP_COMPLETE_REQUESTS. Never: the program waits for
/// ever, and its process never ends.
///
/// Tools: Static Driver Verifier: DoubleCompletion.
///
/// Cure: Have one exit for every IRP.
///
/// Source: [NDIS_REFERENCE 6.4 R51]
struct IRPCompletedExactlyOnce: Rule {
  static let facts = RuleFacts(
    "R51", "An IRP is completed exactly once.",
    bug: "Two branches complete it, or none does.",
    consequence: "Twice: bug check 0x44 MULTIPLE_IRP_COMPLETE_REQUESTS. Never: the program waits "
      + "for ever, and its process never ends.",
    tools: "Static Driver Verifier: DoubleCompletion.",
    cure: "Have one exit for every IRP.",
    source: "6.4 R51", needs: [.calls, .beginning],
    needsAtEnd: [.end, .places])

  static let interests: [Interest] = [.action([.ioCompleteRequest])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard situation.books.lastDebt(of: act.object) == nil,
      let first = situation.lastIndex(
        .action, .ioCompleteRequest, about: act.object, before: act.index)
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(first, "\(situation.name(situation.history[first].at)) completes \(act.object)"),
        .init(act.index, "\(situation.name(act.callee)) completes \(act.object) again"),
      ])
  }

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    for debt in situation.lost(.irp) {
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

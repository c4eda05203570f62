import Events

/// R52: IoStatus is written before an IRP is completed.
///
/// Typical bug: One path copies the bytes and forgets Status and Information.
///
/// On Windows: The program is told what happens to stand there: wrong bytes, or none.
///
/// Tools: Static Driver Verifier: CompleteRequestStatusCheck.
///
/// Cure: Write Status and Information on every path, best in the function that completes.
///
/// Source: [NDIS_REFERENCE 6.4 R52]
struct StatusSetBeforeCompletion: Rule {
  static let facts = RuleFacts(
    "R52", "IoStatus is written before an IRP is completed.",
    bug: "One path copies the bytes and forgets Status and Information.",
    consequence: "The program is told what happens to stand there: wrong bytes, or none.",
    tools: "Static Driver Verifier: CompleteRequestStatusCheck.",
    cure: "Write Status and Information on every path, best in the function that completes.",
    source: "6.4 R52", needs: .calls)

  static let interests: [Interest] = [.action([.ioCompleteRequest])]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object.kind == .irp, !act.status.isFinal,
      situation.history.extra(.statusNumber, of: act.index) == nil
    else { return }
    let who = situation.name(act.caller)
    let what =
      act.status == .none
      ? "and has written no status"
      : "with \(situation.text(act.status)), which is no status of a completed IRP"
    var evidence: [RuleFinding.Step] = [
      .init(act.index, "\(who) completes \(act.object) \(what)")
    ]
    if let debt = situation.books.debt(of: act.object, by: act.caller, .irp) {
      evidence.append(.init(debt.index, "\(who) gets \(act.object)"))
    }
    verdict.report(Self.facts, act, in: situation, evidence)
  }
}

import Events
import Replay

/// R03: A send is completed at least once.
///
/// Typical bug: A branch for an error, a drop or a busy card answers PENDING and forgets the
/// packet.
///
/// On Windows: The program waits for ever, and so does whoever pauses or unbinds.
///
/// Tools: Driver Verifier: NdisTimedDataSend (0xC4, 0x9200D) after 30 s, NdisTimedDataHang after 22
/// s.
///
/// Cure: Every branch completes what it was given, or puts it into a queue that is served.
///
/// Source: [NDIS_REFERENCE 6.1 R03]
struct CompletedAtLeastOnce: Rule {
  static let facts = RuleFacts(
    "R03", "A send is completed at least once.",
    bug: "A branch for an error, a drop or a busy card answers PENDING and forgets the packet.",
    consequence: "The program waits for ever, and so does whoever pauses or unbinds.",
    tools: "Driver Verifier: NdisTimedDataSend (0xC4, 0x9200D) after 30 s, NdisTimedDataHang "
      + "after 22 s.",
    cure: "Every branch completes what it was given, or puts it into a queue that is served.",
    source: "6.1 R03", needs: [.calls, .beginning, .end, .places])

  static let interests: [Interest] = []

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    // A refusal of a driver that may not refuse is R07, an original whose copy has come back R67.
    for debt in situation.lost(.send)
    where situation.refusal(of: debt) == nil
      && situation.returnedCopy(for: debt) == nil
    {
      verdict.report(
        Self.facts, debt.index, debt.object, in: situation,
        [
          .init(
            debt.index,
            "\(situation.name(debt.debtor)) gets \(debt.object) to send, and never completes it")
        ])
    }
  }
}

import Events
import Replay

/// R27: The packet of a transfer that is pending is not freed.
///
/// Typical bug: A branch takes the answer PENDING for an error and cleans up.
///
/// On Windows: The miniport copies into freed memory: bug check 0xD1, or damage that shows much
/// later.
///
/// Cure: Free the packet in ProtocolTransferDataComplete.
///
/// Source: [NDIS_REFERENCE 6.2 R27]
struct FreedOnlyAfterTransfer: Rule {
  static let facts = RuleFacts(
    "R27", "The packet of a transfer that is pending is not freed.",
    bug: "A branch takes the answer PENDING for an error and cleans up.",
    consequence:
      "The miniport copies into freed memory: bug check 0xD1, or damage that shows much later.",
    cure: "Free the packet in ProtocolTransferDataComplete.",
    source: "6.2 R27", needs: [.calls, .beginning])

  static let interests: [Interest] = [.end(of: .packet)]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let transfer = situation.books.debt(of: act.object, to: act.callee, .transfer)
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(transfer.index, "\(who) wants bytes in \(act.object)"),
        .init(act.index, "\(who) frees \(act.object), and the transfer is pending"),
      ])
  }
}

import Events
import Replay

/// R21: A protocol returns a packet as often as it has promised.
///
/// Typical bug: A path that is done with a packet, such as a read or an error, forgets
/// NdisReturnPackets.
///
/// On Windows: The miniport runs out of receive packets; then frames are lent with RESOURCES, or
/// dropped. An unbind waits for ever.
///
/// Tools: Debugger: !ndiskd.miniport, !ndiskd.pendingnbls.
///
/// Cure: Return the packet wherever it leaves the driver's queue.
///
/// Source: [NDIS_REFERENCE 6.2 R21]
struct EveryPromiseIsKept: Rule {
  static let facts = RuleFacts(
    "R21", "A protocol returns a packet as often as it has promised.",
    bug:
      "A path that is done with a packet, such as a read or an error, forgets NdisReturnPackets.",
    consequence:
      "The miniport runs out of receive packets; then frames are lent with RESOURCES, or "
      + "dropped. An unbind waits for ever.",
    tools: "Debugger: !ndiskd.miniport, !ndiskd.pendingnbls.",
    cure: "Return the packet wherever it leaves the driver's queue.",
    source: "6.2 R21", needs: [.calls, .beginning, .end, .places])

  static let interests: [Interest] = []

  func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    // Inside of the call that shows the packet nothing is promised yet; a trace can end there.
    for debt in situation.lost(.receive)
    where debt.object.kind == .packet && debt.callEnd < .max {
      let who = situation.name(debt.debtor)
      verdict.report(
        Self.facts, debt.callEnd, debt.object, in: situation,
        [
          .init(debt.index, "\(who) is shown \(debt.object)"),
          .init(
            debt.callEnd, "\(who) promises to return \(debt.object) \(debt.count)×, and never does"),
        ])
    }
  }
}

import Events
import Replay

/// R33: A received list of Ethernet has exactly one net buffer.
///
/// Typical bug: A miniport joins several frames in one list to save work.
///
/// On Windows: Whoever is above looks at the first net buffer only: the other frames are lost.
///
/// Cure: Make one list for every frame, and a chain of the lists.
///
/// Source: [NDIS_REFERENCE 6.2 R33]
struct OneFrameAList: Rule {
  static let facts = RuleFacts(
    "R33", "A received list of Ethernet has exactly one net buffer.",
    bug: "A miniport joins several frames in one list to save work.",
    consequence: "Whoever is above looks at the first net buffer only: the other frames are lost.",
    cure: "Make one list for every frame, and a chain of the lists.",
    source: "6.2 R33")

  static let interests: [Interest] = [
    .enter([.ndisMIndicateReceiveNetBufferLists, .ndisFIndicateReceiveNetBufferLists])
  ]

  func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.event.hasExtras, act.member.index == 0,
      let count = situation.history.number(.count, of: act.index), count > 1
    else { return }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(
          act.index,
          "\(situation.name(act.caller)) indicates a list with \(count) net buffers")
      ])
  }
}

import Events
import Replay

/// R14: A send that reaches a paused driver is completed with PAUSED.
///
/// Typical bug: The send is completed with another status, or dropped, because the queue is closed.
///
/// On Windows: Whoever sent it takes the card for broken; a list that is dropped hangs its sender.
///
/// Cure: Complete it with NDIS_STATUS_PAUSED at once.
///
/// Source: [NDIS_REFERENCE 6.1 R14]
struct PausedSendsSayPaused: Rule {
  static let facts = RuleFacts(
    "R14", "A send that reaches a paused driver is completed with PAUSED.",
    bug: "The send is completed with another status, or dropped, because the queue is closed.",
    consequence:
      "Whoever sent it takes the card for broken; a list that is dropped hangs its sender.",
    cure: "Complete it with NDIS_STATUS_PAUSED at once.",
    source: "6.1 R14", needs: [.calls, .states, .statuses, .unbroken])

  static let interests: [Interest] = [
    .enter([
      .miniportSendNetBufferLists, .filterSendNetBufferLists, .ndisMSendNetBufferListsComplete,
      .ndisFSendNetBufferListsComplete,
    ])
  ]

  /// The lists that came while their driver was paused, with who has to complete them.
  private var latecomers: [ObjectID: ComponentID] = [:]

  func feed(_ digest: inout StateDigest) {
    digest.add(objects: latecomers.keys)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.call {
    case .miniportSendNetBufferLists, .filterSendNetBufferLists:
      if situation.instanceState(act.event.site) == Word.State.paused {
        latecomers[act.object] = act.callee
      }
    default:
      guard !latecomers.isEmpty, latecomers[act.object] == act.caller else { return }
      latecomers[act.object] = nil
      guard act.status != .paused, act.status != .none,
        let debt = situation.books.debt(of: act.object, by: act.caller, .send)
      else { return }
      let who = situation.name(act.caller)
      // That somebody has sent it is the bug of another driver, R15.
      verdict.reportBeside(
        Self.facts, act,
        [
          .init(debt.index, "\(who) is paused and gets \(act.object)"),
          .init(
            act.index, "\(who) completes \(act.object) with \(situation.text(act.status))"),
        ])
    }
  }
}

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

  /// A list that came while its driver was paused, or had said that it would be.
  private struct Latecomer: Sendable {
    /// Who has to complete it.
    let component: ComponentID
    let isPaused: Bool
  }

  private var latecomers: [ObjectID: Latecomer] = [:]

  func feed(_ digest: inout StateDigest) {
    digest.add(objects: latecomers.keys)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.call {
    case .miniportSendNetBufferLists, .filterSendNetBufferLists:
      guard situation.hasPaused(act.event.site, before: act.index) else { return }
      let state = situation.instanceState(act.event.site)
      latecomers[act.object] = Latecomer(
        component: act.callee, isPaused: state == Word.State.paused)
    default:
      guard !latecomers.isEmpty, let late = latecomers[act.object], late.component == act.caller
      else { return }
      latecomers[act.object] = nil
      guard act.status != .paused, act.status != .none,
        let debt = situation.books.debt(of: act.object, by: act.caller, .send)
      else { return }
      let who = situation.name(act.caller)
      // That somebody has sent it is the bug of another driver, R15.
      verdict.reportBeside(
        Self.facts, act,
        [
          .init(
            debt.index, "\(who) \(late.isPaused ? "is paused" : "pauses") and gets \(act.object)"),
          .init(
            act.index, "\(who) completes \(act.object) with \(situation.text(act.status))"),
        ])
    }
  }
}

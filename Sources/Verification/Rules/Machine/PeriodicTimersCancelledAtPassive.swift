import Events
import Replay

/// R87: A periodic timer is cancelled at PASSIVE_LEVEL.
///
/// Typical bug: The DPC cancels the timer when there is nothing left to watch.
///
/// On Windows: The cancel cannot wait for a callback that is under way: it comes late, and works
/// with what was freed, or both wait for each other.
///
/// Tools: Static Driver Verifier: PeriodicTimer.
///
/// Cure: Cancel it in a work item, or in the halt handler.
///
/// Source: [NDIS_REFERENCE 6.5 R87]
struct PeriodicTimersCancelledAtPassive: Rule {
  static let facts = RuleFacts(
    "R87", "A periodic timer is cancelled at PASSIVE_LEVEL.",
    bug: "The DPC cancels the timer when there is nothing left to watch.",
    consequence: "The cancel cannot wait for a callback that is under way: it comes late, and "
      + "works with what was freed, or both wait for each other.",
    tools: "Static Driver Verifier: PeriodicTimer.",
    cure: "Cancel it in a work item, or in the halt handler.",
    source: "6.5 R87", needs: [.calls, .levels])

  static let interests: [Interest] = [
    .action([.ndisSetTimerObject, .ndisCancelTimerObject]), .enter([.ndisTimerFunction]),
  ]

  /// A timer that is set; one that has run out and is still there is periodic.
  private struct Timer: Sendable {
    let component: ComponentID
    let site: SiteID
    let index: Int
    var hasRun = false
  }

  private var timers: [Timer] = []

  func feed(_ digest: inout StateDigest) {
    digest.add(timers) { timer, digest in
      digest.add(timer.component.rawValue)
      digest.add(timer.site.rawValue)
      digest.add(timer.hasRun)
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let number = timers.firstIndex {
      $0.component == act.callee && $0.site == act.event.site
    }
    switch act.call {
    case .ndisTimerFunction: if let number { timers[number].hasRun = true }
    case .ndisSetTimerObject:
      if let number { timers.remove(at: number) }
      timers.append(Timer(component: act.callee, site: act.event.site, index: act.index))
    default:
      guard let number else { return }
      checkCancel(act, timers.remove(at: number), in: situation, into: &verdict)
    }
  }

  private func checkCancel(
    _ act: Act, _ timer: Timer, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let level = situation.stack.irql(of: Int(act.event.cpu))
    guard level >= .dispatch, timer.hasRun else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(timer.index, "\(who) sets a timer that runs out again and again"),
        .init(act.index, "\(who) cancels its periodic timer at \(level.name)_LEVEL"),
      ])
  }
}

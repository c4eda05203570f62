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
    source: "6.5 R87", needs: [.calls, .levels, .unbroken])

  static let interests: [Interest] = [
    .action([.ndisSetTimerObject, .ndisCancelTimerObject]), .enter([.ndisTimerFunction]),
    .every(.touch),
  ]

  /// A timer that is set; one that has run out and is still there is periodic.
  private struct Timer: Sendable {
    let component: ComponentID
    let site: SiteID
    let index: Int
    var hasRun = false
    /// Where it was cancelled above PASSIVE_LEVEL although its function had not run yet.
    var cancel: Cancel?
  }

  /// A cancel that could not wait for the function.
  private struct Cancel: Sendable {
    let index: Int
    let level: IRQL
  }

  private var timers: [Timer] = []

  func feed(_ digest: inout StateDigest) {
    digest.add(timers) { timer, digest in
      digest.add(timer.component.rawValue)
      digest.add(timer.site.rawValue)
      digest.add(facts: [timer.hasRun, timer.cancel != nil])
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .touch { return checkTouch(act, in: situation, into: &verdict) }
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
      cancel(act, number, in: situation, into: &verdict)
    }
  }

  private mutating func cancel(
    _ act: Act, _ number: Int, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    var timer = timers.remove(at: number)
    let level = situation.stack.irql(of: Int(act.event.cpu))
    guard level >= .dispatch, timer.cancel == nil else { return }
    guard timer.hasRun else {
      timer.cancel = Cancel(index: act.index, level: level)
      return timers.append(timer)
    }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(timer.index, "\(who) sets a timer that runs out again and again"),
        .init(act.index, "\(who) cancels its periodic timer at \(level.name)_LEVEL"),
      ])
  }

  /// Judges what the function of a timer does after its cancel.
  ///
  /// Nothing says whether a timer that has not run out is periodic. One whose function runs all the same, and works with what
  /// was freed, was cancelled where that cannot wait.
  private func checkTouch(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object != .none,
      let open = situation.openCall([.ndisTimerFunction], to: act.callee, around: act),
      let timer = timers.first(where: { $0.component == act.callee && $0.site == open.site }),
      let cancel = timer.cancel, situation.stack[act.object] == nil,
      let end = situation.end(of: act.object, before: act.index),
      cancel.index < end, end < open.index
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, cancel.index, act.object, in: situation,
      [
        .init(timer.index, "\(who) sets a timer"),
        .init(cancel.index, "\(who) cancels its timer at \(cancel.level.name)_LEVEL"),
        .init(end, "\(situation.name(situation.history[end].at)) frees \(act.object)"),
        .init(open.index, "The function of the timer runs all the same"),
        .init(act.index, "\(who) uses \(act.object), which is gone"),
      ])
  }
}

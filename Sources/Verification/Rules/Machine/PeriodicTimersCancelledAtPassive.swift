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

  /// A cancel above PASSIVE_LEVEL, which could not wait for the function, of a timer that nothing has shown to be periodic.
  private struct Cancel: Sendable {
    let index: Int
    let level: IRQL
  }

  private var timers = TimerObjects()
  /// The last such cancel of each timer, by its number, until it is set anew.
  private var cancels: [Int: Cancel] = [:]

  func feed(_ digest: inout StateDigest) {
    timers.feed(&digest)
    digest.add(sorted: cancels.keys)
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    if act.event.kind == .touch { return checkTouch(act, in: situation, into: &verdict) }
    switch act.call {
    case .ndisTimerFunction: run(act, in: situation, into: &verdict)
    case .ndisSetTimerObject: cancels[timers.set(act, in: situation)] = nil
    default: cancel(act, in: situation, into: &verdict)
    }
  }

  private mutating func cancel(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let number = timers.cancel(act, in: situation) else { return }
    let level = situation.stack.irql(of: Int(act.event.cpu))
    guard level >= .dispatch else { return }
    let cancel = Cancel(index: act.index, level: level)
    guard timers[number].isPeriodic else { return cancels[number] = cancel }
    verdict.report(Self.facts, act, in: situation, steps(timers[number], cancel, in: situation))
  }

  /// The function of a timer runs: if it does so once too often for a timer that runs out once, its cancel is judged now.
  private mutating func run(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard let number = timers.run(act, in: situation), timers[number].isPeriodic,
      let cancel = cancels.removeValue(forKey: number)
    else { return }
    let late = RuleFinding.Step(act.index, "The function of the timer runs all the same")
    verdict.report(
      Self.facts, cancel.index, .none, in: situation,
      steps(timers[number], cancel, in: situation) + [late])
  }

  private func steps(
    _ timer: TimerObjects.Timer, _ cancel: Cancel, in situation: borrowing Situation
  ) -> [RuleFinding.Step] {
    let who = situation.name(timer.component)
    return [
      .init(timer.index, "\(who) sets a timer that runs out again and again"),
      .init(cancel.index, "\(who) cancels its periodic timer at \(cancel.level.name)_LEVEL"),
    ]
  }

  /// Judges what the function of a timer does after its cancel.
  ///
  /// Nothing says whether a timer that has not run out is periodic. One whose function runs all the same, and works with what
  /// was freed, was cancelled where that cannot wait.
  private func checkTouch(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    guard act.object != .none, !cancels.isEmpty,
      let open = situation.openCall([.ndisTimerFunction], to: act.callee, around: act),
      let number = cancelled(open), let cancel = cancels[number],
      situation.stack[act.object] == nil,
      let end = situation.end(of: act.object, before: act.index),
      cancel.index < end, end < open.index
    else { return }
    let who = situation.name(act.callee)
    verdict.report(
      Self.facts, cancel.index, act.object, in: situation,
      [
        .init(timers[number].index, "\(who) sets a timer"),
        .init(cancel.index, "\(who) cancels its timer at \(cancel.level.name)_LEVEL"),
        .init(end, "\(situation.name(situation.history[end].at)) frees \(act.object)"),
        .init(open.index, "The function of the timer runs all the same"),
        .init(act.index, "\(who) uses \(act.object), which is gone"),
      ])
  }

  /// The number of the timer whose function is open and that was cancelled where that cannot wait; `nil` if that is not clear.
  private func cancelled(_ open: OpenCall) -> Int? {
    let meant = cancels.keys.filter {
      let timer = timers[$0]
      return timer.component == open.to && timer.site == open.site
        && (open.object == .none || open.object == timer.object)
    }
    guard meant.count == 1, let number = meant.first, !timers[number].isAmbiguous
    else { return nil }
    return number
  }
}

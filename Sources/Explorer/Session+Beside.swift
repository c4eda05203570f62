import Events
import Replay
import Verification
import Views

/// What goes on beside the picture: a run that goes on, and looking for what went wrong.
extension Session {
  // MARK: - The run

  /// Lets the run go on while the picture stands, or ends that.
  mutating func toggleFrozen() {
    guard isFrozen || run.isGrowing else {
      message = .nothingGoesOn
      return
    }
    frozenCount = isFrozen ? nil : timeline.count
    playback.stop()
    message = isFrozen ? .frozen(playback.speedText) : .notFrozen(lastNumber)
  }

  /// What is to be simulated while the picture stands, where there were to be `count` events by now.
  mutating func advanceFrozen(
    from count: Int, microseconds: Int, eventCountMax: Int
  ) -> [Effect] {
    guard run.isGrowing else {
      frozenCount = nil
      message = .frozenEnd(lastNumber)
      return []
    }
    let due = min(
      playback.eventsDue(afterMicroseconds: microseconds) ?? eventCountMax, eventCountMax)
    let wanted = due + (playback.isUnbounded ? timeline.count : count)
    frozenCount = wanted
    return wanted > timeline.count ? [.extend(by: wanted - timeline.count)] : []
  }

  private var lastNumber: Int { Moment(timeline, at: timeline.count).lastNumber }

  /// Events that are kept no more are no place to stand.
  mutating func keepInside() {
    let isInside = position >= timeline.history.droppedCount
    forgetDropped()
    if !isInside { message = .dropped(moment.number) }
  }

  /// Nothing leads to events that are kept no more.
  mutating func forgetDropped() {
    let first = timeline.history.droppedCount
    guard first > 0 else { return }
    forgetRemarks(outside: first..<Int.max)
    if case .match(let index) = run.goal?.goal, index < first { run.goal = nil }
    cursor.forget(before: first)
  }

  // MARK: - Findings

  /// Whether there are events that somebody wants to know about and nobody has looked at.
  ///
  /// The rules are held against everything that is there, whatever is shown; the rest only where it is asked for.
  var isLooking: Bool {
    guard huntLine == nil else { return false }
    if look.view == .findings { return !findings.isFinished(timeline) }
    return run.job == nil && run.searching == nil && !findings.isJudged(timeline)
  }

  /// Looks for what went wrong, a stretch at a time, as long as `goesOn` says so.
  mutating func lookForFindings(while goesOn: () -> Bool) {
    while isLooking, goesOn() {
      if look.view == .findings {
        findings.advance(timeline, Session.lookedAtCount)
      } else {
        findings.judge(timeline, Session.lookedAtCount)
      }
    }
  }

  /// Holds the rules against everything that is there.
  public mutating func judgeAll() {
    while huntLine == nil, !findings.isJudged(timeline) { findings.judge(timeline, .max) }
  }

  /// Looks for everything that went wrong.
  public mutating func findAll() {
    while !findings.isFinished(timeline) { findings.advance(timeline, .max) }
  }

  /// So few that somebody who presses a key does not wait, even where each event costs a rule a look back.
  private static let lookedAtCount = 500
}

import Live
import Replay
import Views

/// What the run loop says: the run has grown, or something goes on beside.
extension Session {
  /// The run has grown, or has ended.
  mutating func receive(
    _ timeline: Timeline, isGrowing: Bool, standstill: Standstill?
  ) {
    defer { noteTour(nil) }
    let hasEnded = run.isGrowing && !isGrowing
    self.timeline = timeline
    run.isGrowing = isGrowing
    run.standstill = standstill
    keepInside()
    siftFurther()
    if hasEnded { doubtSearches() }
    guard let pursuit = run.goal else { return }
    if isWaiting(for: pursuit.goal) { return chaseFurther() }
    guard !isGrowing || pursuit.isDue(at: timeline.count) else {
      run.goal?.simulateFurther()
      return
    }
    if let target = target(of: pursuit.goal, pursuit.heading, searchedUpTo: pursuit.searchedUpTo) {
      run.goal = nil
      arrive(at: target, pursuit.goal, pursuit.heading)
    } else if !isGrowing {
      run.goal = nil
      giveUp(pursuit.goal, pursuit.heading)
    } else {
      run.goal?.lookFurther(from: timeline.count)
    }
  }

  /// Looks again for what is waited for, because more has been found.
  mutating func chaseFurther() {
    guard let pursuit = run.goal else { return }
    if let target = target(of: pursuit.goal, pursuit.heading) {
      run.goal = nil
      arrive(at: target, pursuit.goal, pursuit.heading)
    } else if !isWaiting(for: pursuit.goal), !run.isGrowing || pursuit.heading == .backward {
      run.goal = nil
      giveUp(pursuit.goal, pursuit.heading)
    }
  }

  /// Work goes on beside.
  mutating func begin(_ job: Job?) { run.job = job }

  /// The work that went on beside was stopped.
  mutating func endJob() {
    run.job = nil
    run.searching = nil
  }

  /// What goes on beside, apart from the events that it brought.
  mutating func receive(_ news: SourceNews) {
    run.job = news.job
    run.searching = news.searching
    run.isDamaged = news.isDamaged
    run.isRecorded = news.isRecorded
    if let message = news.message { say(message) }
    if let found = news.found { receive(found: found, news.message) }
  }

  /// Something went wrong outside, or is worth a word.
  public mutating func say(_ message: Message) { self.message = message }

  /// How many events must be simulated next, or `nil` if none are waited for.
  var wantedEventCount: Int? {
    guard let pursuit = run.goal, !isWaiting(for: pursuit.goal) else { return nil }
    return pursuit.eventCount
  }
}

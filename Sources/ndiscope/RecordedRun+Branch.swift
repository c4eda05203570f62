import Curses
import Events
import Explorer
import Live
import Replay
import Simulation
import Traces

extension RecordedRun {
  /// Begins to take another branch of the trace: it is run again beside, checked against what was recorded, and led into the
  /// branch.
  func takeBeside(_ branch: Branch) -> BranchBeside {
    BranchBeside(
      branch, name: "running \(fileName(path)) again", eventCount: trace.history.count,
      whenDone: CursesScreen.wake
    ) { goesOn in
      do throws(Refusal) {
        return .taken(try taken(branch, while: goesOn))
      } catch {
        return .refused(error.sentence)
      }
    }
  }

  private func taken(
    _ branch: Branch, while goesOn: (Int) -> Bool
  ) throws(Refusal) -> LiveRun {
    var run = try refusing(path) { () throws(SimulationError) in
      try LiveRun(
        scenario, seed: seed, capture: capture?.traffic, following: record, eventCount: 0)
    }
    run.captureName = capture?.shownName ?? ""
    let eventCount = trace.history.count
    while run.timeline.count < eventCount, !run.isFinished {
      guard goesOn(run.timeline.count) else { throw Refusal(InjectionRefusal.stopped, .unmet) }
      run.extend(to: min(run.timeline.count + RecordedRun.stretchCount, eventCount))
    }
    try check(run.timeline.history, before: eventCount)
    do throws(InjectionRefusal) {
      try run.take(branch) { _ in goesOn(eventCount) }
    } catch {
      throw Refusal(error.sentence, .unmet)
    }
    return run
  }

  /// How many events are made before somebody is told.
  private static let stretchCount = 50_000
}

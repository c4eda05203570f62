import Curses
import Events
import Explorer
import Live
import Replay
import Simulation
import Synchronization
import Traces
import Views

/// A trace that is run again on another thread, checked against what was recorded, and led into another branch.
final class BranchedTrace: Sendable {
  /// How far it is.
  enum State: Sendable {
    /// So many events have been made again.
    case running(eventCount: Int)
    /// The run, with the branch taken.
    case taken(LiveRun)
    /// Why there is none.
    case refused(String)
  }

  /// The branch that is to be taken.
  let branch: Branch
  /// What was recorded.
  let recorded: RecordedRun
  private let shared = Mutex(State.running(eventCount: 0))
  private let wantsStop = Mutex(false)

  /// Begins to run a trace again.
  init(_ recorded: RecordedRun, _ branch: Branch) {
    self.branch = branch
    self.recorded = recorded
    Beside.start { self.make() }
  }

  private var eventCount: Int { recorded.trace.history.count }

  /// How far it is.
  var state: State { shared.withLock { $0 } }

  /// The work as the screen shows it.
  var job: Job? {
    guard case .running(let count) = state else { return nil }
    return Job(
      name: "running \(fileName(recorded.path)) again",
      permille: min(count, eventCount) * 1_000 / max(eventCount, 1),
      eventCount: count)
  }

  /// Ends the work.
  func stop() { wantsStop.withLock { $0 = true } }

  // MARK: - The other thread

  private func make() {
    do throws(Refusal) {
      guard let run = try run() else { return }
      say(.taken(run))
    } catch {
      say(.refused(error.sentence))
    }
    CursesScreen.wake()
  }

  /// The run behind the branch; `nil` if nobody wants it any more.
  private func run() throws(Refusal) -> LiveRun? {
    var run = try refusing(recorded.path) { () throws(SimulationError) in
      try LiveRun(
        recorded.scenario, seed: recorded.seed, capture: recorded.capture?.traffic,
        following: recorded.record, eventCount: 0)
    }
    while run.timeline.count < eventCount, !run.isFinished {
      guard !wantsStop.withLock({ $0 }) else { return nil }
      run.extend(to: min(run.timeline.count + BranchedTrace.stretchCount, eventCount))
      say(.running(eventCount: run.timeline.count))
    }
    try recorded.check(run.timeline.history, before: eventCount)
    do throws(InjectionRefusal) {
      try run.take(branch) { _ in !wantsStop.withLock { $0 } }
    } catch {
      throw Refusal(error.sentence, .unmet)
    }
    return run
  }

  private func say(_ state: State) { shared.withLock { $0 = state } }

  /// How many events are made before somebody is told.
  private static let stretchCount = 50_000
}

import Events
import Live
import Synchronization
import Views

/// A branch of a long run, which is made again up to there on a thread of its own.
final class LongBranch: Sendable {
  /// The branch that is to be taken.
  let branch: Branch
  private let shared = Mutex(State())

  private struct State: Sendable {
    var eventCount = 0
    var isWanted = true
    var outcome: Outcome?
  }

  /// How it ended.
  enum Outcome: Sendable {
    /// The run, with the branch taken.
    case taken(LiveRun)
    /// Why there is none.
    case refused(String)
  }

  /// Begins to make a run again.
  init(of run: LiveRun, _ branch: Branch) {
    self.branch = branch
    Beside.start { self.make(run) }
  }

  /// How it ended, or `nil` while it goes on.
  var outcome: Outcome? { shared.withLock { $0.outcome } }

  /// The work as the screen shows it.
  var job: Job {
    let count = shared.withLock { $0.eventCount }
    return Job(
      name: ListWords.makesAgain,
      permille: min(count, branch.position) * 1_000 / max(branch.position, 1), eventCount: count)
  }

  /// Ends the work.
  func stop() { shared.withLock { $0.isWanted = false } }

  private func make(_ run: LiveRun) {
    var run = run
    let outcome: Outcome
    do throws(InjectionRefusal) {
      try run.take(branch) { count in
        shared.withLock {
          $0.eventCount = count
          return $0.isWanted
        }
      }
      outcome = .taken(run)
    } catch {
      outcome = .refused(error.sentence)
    }
    shared.withLock { $0.outcome = outcome }
  }
}

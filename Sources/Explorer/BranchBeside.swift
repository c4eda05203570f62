import Events
import Live
import Synchronization
import Views

/// Another branch that is taken beside the screen, because making a run again up to there can take long.
public final class BranchBeside: Sendable {
  /// The branch that is to be taken.
  public let branch: Branch
  private let name: String
  private let eventCount: Int
  private let shared = Mutex(State())

  private struct State: Sendable {
    var madeCount = 0
    var isWanted = true
    var outcome: Outcome?
  }

  /// How it ended.
  public enum Outcome: Sendable {
    /// The run, with the branch taken.
    case taken(LiveRun)
    /// Why there is none.
    case refused(String)
  }

  /// Makes the run, with the branch taken; it says from time to time how many events there are by now, and hears whether anybody
  /// still wants them.
  public typealias Making = @Sendable (_ goesOn: (Int) -> Bool) -> Outcome

  /// Begins to make a run of about so many events on a thread of its own; the name says what is done.
  ///
  /// `whenDone` is told on that thread that there is an ``outcome``, for who does not want to ask again and again.
  public init(
    _ branch: Branch, name: String, eventCount: Int,
    whenDone: @escaping @Sendable () -> Void = {}, making: @escaping Making
  ) {
    self.branch = branch
    self.name = name
    self.eventCount = eventCount
    Beside.start {
      let outcome = making { count in self.goesOn(at: count) }
      self.shared.withLock { $0.outcome = outcome }
      whenDone()
    }
  }

  /// How it ended, or `nil` while it goes on.
  public var outcome: Outcome? { shared.withLock { $0.outcome } }

  /// The work as the screen shows it.
  public var job: Job {
    let count = shared.withLock { $0.madeCount }
    return Job(
      name: name, permille: min(count, eventCount) * 1_000 / max(eventCount, 1), eventCount: count)
  }

  /// Ends the work.
  public func stop() { shared.withLock { $0.isWanted = false } }

  private func goesOn(at count: Int) -> Bool {
    shared.withLock {
      $0.madeCount = count
      return $0.isWanted
    }
  }
}

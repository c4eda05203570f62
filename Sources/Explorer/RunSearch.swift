import Events
import Live
import Synchronization

/// A search of all runs that goes on beside, on a thread of its own.
final class RunSearch: Sendable {
  /// What is searched.
  let plan: SearchPlan
  private let shared: Mutex<State>

  /// How far it is.
  struct State: Sendable {
    var result = SearchResult()
    var waitingCount = 0
    var isDone = false
    var isWanted = true
  }

  /// Begins to search.
  init(_ search: Exploration) {
    plan = search.plan
    shared = Mutex(State())
    Beside.start { self.run(search) }
  }

  /// How far it is.
  var state: State { shared.withLock { $0 } }

  /// Ends it; what was found stays.
  func stop() { shared.withLock { $0.isWanted = false } }

  /// What the screen shows of the work, of which nobody knows how much is left; `nil` when it is done.
  var progress: SearchProgress? {
    let state = state
    guard !state.isDone else { return nil }
    return SearchProgress(stateCount: state.result.stateCount, waitingCount: state.waitingCount)
  }

  private func run(_ search: Exploration) {
    var search = search
    while !search.isFinished, search.result.stateCount < RunSearch.stateCountMax, state.isWanted {
      search.advance(Exploration.roundCount)
      shared.withLock {
        $0.result = search.result
        $0.waitingCount = search.waitingCount
      }
    }
    shared.withLock { $0.isDone = true }
  }

  /// What is larger belongs to `ndiscope exhaust`, which can be stopped, resumed and shared out.
  private static let stateCountMax = 1_000_000
}

/// How far a search of all runs is.
struct SearchProgress: Equatable, Sendable {
  /// How many states were looked at.
  let stateCount: Int
  /// How many wait.
  let waitingCount: Int
}

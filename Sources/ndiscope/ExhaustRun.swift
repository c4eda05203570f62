import Dispatch
import Glibc
import Live
import Synchronization

/// Does a search on several processors, says how far it is, and stops when somebody presses Ctrl-C.
struct ExhaustRun {
  let jobCount: Int
  let stateCountMax: Int?

  /// How many processors there are.
  static var processorCount: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

  /// How many states are looked at in one round; the same for every number of processors, so that the result is the same.
  private static let roundCount = 2_048
  /// How many states a processor takes at a time.
  private static let portionCount = 16

  /// Searches until everything was looked at, or somebody wants it to end.
  func run(_ search: inout Exploration) {
    Interruption.listen()
    defer { Interruption.ignore() }
    let isWatched = isatty(STDERR_FILENO) == 1
    var clock = ContinuousClock.now
    let limit = stateCountMax ?? .max
    while !search.isFinished, !Interruption.hasCome, search.result.stateCount < limit {
      search.advance(ExhaustRun.roundCount) { [plan = search.plan] moments, spent, known in
        expand(consume moments, consume spent, plan, known)
      }
      if isWatched, clock.duration(to: .now) > .milliseconds(200) {
        clock = .now
        StandardError.write("\r" + progress(search) + "  ")
      }
    }
    if isWatched { StandardError.write("\r\u{1B}[K") }
  }

  private func progress(_ search: Exploration) -> String {
    let result = search.result
    return "\(result.stateCount) states, \(search.waitingCount) wait, "
      + "\(result.findings.count) rules broken"
  }

  /// What all the states of a round lead to, in their order; what the last round led to is let go of.
  private func expand(
    _ moments: consuming [SearchMoment], _ spent: consuming [[SearchExpansion]],
    _ plan: SearchPlan, _ known: KnownStates
  ) -> [[SearchExpansion]] {
    guard jobCount > 1, moments.count > ExhaustRun.portionCount else {
      return [moments.map { $0.expand(plan, known) }]
    }
    let round = Mutex(Round(moments, spent))
    moments = []
    spent = []
    DispatchQueue.concurrentPerform(iterations: jobCount) { _ in
      while let (place, portion) = round.withLock({ $0.take() }) {
        let expansions = ExhaustRun.expansions(of: portion, plan, known)
        round.withLock { $0.done[place] = expansions }
      }
      while round.withLock({ $0.takeSpent() }) != nil {}
    }
    return round.withLock { $0.takeDone() }
  }

  /// What some states lead to, which stand from the last one to the first; each is let go of when it was looked at.
  private static func expansions(
    of portion: consuming [SearchMoment], _ plan: SearchPlan, _ known: KnownStates
  ) -> [SearchExpansion] {
    var expansions: [SearchExpansion] = []
    expansions.reserveCapacity(portion.count)
    while let moment = portion.popLast() { expansions.append(moment.expand(plan, known)) }
    return expansions
  }

  /// The states of a round, which are taken in portions.
  ///
  /// Whoever takes one is the only one to have it, so that it is taken apart side by side, too; and so is what is spent.
  private struct Round {
    private var moments: [SearchMoment]
    private var spent: [[SearchExpansion]]
    var done: [[SearchExpansion]]

    init(_ moments: consuming [SearchMoment], _ spent: consuming [[SearchExpansion]]) {
      let count = (moments.count + ExhaustRun.portionCount - 1) / ExhaustRun.portionCount
      done = Array(repeating: [], count: count)
      self.moments = moments
      self.spent = spent
    }

    /// The last portion that is left, from its last state to its first; it is moved, not copied.
    mutating func take() -> (place: Int, portion: [SearchMoment])? {
      guard !moments.isEmpty else { return nil }
      let place = (moments.count - 1) / ExhaustRun.portionCount
      var portion: [SearchMoment] = []
      portion.reserveCapacity(ExhaustRun.portionCount)
      while moments.count > place * ExhaustRun.portionCount { portion.append(moments.removeLast()) }
      return (place, portion)
    }

    mutating func takeSpent() -> [SearchExpansion]? { spent.popLast() }

    mutating func takeDone() -> [[SearchExpansion]] {
      defer { done = [] }
      return done
    }
  }
}

/// Whether somebody pressed Ctrl-C.
private enum Interruption {
  /// Only a plain number can be written when a signal arrives.
  private nonisolated(unsafe) static var flag: sig_atomic_t = 0

  static var hasCome: Bool { flag != 0 }

  static func listen() { signal(SIGINT) { _ in Interruption.flag = 1 } }
  static func ignore() { signal(SIGINT, SIG_DFL) }
}

import CMemory
import Glibc
import Live

/// Does a search on several processors, says how far it is, and stops at Ctrl-C, SIGTERM and SIGHUP.
struct ExhaustRun {
  let jobCount: Int
  let stateCountMax: Int?

  /// How many states are worth a second processor.
  private static let sharedCountMin = 16

  /// Searches until everything was looked at, or somebody wants it to end; returns the signal that ended it before.
  func run(_ search: inout Exploration) -> Int32? {
    Interruption.listen()
    defer { Interruption.stopListening() }
    cmemory_grow_in_large_pieces()
    let crew = Crew(count: jobCount)
    defer { crew.dismiss() }
    let isWatched = isatty(STDERR_FILENO) == 1
    var clock = ContinuousClock.now
    let limit = stateCountMax ?? .max
    while !search.isFinished, Interruption.number == nil, search.result.stateCount < limit {
      search.advance(Exploration.roundCount) { [plan = search.plan] moments, spent, known in
        ExhaustRun.expand(consume moments, consume spent, plan, known, crew)
      }
      if isWatched, clock.duration(to: .now) > .milliseconds(200) {
        clock = .now
        StandardError.show(progress: progress(search))
      }
    }
    if isWatched { StandardError.show(progress: "") }
    return search.isFinished ? nil : Interruption.number
  }

  private func progress(_ search: Exploration) -> String {
    let result = search.result
    return "\(result.stateCount) states, \(search.waitingCount) wait, "
      + "\(result.findings.count) rules broken"
  }

  /// What all the states of a round lead to, in their order; what the last round led to is let go of.
  private static func expand(
    _ moments: consuming [SearchMoment], _ spent: consuming [SearchExpansion], _ plan: SearchPlan,
    _ known: KnownStates, _ crew: Crew
  ) -> [SearchExpansion] {
    let isShared = moments.count > sharedCountMin
    let round = SearchRound(moments, spent, plan, known, memberCount: crew.count)
    if isShared {
      crew.all(do: round.work, then: round.letGo)
    } else {
      round.work(as: 0)
    }
    return round.takeDone()
  }
}

/// Whether the search is to end: by Ctrl-C, by the SIGTERM of a scheduler, by a terminal that goes away.
private enum Interruption {
  /// Only a plain number can be written when a signal arrives.
  private nonisolated(unsafe) static var arrived: sig_atomic_t = 0

  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// What the signals did before that are listened to.
  private nonisolated(unsafe) static var before: [(number: Int32, action: sigaction)] = []

  /// The signal that has come last, or `nil`.
  static var number: Int32? { arrived == 0 ? nil : arrived }

  /// What who started us wants to be ignored, as `nohup` does, stays ignored.
  static func listen() {
    for number in numbers where !UnfinishedFile.isIgnored(number) {
      var action = sigaction()
      guard sigaction(number, nil, &action) == 0 else { continue }
      before.append((number, action))
      signal(number) { Interruption.arrived = $0 }
    }
  }

  /// The signals do again what they did before.
  ///
  /// One that comes behind the one that has ended the search must not end the saving of it.
  static func stopListening() {
    for (number, action) in before {
      var action = action
      if self.number == nil { sigaction(number, &action, nil) } else { signal(number, SIG_IGN) }
    }
    before = []
  }
}

import Events
import Simulation

/// The search of all runs of a scenario that some choice points allow.
///
/// A run is cut where no item of the agenda runs. From each such state all answers are tried that the next item asks for, and
/// all stimuli of the plan. States that are equal, with what the rules remember of the way there, are gone on from once: the
/// rest of the runs would be the same (``Simulator/digest``). Which answers commute needs no guess that way; the states show it.
///
/// States are looked at in the order of their events, and each is gone on from where it is reached with the fewest. What shows
/// behind it shows first there, so no run that is not looked at would be shorter. It works in rounds: the states of a round can
/// be looked at side by side (``SearchMoment/expand(_:_:by:)``), and what they lead to is taken over in their order. So the
/// result does not depend on how many processors there are.
public struct Exploration: Sendable {
  /// What is searched.
  public let plan: SearchPlan
  /// What came of it so far.
  public private(set) var result = SearchResult()
  private var frontier = SearchFrontier()
  private var known = KnownStates()
  /// What the last round led to.
  ///
  /// To take it apart takes time, so whoever looks at the next round does that, too.
  private var spent: [SearchExpansion] = []
  /// Which part of the search it is, and of how many.
  private var shards: Set<Int> = [1]
  private var shardCount = 1

  /// A search that has not begun.
  ///
  /// - Throws: `SimulationError` with the place in the scenario's text.
  public init(_ plan: SearchPlan) throws(SimulationError) {
    self.plan = plan
    frontier.insert(try SearchMoment(plan))
  }

  /// How many states are looked at in one round, whoever searches; how many runs lead to a state that somebody else in the round
  /// has met depends on it.
  public static let roundCount = 2_048
  /// How many of the states that wait keep their run; the others are made again when their turn comes.
  private static let keptRunCountMax = 20_000

  /// Whether every state was looked at.
  public var isFinished: Bool { frontier.isEmpty }

  /// How many states wait to be looked at.
  public var waitingCount: Int { frontier.count }

  /// Looks at so many states that wait, or at all of them if they are fewer.
  ///
  /// - Parameters:
  ///   - count: how many states at most.
  ///   - expand: what looks at all of them; side by side, if it likes. What it returns has the order of what it was given. The
  ///     moments are its own, so that who looks at one can let go of it; what the last round led to is only handed over to be
  ///     let go of.
  public mutating func advance(
    _ count: Int,
    expand: (consuming [SearchMoment], consuming [SearchExpansion], KnownStates)
      -> [SearchExpansion]
  ) {
    // What is handed over is kept nowhere else, or it would be taken apart here, by one processor.
    var expansions = expand(frontier.take(count), takeSpent(), known)
    for place in expansions.indices { take(&expansions[place]) }
    spent = expansions
  }

  private mutating func takeSpent() -> [SearchExpansion] {
    defer { spent = [] }
    return spent
  }

  /// Looks at so many states that wait, one after the other.
  public mutating func advance(_ count: Int) {
    advance(count) { [plan] moments, _, known in moments.map { $0.expand(plan, known) } }
  }

  /// Takes over what a state led to; what is not gone on from stays where it is.
  private mutating func take(_ expansion: inout SearchExpansion) {
    result.add(expansion)
    for passed in expansion.passed where !isNews(passed.digest, passed.arrival) {
      // Somebody else in this round came here by an equally short way, and goes on from here; how that way ends is counted there.
      result.metCount += 1
      return
    }
    result.count(expansion)
    for place in expansion.children.indices { take(&expansion.children[place]) }
  }

  /// Takes over a state to go on from, unless it is known by now.
  private mutating func take(_ child: inout SearchMoment?) {
    if let digest = child?.digest, let arrival = child?.arrival, !isNews(digest, arrival) {
      result.metCount += 1
      return
    }
    let keepsRun = frontier.count < Exploration.keptRunCountMax
    // To move a state costs less than to share it with the one who has made it.
    guard let moment = keepsRun ? child.take() : child?.resting else { return }
    frontier.insert(moment)
  }

  /// Notes how a state was reached; `false` if it had been reached as early, with as many steps.
  private mutating func isNews(_ digest: UInt128, _ arrival: SearchArrival) -> Bool {
    let isBetter = known.note(digest, arrival)
    result.stateCount = known.count
    return isBetter
  }
}

// MARK: - Parts

extension Exploration {
  /// Keeps one part of the search, the `shard`-th of `count`.
  ///
  /// All parts begin alike, until there are states enough to share out; the parts do not hear of each other.
  public mutating func keep(shard: Int, of count: Int) {
    precondition((1...count).contains(shard), "a part is one of all parts")
    shards = [shard]
    shardCount = count
    while !isFinished, frontier.count < count * Exploration.statesPerShard { advance(1) }
    if shard > 1 { result.restart() }
    for (place, moment) in frontier.take(frontier.count).enumerated()
    where place % count == shard - 1 {
      frontier.insert(moment)
    }
  }

  /// How many states each part gets at least, so that all have about the same to do.
  private static let statesPerShard = 16

  /// The search as it stands.
  public var saved: SavedSearch {
    var saved = SavedSearch()
    saved.scenario = plan.scenario.text
    saved.seed = plan.seed
    saved.points = plan.named
    saved.depth = plan.depth
    saved.eventCountMax = plan.eventCountMax
    saved.shards = shards
    saved.shardCount = shardCount
    saved.result = result
    saved.waiting = frontier.sorted.map {
      .init(path: $0.path, eventCount: $0.arrival.eventCount, turn: $0.turn)
    }
    saved.known = known
    return saved
  }

  /// A search that is gone on with.
  ///
  /// - Throws: `SimulationError` with the place in the scenario's text.
  public init(_ plan: SearchPlan, _ saved: SavedSearch) throws(SimulationError) {
    try self.init(plan)
    shards = saved.shards
    shardCount = saved.shardCount
    result = saved.result
    frontier = SearchFrontier()
    for state in saved.waiting {
      frontier.insert(
        SearchMoment(waitingAt: state.path, state.eventCount, turn: state.turn))
    }
    known = saved.known
  }
}

import Events
import Replay
import Simulation

/// A run that grows while somebody watches: a simulator, and the timeline of what it has recorded.
///
/// It grows by whole items of the agenda; the cursor walks their events singly. What is behind stays as it is: a stimulus acts
/// at the end of the run.
public struct LiveRun: Sendable {
  /// The events so far, with their states.
  public private(set) var timeline: Timeline
  private var simulator: Simulator
  /// The run before it began.
  private let beginning: Simulator
  /// The runs that this one branches off, the oldest first.
  public private(set) var ancestors: [Ancestor] = []

  /// How many events are kept at least, the last ones; `nil` for all.
  public var keptCount: Int?

  /// How many events a run may have before it is stopped: a broken scenario must not fill the memory.
  public static let eventCountMax = 20_000_000
  /// The same for a run that keeps only its last events: numbers of events have 32 bits.
  public static let ringCountMax = 4_000_000_000

  /// A run of a scenario that has not begun.
  ///
  /// - Throws: `SimulationError` with the place in the scenario's text.
  public init(_ scenario: Scenario, seed: UInt64? = nil) throws(SimulationError) {
    beginning = try Simulator(scenario, seed: seed)
    simulator = beginning
    timeline = Timeline(simulator.history)
  }

  /// A run in which the first card hears the frames of a capture, and the scenario's own traffic is off.
  ///
  /// - Throws: `SimulationError` with the place in the scenario's text.
  public init(
    _ scenario: Scenario, seed: UInt64? = nil, capture: CapturedTraffic
  ) throws(SimulationError) {
    beginning = try Simulator(scenario, seed: seed, capture: capture)
    simulator = beginning
    timeline = Timeline(simulator.history)
  }

  /// The id and the title of the scenario.
  public var title: String {
    let scenario = simulator.scenario
    return scenario.title.isEmpty ? scenario.id : "\(scenario.id)  \(scenario.title)"
  }
  /// The scenario that is run.
  public var scenario: Scenario { simulator.scenario }
  /// The seed of this run.
  public var seed: UInt64 { simulator.seed }
  /// Whether nothing more will happen by itself.
  public var isFinished: Bool {
    simulator.isFinished || timeline.count >= eventLimit
  }
  private var eventLimit: Int {
    keptCount == nil ? LiveRun.eventCountMax : LiveRun.ringCountMax
  }
  /// Whether a bug check stopped the machine, or a thread waits for ever.
  public var isHalted: Bool { simulator.isHalted }

  /// Simulates until at least `count` events are there, or nothing more happens.
  public mutating func extend(to count: Int) {
    let wanted = min(count, eventLimit)
    guard timeline.count < wanted, !simulator.isFinished else { return }
    while simulator.history.count < wanted, simulator.extend() {
      if keptCount != nil, simulator.history.count - timeline.count >= Chunk.capacity { takeOver() }
    }
    takeOver()
  }

  /// Folds what is new, and forgets what is not to be kept.
  private mutating func takeOver() {
    timeline.extend(with: simulator.history)
    guard let keptCount else { return }
    timeline.dropFullChunks(keeping: keptCount)
    simulator.dropFullChunks(keeping: keptCount)
  }

  /// Whether the stack has what a stimulus is about.
  public func canTake(_ stimulus: Stimulus) -> Bool { simulator.canTake(stimulus) }

  /// Does something to the stack, at the end of the run.
  ///
  /// - Throws: ``InjectionRefusal`` if the stack has no such layer, or the numbers are out of range.
  public mutating func inject(_ stimulus: Stimulus) throws(InjectionRefusal) {
    do {
      try simulator.inject(stimulus)
    } catch {
      throw InjectionRefusal(sentence: error.sentence)
    }
    let before = simulator.history.count
    while simulator.history.count == before, simulator.extend() {}
    takeOver()
  }
}

// MARK: - Branches

extension LiveRun {
  /// A run that another one branches off.
  public struct Ancestor: Sendable {
    /// Its events up to the moment of the branch, and what had been simulated behind it.
    public let history: History
    /// Where the branch begins.
    public let branch: Branch
    /// The sequence number of the choice that comes out differently.
    public let sequence: Int
  }

  /// A run that was recorded, made again up to where it was recorded, with the capture that it heard.
  ///
  /// - Throws: `SimulationError` if the scenario cannot be run, or what was done to it cannot be done.
  public init(
    _ scenario: Scenario, seed: UInt64, capture: CapturedTraffic? = nil,
    following record: RunRecord, eventCount: Int
  ) throws(SimulationError) {
    if let capture {
      try self.init(scenario, seed: seed, capture: capture)
    } else {
      try self.init(scenario, seed: seed)
    }
    try simulator.follow(record)
    extend(to: eventCount)
  }

  /// A search of all runs of this scenario, with this seed, that some choice points allow.
  ///
  /// - Throws: ``InjectionRefusal`` if the scenario cannot be run.
  public func search(
    _ points: Set<ChoicePoint>, depth: Int
  ) throws(InjectionRefusal) -> Exploration {
    do {
      return try Exploration(
        try SearchPlan(scenario, seed: seed, points: points, depth: depth))
    } catch {
      throw InjectionRefusal(sentence: error.sentence)
    }
  }

  /// The run of a path that a search has found, to its end.
  ///
  /// - Throws: ``InjectionRefusal`` if it cannot be made again.
  public init(_ plan: SearchPlan, along path: SearchPath) throws(InjectionRefusal) {
    do {
      let found = try plan.run(along: path)
      try self.init(
        plan.scenario, seed: plan.seed, following: found.record, eventCount: found.history.count)
    } catch {
      throw InjectionRefusal(sentence: error.sentence)
    }
  }

  /// Goes back to a position and takes another branch there; what lies behind is simulated up to the choice.
  ///
  /// - Throws: ``InjectionRefusal`` if the choice point is not asked behind the position, or cannot come out like this.
  public mutating func take(_ branch: Branch) throws(InjectionRefusal) {
    guard timeline.history.droppedCount == 0 else {
      throw InjectionRefusal(sentence: InjectionRefusal.dropped)
    }
    var other = beginning
    do {
      try other.follow(simulator.record, branch: branch)
    } catch {
      throw InjectionRefusal(sentence: error.sentence)
    }
    while other.branchOutcome == .waiting, other.history.count < LiveRun.eventCountMax,
      other.extend()
    {}
    guard case .taken(let index, let usual) = other.branchOutcome, usual != branch.value else {
      throw InjectionRefusal(sentence: branch.failure(other.branchOutcome, other.history))
    }
    let sequence = other.history.sequence(of: index)
    ancestors.append(Ancestor(history: timeline.history, branch: branch, sequence: sequence))
    simulator = other
    timeline = Timeline(simulator.history)
  }
}

/// Why something cannot be done to a stack.
public struct InjectionRefusal: Error, Equatable, Sendable {
  /// What is wrong, in words.
  public let sentence: String

  /// What was dropped cannot be made again.
  public static let dropped =
    "the beginning of this run has been dropped, so it cannot be made again; r begins it anew"
}

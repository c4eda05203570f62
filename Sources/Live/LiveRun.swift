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
  /// Whether it follows the record of another run.
  private var isMadeAgain = false
  /// Whether it hears a capture, and not what its scenario sends.
  private let hearsCapture: Bool
  /// The runs that this one branches off, the oldest first.
  public private(set) var ancestors: [Ancestor] = []

  /// How many events are kept at least, the last ones; `nil` for all.
  public var keptCount: Int?
  /// The index of the first event that what was done to the run has made another one; `nil` if nothing has.
  public var partingIndex: Int?
  /// The name of the file whose frames it hears; empty if it hears none.
  public var captureName = ""

  /// How many events are made again before somebody is asked whether to go on.
  private static let stretchCount = 50_000

  /// How many events a run may have before it is stopped: a broken scenario must not fill the memory.
  public static let eventCountMax = 20_000_000
  /// The same for a run that keeps only its last events: numbers of events have 32 bits.
  public static let ringCountMax = 4_000_000_000

  /// A run of a scenario that has not begun; with a capture the first card hears its frames, and the scenario's own traffic is
  /// off.
  ///
  /// - Throws: `SimulationError` with the place in the scenario's text.
  public init(
    _ scenario: Scenario, seed: UInt64? = nil, capture: CapturedTraffic? = nil
  ) throws(SimulationError) {
    beginning = try Simulator(scenario, seed: seed, capture: capture)
    simulator = beginning
    hearsCapture = capture != nil
    timeline = Timeline(simulator.history)
  }

  /// The id and the title of the scenario, and the capture that it hears.
  public var title: String { simulator.scenario.heading(hearing: captureName) }
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
  /// Whether nothing more can happen, whatever is done to the machine.
  public var isHalted: Bool { simulator.isHalted }

  /// The run as it begins anew: before its first event, and without what was done to it.
  ///
  /// A run that was made again from a record, or that has taken a branch, is what it is by what was done to it: it stays as far
  /// as it is.
  public var restarted: LiveRun {
    var run = self
    run.partingIndex = nil
    guard !isMadeAgain, ancestors.isEmpty else { return run }
    run.simulator = beginning
    run.timeline = Timeline(beginning.history)
    return run
  }

  /// Why nothing more can happen, whatever is done to the machine; `nil` while something can.
  public var standstill: Standstill? {
    guard isHalted else { return nil }
    if timeline.end.isHalted { return .bugCheck }
    return simulator.now < Limits.clockNanosecondsMax ? .waitsForEver : .clockIsAtItsEnd
  }

  /// Simulates until at least `count` events are there, or nothing more happens.
  public mutating func extend(to count: Int) {
    let wanted = min(count, eventLimit)
    guard timeline.count < wanted, !simulator.isFinished else { return }
    var goesOn = true
    while goesOn, timeline.count < wanted {
      goesOn = simulator.run(
        eventCountMax: keptCount == nil ? wanted : min(wanted, timeline.count + Chunk.capacity))
      takeOver()
    }
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

  /// Does something to the stack, at the end of the run, and simulates until that has begun.
  ///
  /// What is due at the same moment and was planned before comes first.
  ///
  /// - Throws: ``InjectionRefusal`` if the stack has no such layer, the numbers are out of range, or nothing more can happen.
  public mutating func inject(_ stimulus: Stimulus) throws(InjectionRefusal) {
    if let standstill { throw InjectionRefusal(sentence: standstill.sentence) }
    do {
      try simulator.inject(stimulus)
    } catch {
      throw InjectionRefusal(sentence: error.sentence)
    }
    while injectionIndex == nil, simulator.extend() {}
    takeOver()
    if let injectionIndex { part(at: injectionIndex) }
  }

  /// From an event on the run is another one than it was.
  private mutating func part(at index: Int) { partingIndex = min(partingIndex ?? index, index) }

  /// The index of the first event of what was done last; `nil` if nothing was, or if it never came to that.
  public var injectionIndex: Int? {
    simulator.firstIndex(ofInjected: simulator.injected.count - 1)
  }
}

/// Why nothing more can happen on a machine.
public enum Standstill: Sendable {
  /// A bug check has stopped it.
  case bugCheck
  /// A thread waits for what will never come.
  case waitsForEver
  /// The clock cannot go on.
  case clockIsAtItsEnd

  /// What has happened to the machine, so that nothing can be done to it; without a full stop.
  public var sentence: String {
    switch self {
    case .bugCheck: "The machine has stopped"
    case .waitsForEver: "A thread waits for ever, and the machine does nothing more"
    case .clockIsAtItsEnd: "The clock is at its end, and the machine does nothing more"
    }
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
    try self.init(scenario, seed: seed, capture: capture)
    try simulator.follow(record)
    isMadeAgain = true
    extend(to: eventCount)
  }

  /// Whether the scenario and the seed alone have made it: nothing was done to it, no branch was taken, it follows no record,
  /// and hears no capture.
  public var isOfScenarioAlone: Bool {
    !isMadeAgain && !hearsCapture && ancestors.isEmpty && simulator.injected.isEmpty
  }

  /// A search of all runs of this scenario, with this seed, that some choice points allow.
  ///
  /// The scenario is searched from its beginning: what was done to this run is not in it (``isOfScenarioAlone``).
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
  /// Now and then `goesOn` hears how many events have been made, and says whether anybody still wants the rest.
  ///
  /// - Throws: ``InjectionRefusal`` if the choice point is not asked behind the position, or cannot come out like this, or if
  ///   nobody wants it any more.
  public mutating func take(
    _ branch: Branch, while goesOn: (Int) -> Bool = { _ in true }
  ) throws(InjectionRefusal) {
    guard timeline.history.droppedCount == 0 else {
      throw InjectionRefusal(sentence: InjectionRefusal.dropped)
    }
    var other = beginning
    do {
      try other.follow(simulator.record, branch: branch)
    } catch {
      throw InjectionRefusal(sentence: error.sentence)
    }
    while other.branchOutcome == .waiting, other.eventCount < LiveRun.eventCountMax {
      let stretch = min(other.eventCount + LiveRun.stretchCount, LiveRun.eventCountMax)
      guard other.runToBranch(eventCountMax: stretch) else { break }
      if other.eventCount >= stretch, !goesOn(other.eventCount) {
        throw InjectionRefusal(sentence: InjectionRefusal.stopped)
      }
    }
    guard case .taken(let index, let usual) = other.branchOutcome, usual != branch.value else {
      throw InjectionRefusal(sentence: branch.failure(other.branchOutcome, other.history))
    }
    let sequence = other.history.sequence(of: index)
    ancestors.append(Ancestor(history: timeline.history, branch: branch, sequence: sequence))
    simulator = other
    timeline = Timeline(simulator.history)
    part(at: index)
  }

  /// How many events this run and another one have in common before they part.
  ///
  /// What one of them has dropped counts as common, because nobody can compare it any more.
  public func commonCount(with other: LiveRun) -> Int {
    let (own, others) = (timeline.history, other.timeline.history)
    let count = min(own.count, others.count)
    let start = min(max(own.droppedCount, others.droppedCount), count)
    return (start..<count).first { own[$0] != others[$0] } ?? count
  }
}

/// Why something cannot be done to a stack.
public struct InjectionRefusal: Error, Equatable, Sendable {
  /// What is wrong, in words.
  public let sentence: String

  /// Nobody waits for it any more.
  public static let stopped = "it was stopped"

  /// What was dropped cannot be made again.
  public static let dropped =
    "the beginning of this run has been dropped, so it cannot be made again"
}

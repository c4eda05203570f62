import Events

/// Runs a scenario: the same scenario, seed and choices give the same events, on every machine
/// (DESIGN D4).
///
/// A run grows by whole items of the agenda. It can go to its end at once, or grow step by step
/// while somebody watches, and a stimulus can be injected at its end.
public struct Simulator: Sendable {
  /// The scenario that is run.
  public var scenario: Scenario { shared.value }
  private let shared: Shared<Scenario>
  /// The seed of this run.
  public let seed: UInt64
  var world: World
  /// How many items of the agenda have been run, those not counted that ran inside others.
  private(set) var turnCount = 0
  /// What a user did in the run that is followed, and is still to be done.
  private var injections: ArraySlice<Injected> = []
  /// What was done to this run.
  public private(set) var injected: [Injected] = []

  /// The version of the simulated model; a trace names the one that made it.
  ///
  /// It says whether scenario, seed and choices make the same events again. It moves with a release in which a scenario of
  /// the release before comes out differently (docs/trace-format.md), and not in between.
  public static let modelVersion = "1"

  /// A run of a scenario that has not begun.
  ///
  /// With a capture the first card hears its frames, and the scenario's own traffic is off. The bindings are promiscuous then,
  /// because a capture was made for another card, and every application drains its driver.
  ///
  /// - Throws: ``SimulationError`` with the place in the scenario's text.
  public init(
    _ scenario: Scenario, seed: UInt64? = nil, capture: CapturedTraffic? = nil
  ) throws(SimulationError) {
    let scenario = capture == nil ? scenario : Simulator.listening(scenario)
    var builder = try StackBuilder(scenario)
    world = try builder.build(seed: seed)
    shared = Shared(scenario)
    self.seed = seed ?? scenario.seed
    guard let capture else { return }
    world.capture = capture
    world.planCapturedFrame(0)
  }

  /// A scenario that does nothing of its own and hears everything.
  private static func listening(_ scenario: Scenario) -> Scenario {
    var listening = scenario
    listening.actions = []
    listening.expectations = []
    for index in listening.stack.indices { listening.stack[index].listenToEverything() }
    return listening
  }

  /// The events so far.
  public var history: History { _read { yield world.history } }

  /// How many events there are.
  public var eventCount: Int { world.history.count }

  /// Whether nothing more will happen by itself.
  public var isFinished: Bool {
    world.isHalted || world.agenda.count == 0 && injections.isEmpty
  }

  /// Whether a bug check stopped the machine, a thread waits for ever, or the clock is at its end.
  public var isHalted: Bool { world.isHalted }

  /// The simulated time, in nanoseconds.
  public var now: Int64 { world.now }

  /// Runs the next item of the agenda; `false` if there is none.
  @discardableResult
  public mutating func extend() -> Bool {
    let hasRun = runTurn()
    world.history.isComplete = isFinished
    return hasRun
  }

  private mutating func runTurn() -> Bool {
    if !injections.isEmpty { injectWhatIsDue() }
    let hasRun = world.runNext()
    if hasRun { turnCount += 1 }
    return hasRun
  }

  /// Runs to the end, or until there are `eventCountMax` events; `false` if nothing more could be run.
  @discardableResult
  public mutating func run(eventCountMax: Int = Int.max) -> Bool {
    var hasRun = true
    while hasRun, world.history.count < eventCountMax { hasRun = runTurn() }
    world.history.isComplete = isFinished
    return hasRun
  }

  /// Runs until a chunk of the history is full that can be taken away, to the end, or until there are `eventCountMax` events.
  ///
  /// Who writes a run while it is made asks for whole chunks: to look at the history behind every item of the agenda took a
  /// fifth of the time.
  ///
  /// - Returns: whether a chunk is full, so that the run may go on.
  public mutating func runToFullChunk(eventCountMax: Int = Int.max) -> Bool {
    while world.history.count < eventCountMax, world.history.fullChunkCount == 0, runTurn() {}
    world.history.isComplete = isFinished
    return world.history.fullChunkCount > 0
  }

  /// Does something to the stack now, after everything that has happened.
  ///
  /// - Throws: ``SimulationError`` if the stack has no such layer, or the numbers are out of range.
  public mutating func inject(_ stimulus: Stimulus) throws(SimulationError) {
    try check(stimulus)
    inject(checked: stimulus)
  }

  /// Does something to the stack now that is known to fit it (``check(_:)``); a search does that a hundred thousand times.
  public mutating func inject(checked stimulus: Stimulus) {
    if !world.isHalted { plan(stimulus) }
  }

  /// Whether a stimulus fits the stack.
  ///
  /// - Throws: ``SimulationError`` if the stack has no such layer, or the numbers are out of range.
  public func check(_ stimulus: Stimulus) throws(SimulationError) {
    var probe = scenario
    probe.actions = [Action(.at(0), stimulus)]
    try StackBuilder(probe).checkActions(in: world.history.lexicon)
  }

  /// The index of the first event of something that was done to this run, by its place in ``injected``; `nil` before that.
  public func firstIndex(ofInjected place: Int) -> Int? {
    guard injected.indices.contains(place) else { return nil }
    return world.actions.lazy.filter { $0.turn != nil }.dropFirst(place).first?.firstIndex
  }

  private mutating func plan(_ stimulus: Stimulus) {
    world.actions.append(
      PlannedAction(Action(.at(world.now), stimulus), in: world, turn: turnCount))
    world.plan(action: world.actions.count - 1, at: world.now)
    injected.append(Injected(turn: turnCount, time: world.now, stimulus))
    world.history.isComplete = false
  }

  /// Gives back the room that the history keeps for events to come; for a run of which many copies are made.
  public mutating func trim() { world.history.trim() }

  /// Forgets the full chunks of the history, which the caller has written elsewhere.
  public mutating func dropFullChunks() { world.history.dropFullChunks() }

  /// Forgets full chunks at the beginning, as long as at least so many events are left.
  public mutating func dropFullChunks(keeping count: Int) {
    world.history.dropFullChunks(keeping: count)
  }
}

// MARK: - Making a run again

extension Simulator {
  /// Makes a run that has not begun follow the record of another one: the same answers, and the
  /// same injections.
  ///
  /// - Throws: ``SimulationError`` if something was done that this stack cannot do.
  public mutating func follow(
    _ record: RunRecord, branch: Branch? = nil
  ) throws(SimulationError) {
    precondition(turnCount == 0, "a run follows another one from its beginning")
    for injection in record.injections { try check(injection.stimulus) }
    injections = record.injections[...]
    let capture = world.capture
    var builder = try StackBuilder(scenario)
    world = try builder.build(seed: seed, following: record, branch: branch)
    guard let capture else { return }
    world.capture = capture
    world.planCapturedFrame(0)
  }

  /// What makes this run again beside its scenario and seed.
  public var record: RunRecord {
    var record = RunRecord(choicesOf: history)
    record.injections = injected
    return record
  }

  /// What became of the branch; `nil` if there is none.
  public var branchOutcome: BranchOutcome? { world.choices.branch?.outcome }

  /// Runs until it is known what became of the branch, to the end, or until there are `eventCountMax` events; `false` if nothing
  /// more could be run.
  public mutating func runToBranch(eventCountMax: Int) -> Bool {
    var hasRun = true
    while hasRun, branchOutcome == .waiting, world.history.count < eventCountMax {
      hasRun = runTurn()
    }
    world.history.isComplete = isFinished
    return hasRun
  }

  /// Does what a user did at this point of the run that is followed.
  ///
  /// Behind a branch the items of the agenda are others, so there what was done comes at its time.
  private mutating func injectWhatIsDue() {
    while let next = injections.first, isDue(next) {
      injections.removeFirst()
      if !world.isHalted { plan(next.stimulus) }
    }
  }

  private func isDue(_ injection: Injected) -> Bool {
    guard case .taken = world.choices.branch?.outcome else { return turnCount >= injection.turn }
    return world.agenda.first.map { $0.time > injection.time } ?? true
  }
}

extension Layer {
  /// Lets a driver hear every frame, and an application drain it.
  fileprivate mutating func listenToEverything() {
    switch driver {
    case "packet", "npf":
      settings.removeAll { $0.name == "filter" }
      settings.append(Setting("filter", .list([.word("PROMISCUOUS")]), position: position))
    case "app":
      settings.removeAll { $0.name == "reads_every" || $0.name == "read_bytes" }
      settings.append(Setting("reads_every", .word("1ms"), position: position))
      settings.append(Setting("read_bytes", .integer(65_536), position: position))
    default: break
    }
  }
}

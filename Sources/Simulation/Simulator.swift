import Events

/// Runs a scenario: the same scenario, seed and choices give the same events, on every machine
/// (DESIGN D4).
///
/// A run grows by whole items of the agenda. It can go to its end at once, or grow step by step
/// while somebody watches, and a stimulus can be injected at its end.
public struct Simulator: Sendable {
  /// The scenario that is run.
  public let scenario: Scenario
  /// The seed of this run.
  public let seed: UInt64
  private var world: World

  /// The version of the simulated model; a trace names the one that made it.
  public static let modelVersion = "1"

  /// A run of a scenario that has not begun.
  ///
  /// - Throws: ``SimulationError`` with the place in the scenario's text.
  public init(_ scenario: Scenario, seed: UInt64? = nil) throws(SimulationError) {
    var builder = try StackBuilder(scenario)
    world = try builder.build(seed: seed)
    self.scenario = scenario
    self.seed = seed ?? scenario.seed
  }

  /// A run in which the first card hears the frames of a capture, and the scenario's own traffic is
  /// off.
  ///
  /// The bindings are promiscuous, because a capture was made for another card, and every
  /// application drains its driver.
  ///
  /// - Throws: ``SimulationError`` with the place in the scenario's text.
  public init(
    _ scenario: Scenario, seed: UInt64? = nil, capture: CapturedTraffic
  ) throws(SimulationError) {
    var listening = scenario
    listening.actions = []
    listening.expectations = []
    for index in listening.stack.indices { listening.stack[index].listenToEverything() }
    try self.init(listening, seed: seed)
    world.capture = capture
    world.planCapturedFrame(0)
  }

  /// The events so far.
  public var history: History { world.history }

  /// Whether nothing more will happen by itself.
  public var isFinished: Bool { world.isHalted || world.agenda.count == 0 }

  /// Whether a bug check stopped the machine, or a thread waits for ever.
  public var isHalted: Bool { world.isHalted }

  /// The simulated time, in nanoseconds.
  public var now: Int64 { world.now }

  /// Runs the next item of the agenda; `false` if there is none.
  @discardableResult
  public mutating func extend() -> Bool {
    let hasRun = world.runNext()
    world.history.isComplete = isFinished
    return hasRun
  }

  /// Runs to the end, or until there are `eventCountMax` events.
  public mutating func run(eventCountMax: Int = Int.max) {
    while world.history.count < eventCountMax, world.runNext() {}
    world.history.isComplete = isFinished
  }

  /// Does something to the stack now, after everything that has happened.
  ///
  /// - Throws: ``SimulationError`` if the stack has no such layer, or the numbers are out of range.
  public mutating func inject(_ stimulus: Stimulus) throws(SimulationError) {
    let action = Action(.at(world.now), stimulus)
    var probe = scenario
    probe.actions = [action]
    try StackBuilder(probe).checkActions(in: world.history.lexicon)
    guard !world.isHalted else { return }
    world.actions.append(PlannedAction(action: action))
    world.plan(action: world.actions.count - 1, at: world.now)
    world.history.isComplete = false
  }

  /// Forgets the full chunks of the history, which the caller has written elsewhere.
  public mutating func dropFullChunks() { world.history.dropFullChunks() }
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

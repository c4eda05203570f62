import Events

/// Builds the simulated machine of a scenario: topology, tables, hardware, plans.
///
/// Everything that a scenario can get wrong is found here, with the place in its text.
struct StackBuilder {
  let scenario: Scenario
  var lexicon = Lexicon()
  var layers: [BuiltLayer] = []
  let run: SettingReader

  /// A layer with its checked settings.
  struct BuiltLayer {
    let layer: Layer
    let facts: DriverFacts
    let settings: SettingReader
    var component = ComponentID.none
    /// The index of the layer that it stands on.
    var below = -1
    /// The index of its adapter, binding or application.
    var index = -1
  }

  /// Checks the scenario.
  init(_ scenario: Scenario) throws(SimulationError) {
    self.scenario = scenario
    run = try SettingReader(scenario.parameters, DriverCatalog.run, owner: "params")
    try readLayers()
    try connectLayers()
    try checkBugs()
  }

  /// Whether the loading of the drivers is part of the run.
  var isCold: Bool { run.word("start") == "cold" }

  /// The machine, brought up as far as the scenario wants, with its actions planned.
  mutating func build(
    seed: UInt64?, following record: RunRecord = RunRecord(), branch: Branch? = nil
  ) throws(SimulationError) -> World {
    declareComponents()
    var choices = Choices(rules: scenario.choices, seed: seed ?? scenario.seed)
    choices.followed = FollowedChoices(record.choices)
    choices.branch = branch.map { PlannedBranch(branch: $0) }
    var world = World(
      lexicon: lexicon, choices: choices, processorCount: run.integer("cpus"))
    world.keepsBytes = run.isOn("bytes")
    world.recordsLocks = run.isOn("locks")
    world.isCableShared = run.word("cable") == "shared"
    addComponents(to: &world)
    addAdapters(to: &world)
    addVirtualAdapters(to: &world)
    addModules(to: &world)
    addProtocols(to: &world)
    addTransports(to: &world)
    addLowerEdges(to: &world)
    addApplications(to: &world)
    addLocks(to: &world)
    addSockets(to: &world)
    addPeers(to: &world)
    lexicon = world.history.lexicon
    try checkActions(in: lexicon)
    bringUp(&world)
    try planActions(in: &world)
    return world
  }
}

import Events
import Simulation
import Testing
import Traces

/// The same scenario, seed and choices make the same bytes (DESIGN D4).
struct DeterminismTests {
  @Test func `the same seed makes the same bytes`() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var maker = ScenarioMaker(seed: seed)
      let scenario = maker.scenario()
      #expect(try Simulator.finished(scenario).text == Simulator.finished(scenario).text)
    }
  }

  @Test func `another seed makes other choices`() throws {
    var scenario = try Shipped.scenario("01-protocol/s02-send-pending")
    scenario.choices = [:]
    let texts = try (1...8 as ClosedRange<UInt64>).map {
      try Simulator.finished(scenario, seed: $0).text
    }
    #expect(Set(texts).count > 4)
  }

  @Test func `a run that grows step by step is the run that is made at once`() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var maker = ScenarioMaker(seed: seed)
      let scenario = maker.scenario()
      var grown = try Simulator(scenario)
      while grown.extend() {}
      #expect(try grown.text == Simulator.finished(scenario).text)
    }
  }

  @Test(arguments: [Int.max, 20_000, Chunk.capacity, 1])
  func `a run that is taken away chunk by chunk is the run that is made at once`(
    eventCountMax: Int
  ) throws {
    let scenario = try Run.scenario(
      "stack: [app, packet, ne2000]\ndo: [{ at: 1us, write: 60, times: 1500, every: 1ms }]")
    var whole = try Simulator(scenario)
    whole.run(eventCountMax: eventCountMax)
    var taken: [Event] = []
    var simulator = try Simulator(scenario)
    while simulator.runToFullChunk(eventCountMax: eventCountMax) {
      for place in 0..<simulator.history.fullChunkCount {
        taken += simulator.history.fullChunk(place).events
      }
      simulator.dropFullChunks()
    }
    for chunk in simulator.history.chunks { taken += chunk.events }
    #expect(whole.eventCount > 2 * Chunk.capacity || eventCountMax < .max)
    #expect(taken == (0..<whole.eventCount).map { whole.history[$0] })
    #expect(simulator.history.isComplete == whole.history.isComplete)
  }

  @Test func `a copy of a run goes its own way`() throws {
    let scenario = try Shipped.scenario("01-protocol/s02-send-pending")
    var original = try Simulator(scenario)
    for _ in 0..<4 { original.extend() }
    var copy = original
    try copy.inject(.read(app: "app", bytes: 100))
    copy.run()
    original.run()
    #expect(try original.text == Simulator.finished(scenario).text)
    #expect(copy.history.count > original.history.count)
  }

  @Test func `what is injected happens as what a scenario does`() throws {
    let stack = "stack: [app, packet, ne2000]\nchoices: { CP1: success }\n"
    let planned = try Run(stack + "do: [{ at: 0us, write: 60 }, { at: 0us, frame: 60 }]")
    var injected = try Simulator(try Run.scenario(stack))
    try injected.inject(.write(app: "app", bytes: 60))
    try injected.inject(.frame(nic: "card", FrameRecipe(bytes: 60)))
    injected.run()
    #expect(injected.history.events.map(\.essence) == planned.history.events.map(\.essence))
    #expect(injected.history.isComplete)
  }

  @Test func `what is injected later acts at the end of the run`() throws {
    var simulator = try Simulator(
      try Run.scenario("stack: [app, packet, ne2000]\nchoices: { CP1: success }"))
    try simulator.inject(.write(app: "app", bytes: 60))
    simulator.run()
    let before = simulator.history
    try simulator.inject(.write(app: "app", bytes: 60))
    #expect(!simulator.isFinished && !simulator.history.isComplete)
    simulator.run()
    #expect(Array(simulator.history.events.prefix(before.count)) == before.events)
    #expect(simulator.history[before.count].time >= before[before.count - 1].time)
    #expect(Promises(history: simulator.history).broken == [])
  }

  @Test(arguments: [
    Stimulus.write(app: "nobody", bytes: 60), .write(app: "packet", bytes: 60),
    .write(app: "app", bytes: 13), .write(app: "app", bytes: 1_515),
    .writeArray(app: "app", count: 0, bytes: 60), .writeArray(app: "app", count: 65, bytes: 60),
    .read(app: "app", bytes: -1), .frame(nic: "ne2000", FrameRecipe(bytes: 60)),
    .frame(nic: "card", FrameRecipe(bytes: 59)), .frame(nic: "card", FrameRecipe(bytes: 9_015)),
    .unbind(protocolDriver: "app"), .unload(protocolDriver: "ne2000"),
    .setFilter(app: "app", filter: ["EVERYTHING"]),
  ])
  func `what the stack cannot do is refused, and nothing happens`(stimulus: Stimulus) throws {
    var simulator = try Simulator(try Run.scenario("stack: [app, packet, ne2000]"))
    #expect(throws: SimulationError.self) { try simulator.inject(stimulus) }
    simulator.run()
    #expect(simulator.history.count == 0)
  }
}

extension Event {
  /// The event without what a user's stimulus says beside.
  fileprivate var essence: Event {
    var event = self
    if kind == .inject { event.hasExtras = false }
    return event
  }
}

extension History {
  /// All events.
  var events: [Event] { (0..<count).map { self[$0] } }
}

import Events
import Testing

@testable import Simulation

/// How long things may take, how long they take, and where the clock ends.
struct ClockTests {
  private func simulator(_ text: String) throws -> Simulator {
    try Simulator(try Run.scenario(text))
  }

  // MARK: - The longest times

  @Test(arguments: [
    ("{ app: { reads_every: 1000s } }, packet, { ne2000: { pio: 1ms } }", true),
    ("{ app: { reads_every: 1001s } }, packet, ne2000", false),
    ("app, packet, { ne2000: { pio: 1000001ns } }", false),
    ("app, packet, { ne2000: { pio: 1000000s } }", false),
    ("socket, { afd: { lock_wait: 11s } }, tcpip, ne2000", false),
    ("socket, afd, { tcpip: { tick: 1001s } }, ne2000", false),
    ("socket, afd, tcpip, ne2000, { peer: { delay: 11s } }", false),
    ("app, ndisprot, { ndislwf: { delay: 11s } }, netvmini", false),
  ])
  func `a setting has a longest time`(stack: String, isLegal: Bool) throws {
    let scenario = try Run.scenario("stack: [\(stack)]")
    guard !isLegal else {
      _ = try Simulator(scenario)
      return
    }
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    guard case .badValue(_, _, .duration, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a time that is too long is refused with the longest one`() throws {
    let scenario = try Run.scenario("stack: [app, packet, { ne2000: { pio: 1s } }]")
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    #expect(
      error?.sentence
        == "pio: 1s cannot be used here; it takes a time such as 10us, at most 1ms, or 0.")
  }

  @Test func `the slowest copy of bytes is simulated`() throws {
    let run = try Run(
      """
      stack: [app, packet, { ne2000: { pio: 1ms } }]
      do: [{ at: 1us, write: 1514, times: 3, every: 1ms }]
      """)
    #expect(run.simulator.isFinished && run.simulator.now > 1_000_000_000 && run.broken == [])
  }

  // MARK: - The end of the clock

  @Test func `where the clock ends the run says so and is over`() throws {
    var simulator = try simulator(
      "stack: [{ app: { reads_every: 1000s } }, packet, ne2000]\ndo: [{ at: 1us, write: 60 }]")
    simulator.world.now = Limits.clockNanosecondsMax - 10_000_000_000_000
    simulator.run(eventCountMax: 10_000)
    let history = simulator.history
    let last = history.count - 1
    #expect(simulator.isFinished && simulator.isHalted && history.isComplete && last < 1_000)
    #expect(history[last].kind == .note && history[last].time == Limits.clockNanosecondsMax)
    #expect(history.text(.note, of: last)?.contains("clock is at its end") == true)
  }

  @Test func `no delay leads behind the end of the clock`() throws {
    var world = try simulator("stack: [app, packet, ne2000]").world
    #expect(world.later(5) == world.now + 5)
    for now in [Limits.clockNanosecondsMax, Limits.clockNanosecondsMax + 700, Int64.max] {
      world.now = now
      #expect(world.later(0) == Limits.clockNanosecondsMax)
      #expect(world.later(Int64.max) == Limits.clockNanosecondsMax)
    }
  }

  @Test func `a run that is old takes stimuli like a young one`() throws {
    var simulator = try simulator("stack: [app, packet, ne2000]")
    simulator.world.now = 2 * Limits.scenarioNanosecondsMax
    try simulator.inject(.write(app: "app", bytes: 60))
    simulator.run()
    #expect(simulator.isFinished && simulator.history.count > 10)
  }

  // MARK: - The cable

  @Test(arguments: [
    (10, 60, 57_600), (100, 60, 5_760), (1_000, 60, 576), (3_000, 60, 192), (4_000, 60, 144),
    (8_001, 60, 72), (10_000, 60, 58), (7, 9_014, 10_315_429), (300, 9_014, 240_694),
    (7_000, 9_014, 10_316),
  ])
  func `a frame takes as long as the cable is slow, and never no time`(
    megabits: Int, bytes: Int, nanoseconds: Int64
  ) throws {
    let world = try simulator("stack: [app, ndisprot, { netvmini: { megabits: \(megabits) } }]")
      .world
    #expect(world.nics[0].wireTime(bytes: bytes) == nanoseconds)
    #expect(world.nics[0].frameGap > 0)
  }
}

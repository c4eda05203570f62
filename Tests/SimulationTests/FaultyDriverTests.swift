import Events
import Replay
import Simulation
import Testing
import Traces
import Verification

/// Every broken handler of the catalog is seen in a scenario of its own, and gone without it.
struct FaultyDriverTests {
  private static let names = BugCatalog.all.map(Shipped.name)

  /// The scenario of a bug with the bug taken away.
  private func twin(_ name: String) throws -> Scenario {
    var scenario = try Shipped.scenario(name)
    for index in scenario.stack.indices {
      scenario.stack[index].settings.removeAll { $0.name == "bug" }
    }
    return scenario
  }

  @Test func `a driver that has bugs can be given one, each with a name of its own`() {
    let drivers = DriverCatalog.all.filter { $0.setting("bug") != nil }.map(\.name)
    #expect(Set(BugCatalog.all.map(\.driver)) == Set(drivers) && drivers.count >= 8)
    #expect(Set(Self.names).count == BugCatalog.all.count && BugCatalog.all.count >= 100)
    for bug in BugCatalog.all {
      #expect(bug.rule.wholeMatch(of: /R[0-9]{2}/) != nil, "\(bug.name)")
      #expect(bug.sentence.hasSuffix(".") && bug.name != "none", "\(bug.name)")
    }
  }

  @Test(arguments: BugCatalog.all.indices)
  func `the scenario of a bug names its rule and has that bug alone`(index: Int) throws {
    let bug = BugCatalog.all[index]
    let scenario = try Shipped.scenario(Shipped.name(bug))
    #expect(scenario.title.hasPrefix("\(bug.rule): "))
    #expect(scenario.purpose.contains("Cure: "))
    let bugs = scenario.stack.flatMap { layer in
      layer.settings.filter { $0.name == "bug" }.map { "\(layer.driver) \($0.value)" }
    }
    let own = "\(bug.driver) \(SettingValue.word(bug.name))"
    #expect(bugs == (Self.provokers[own].map { [$0] } ?? []) + [own])
  }

  /// The bug of another driver without which a bug does not show: nobody else sends to who is paused.
  private static let provokers = [
    "ndislwf \(SettingValue.word("fails-while-paused"))":
      "ndisprot \(SettingValue.word("sends-while-paused"))"
  ]

  @Test(arguments: names)
  func `the scenario of a bug shows what it says`(name: String) throws {
    let scenario = try Shipped.scenario(name)
    let simulator = try Simulator.finished(scenario)
    let results = ExpectationChecker(Timeline(simulator.history)).check(scenario.expectations)
    #expect(simulator.isFinished && !results.isEmpty)
    for result in results { #expect(result.isMet, "\(result)") }
  }

  @Test(arguments: names)
  func `without its bug the scenario runs otherwise and keeps every promise`(
    name: String
  ) throws {
    let broken = try Simulator.finished(try Shipped.scenario(name))
    let sound = try Simulator.finished(try twin(name))
    #expect(broken.history.events != sound.history.events)
    #expect(Promises(history: sound.history).broken == [])
    #expect(!sound.isHalted && sound.isFinished && FrameCensus(sound.history).isConserved)
  }

  @Test(arguments: names)
  func `a bug hurts the simulated machine only, whatever the seed chooses`(name: String) throws {
    var scenario = try Shipped.scenario(name)
    for seed in 1...20 as ClosedRange<UInt64> {
      if seed == 11 { scenario.choices = [:] }
      let simulator = try Simulator.finished(scenario, seed: seed)
      try #require(simulator.isFinished, "seed \(seed)")
      #expect(Promises(history: simulator.history).order == [], "seed \(seed)")
      #expect(try Trace(text: simulator.text).text == simulator.text, "seed \(seed)")
    }
  }

  @Test func `the negative scenarios of the reference are here, one bug each`() {
    let rows = [
      ("packet", "frees-after-pending", "R11"), ("packet", "returns-twice", "R20"),
      ("packet", "never-returns", "R21"), ("packet", "queues-lent", "R22"),
      ("packet", "reads-lookahead-later", "R24"), ("ndislwf", "returns-lent", "R31"),
      ("ndislwf", "keeps-while-paused", "R41"), ("packet", "pends-and-succeeds", "R50"),
      ("packet", "frees-pool-in-use", "R46"),
    ]
    for (driver, name, rule) in rows {
      #expect(BugCatalog.bug(named: name, of: driver)?.rule == rule, "\(name)")
    }
    // NdisCloseAdapter with operations outstanding is the bug no-wait of the packet driver.
    #expect(Shipped.broken.contains("01-protocol/broken/s12-no-wait-unbind"))
  }

  @Test func `a driver takes its own bugs only`() throws {
    let scenario = try Run.scenario("stack: [app, { packet: { bug: takes-one } }, ne2000]")
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    #expect(error?.sentence.contains("one of the bugs of packet") == true)
    let close = try Run.scenario("stack: [app, { packet: { bug: return-twice } }, ne2000]")
    let hint = #expect(throws: SimulationError.self) { try Simulator(close) }
    #expect(hint?.sentence.contains("Did you mean returns-twice?") == true)
  }

  @Test func `a bug of the loading is refused where the loading is not shown`() throws {
    let filter = "ndislwf: { attached: no, bug: sends-while-attaching }"
    #expect(throws: Never.self) { try Run("stack: [app, ndisprot, { \(filter) }, netvmini]") }
    let inserted = "stack: [app, ndisprot, { ndislwf: { bug: sets-handlers-late } }, netvmini]"
    #expect(throws: SimulationError.self) { try Run(inserted) }
    #expect(throws: Never.self) {
      try Run(inserted + "\ndo: [{ at: 1us, remove: ndislwf }, { at: 1ms, insert: ndislwf }]")
    }
    let warm = "stack: [app, { packet: { bug: never-sets-filter } }, ne2000]"
    let error = #expect(throws: SimulationError.self) { try Run(warm) }
    #expect(error?.sentence.contains("write params: { start: cold }") == true)
    #expect(throws: Never.self) { try Run(warm + "\nparams: { start: cold }") }
  }

  /// What was done before the time 0 is not in the trace, so it must not be the work of a bug.
  @Test(arguments: names)
  func `a run that begins bound begins as if there were no bug`(name: String) throws {
    var broken = try Shipped.scenario(name)
    broken.parameters.removeAll { $0.name == "start" }
    var sound = try twin(name)
    sound.parameters = broken.parameters
    let isRefused = Self.ofLoading.contains { name.hasSuffix($0) }
    guard let run = try? Simulator(broken) else { return #expect(isRefused) }
    #expect(try !isRefused && run.digest() == Simulator(sound).digest())
  }

  private static let ofLoading = [
    "r17-packet-never-sets-filter", "r48-ndislwf-sets-handlers-late", "r49-netvmini-claims-first",
    "r70-packet-opens-too-early", "r86-netvmini-keeps-configuration",
  ]

  @Test func `no bug is the sound driver`() throws {
    let run = try Run(
      """
      stack: [app, { packet: { bug: none } }, { ne2000: { bug: none } }]
      do: [{ at: 1us, write: 60 }]
      """)
    #expect(run.broken == [])
  }
}

extension Shipped {
  /// The scenario of a bug.
  static func name(_ bug: DriverBug) -> String {
    let folder =
      switch bug.driver {
      case "packet", "ne2000", "busmaster": "01-protocol"
      case "passthru": "02-intermediate"
      case "tcpip": "04-winsock"
      default: "03-filter"
      }
    return "\(folder)/broken/\(bug.rule.lowercased())-\(bug.driver)-\(bug.name)"
  }
}

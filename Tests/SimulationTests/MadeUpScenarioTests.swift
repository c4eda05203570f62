import Events
import Replay
import Simulation
import TestNumbers
import Testing
import Traces
import Verification

/// Whatever is put together, sound drivers keep their promises, and no driver can hurt the tool.
struct MadeUpScenarioTests {
  private static let seeds = Array(1...60 as ClosedRange<UInt64>)

  private func scenario(_ seed: UInt64, _ kind: Kind = .protocols) throws -> Scenario {
    var maker = ScenarioMaker(seed: seed)
    return switch kind {
    case .sockets: try Self.sockets(seed)
    case .protocols: maker.scenario()
    case .intermediate: maker.intermediateScenario()
    case .lists: maker.listScenario()
    }
  }

  /// What the stacks are made of.
  enum Kind: CaseIterable { case protocols, intermediate, lists, sockets }

  private static func sockets(_ seed: UInt64) throws -> Scenario {
    var maker = WinsockScenarioMaker(seed: seed)
    return try maker.scenario()
  }

  @Test(arguments: Kind.allCases)
  func `a made-up scenario of sound drivers ends and keeps every promise`(kind: Kind) throws {
    for seed in Self.seeds {
      let simulator = try Simulator.finished(try scenario(seed, kind))
      try #require(simulator.isFinished && !simulator.isHalted, "seed \(seed)")
      let broken = Promises(history: simulator.history).broken
      try #require(broken == [], "seed \(seed)")
      let census = FrameCensus(simulator.history)
      try #require(census.isConserved && census.pendingCount == 0, "seed \(seed)")
    }
  }

  @Test(arguments: Kind.allCases)
  func `a made-up scenario of sound drivers breaks no rule and no invariant`(kind: Kind) throws {
    for seed in Self.seeds {
      var maker = ScenarioMaker(seed: seed)
      let quiet = try scenario(seed, kind)
      let scenario = seed.isMultiple(of: 2) ? maker.troubled(quiet) : quiet
      let timeline = Timeline(try Simulator.finished(scenario).history)
      var verifier = Verifier()
      verifier.advance(timeline)
      let broken = verifier.findingsAtEnd().filter { $0.severity > .info }.map {
        "\($0.rule) #\($0.index + 1): \($0.sentence)"
      }
      #expect(broken == [], "seed \(seed)")
      #expect(Invariants(timeline).firstBreach == nil, "seed \(seed)")
    }
  }

  @Test func `the trace of a made-up scenario is read without a problem`() throws {
    for seed in Self.seeds.prefix(25) {
      let text = try Simulator.finished(try scenario(seed)).text
      let trace = try Trace(text: text)
      #expect(trace.problems == [], "seed \(seed)")
      #expect(trace.text == text, "seed \(seed)")
    }
  }

  @Test(arguments: Kind.allCases)
  func `injected one by one, stimuli keep every promise too`(kind: Kind) throws {
    for seed in Self.seeds.prefix(40) {
      var scenario = try scenario(seed, kind)
      var stimuli = scenario.actions.map(\.stimulus)
      scenario.actions = []
      var random = RandomNumbers(seed: seed)
      var simulator = try Simulator(scenario)
      while simulator.extend() || !stimuli.isEmpty, simulator.history.count < 100_000 {
        if !stimuli.isEmpty, random.below(3) == 0 { try simulator.inject(stimuli.removeFirst()) }
      }
      try #require(simulator.isFinished && !simulator.isHalted, "seed \(seed)")
      #expect(Promises(history: simulator.history).broken == [], "seed \(seed)")
    }
  }

  @Test func `drivers with bugs end too, and the picture of them is whole`() throws {
    for seed in Self.seeds.prefix(80) {
      var scenario = try scenario(seed)
      var random = RandomNumbers(seed: seed)
      for index in scenario.stack.indices where scenario.stack[index].driver == "packet" {
        scenario.stack[index].settings.append(Setting("bugs", .list(Self.bugs(&random))))
      }
      let simulator = try Simulator.finished(scenario)
      let promises = Promises(history: simulator.history)
      try #require(simulator.isFinished, "seed \(seed)")
      #expect(promises.order + promises.states == [], "seed \(seed)")
      #expect(try Trace(text: simulator.text).text == simulator.text, "seed \(seed)")
    }
  }

  private static func bugs(_ random: inout RandomNumbers) -> [SettingValue] {
    let all = ["A", "W01", "W02", "D", "W03", "W04", "W05", "W06", "no-wait"]
    return (0..<2).map { _ in .word(all[random.below(all.count)]) }
  }
}

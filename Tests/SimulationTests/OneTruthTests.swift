import Events
import Replay
import Testing

@testable import Simulation

/// What readers fold from the events is what the machine itself knows: never two truths.
struct OneTruthTests {
  /// Where the machine and the fold differ, in words.
  private func differences(_ tables: Tables, _ state: StackState, _ lexicon: Lexicon) -> [String] {
    var found: [String] = []
    func compare(_ what: String, _ machine: some Equatable, _ fold: some Equatable) {
      if "\(machine)" != "\(fold)" { found.append("\(what): \(machine), folded \(fold)") }
    }
    let live = state.liveObjects.map(\.object).filter { Tables.kinds.contains($0.kind) }
    compare(
      "alive", tables.objects.sorted { $0.rawValue < $1.rawValue },
      live.sorted { $0.rawValue < $1.rawValue })
    for (place, members) in tables.queues {
      compare(lexicon[place]?.id ?? "", members, state.members(of: place))
    }
    for (place, value) in tables.values {
      compare(lexicon[place]?.id ?? "", value, state.value(of: place))
    }
    for (place, word) in tables.machines {
      compare(lexicon[place]?.id ?? "", lexicon.text(word), lexicon.text(state.state(of: place)))
    }
    for (cpu, level) in tables.levels.enumerated() {
      compare("the level of CPU \(cpu)", level.name, state.irql(of: cpu).name)
    }
    compare("open calls", tables.openCallCount, state.openStacks.reduce(0) { $0 + $1.frames.count })
    return found.sorted()
  }

  /// The first differences of a run, looked for after every item of its agenda.
  private func firstDifferences(_ scenario: Scenario, seed: UInt64? = nil) throws -> [String] {
    var simulator = try Simulator(scenario, seed: seed)
    var timeline = Timeline(simulator.history)
    repeat {
      timeline.extend(with: simulator.history)
      let found = differences(simulator.tables, timeline.end, simulator.history.lexicon)
      guard found.isEmpty else { return ["behind #\(timeline.count)"] + found }
    } while !simulator.isHalted && simulator.extend() && timeline.count < 20_000
    return []
  }

  @Test(arguments: Shipped.sound)
  func `after every step of a scenario that ships`(name: String) throws {
    let scenario = try Shipped.scenario(name)
    let shipped = try firstDifferences(scenario)
    #expect(shipped == [])
    for seed in 1...6 as ClosedRange<UInt64> {
      let found = try firstDifferences(scenario.withFreeChoices, seed: seed)
      #expect(found == [], "seed \(seed)")
    }
  }

  @Test func `after every step of made-up scenarios`() throws {
    for seed in 1...80 as ClosedRange<UInt64> {
      var maker = ScenarioMaker(seed: seed)
      let found = try firstDifferences(maker.scenario())
      #expect(found == [], "seed \(seed)")
    }
  }
}

import Events
import Replay
import Simulation
import Testing
import Traces
import Verification

/// Sound drivers keep their promises in every scenario, for every seed.
struct SoundnessTests {
  private static let seeds = Array(0..<8 as Range<UInt64>)

  /// The scenario with everything that can be left to chance left to chance.
  private func open(_ name: String) throws -> Scenario {
    var scenario = try Shipped.scenario(name)
    scenario.choices = [:]
    return scenario
  }

  @Test(arguments: Shipped.sound.filter { !$0.contains("offset14") })
  func `every promise holds in a scenario as it ships`(name: String) throws {
    let history = try Simulator.finished(try Shipped.scenario(name)).history
    #expect(Promises(history: history).broken == [])
  }

  @Test(arguments: Shipped.sound.filter { !$0.contains("offset14") })
  func `every promise holds whatever the seed chooses`(name: String) throws {
    let scenario = try open(name)
    for seed in Self.seeds {
      let history = try Simulator.finished(scenario, seed: seed).history
      #expect(Promises(history: history).broken == [], "seed \(seed)")
      #expect(FrameCensus(history).isConserved, "seed \(seed)")
    }
  }
}

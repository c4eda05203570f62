import Events
import Replay
import Simulation
import Testing
import Verification

/// Sound drivers keep the invariants, whatever the seed chooses; broken ones are caught.
struct InvariantTests {
  private func breach(_ scenario: Scenario, seed: UInt64? = nil) throws -> Invariants.Breach? {
    Invariants(Timeline(try Simulator.finished(scenario, seed: seed).history)).firstBreach
  }

  @Test(arguments: Shipped.sound)
  func `every invariant holds in a scenario that ships`(name: String) throws {
    let scenario = try Shipped.scenario(name)
    #expect(try breach(scenario) == nil)
    for seed in 1...20 as ClosedRange<UInt64> {
      #expect(try breach(scenario.withFreeChoices, seed: seed) == nil, "seed \(seed)")
    }
  }

  @Test func `every invariant holds in made-up scenarios`() throws {
    for seed in 1...100 as ClosedRange<UInt64> {
      var maker = ScenarioMaker(seed: seed)
      #expect(try breach(maker.scenario()) == nil, "seed \(seed)")
    }
  }

  @Test func `a driver that uses what is not its own is caught`() throws {
    let caught = try Shipped.broken.filter { try breach(try Shipped.scenario($0)) != nil }
    #expect(caught.count >= 5, "\(caught)")
  }
}

import Events
import Replay
import Simulation

/// A small run whose course is known: one pended send and one received frame.
enum Runs {
  static let scenario: Scenario = {
    var scenario = Scenario(id: "small", seed: 1)
    scenario.stack = [
      Layer(id: "app", driver: "app"), Layer(id: "packet", driver: "packet"),
      Layer(id: "ne2000", driver: "ne2000"),
    ]
    scenario.choices = [
      .finishInside: .fixed(.word(Word.Outcome.pending)),
      .completionMoment: .fixed(.word(Word.Outcome.after)),
      .lookahead: .fixed(.number(1_500)),
    ]
    scenario.actions = [
      Action(.at(1_000), .write(app: "app", bytes: 60)),
      Action(.at(300_000), .frame(nic: "card", FrameRecipe(bytes: 200))),
    ]
    return scenario
  }()

  static func timeline() throws -> Timeline {
    var simulator = try Simulator(scenario)
    simulator.run()
    return Timeline(simulator.history)
  }
}

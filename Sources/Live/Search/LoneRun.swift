import Events
import Simulation
import Verification

/// A run of a search that nobody else has, with the rules that are held against it: it grows in place.
///
/// A copy of it costs little until it grows; then all that the next item of the agenda touches is copied, and so is its history.
struct LoneRun: Sendable {
  private(set) var simulator: Simulator
  private(set) var judge = SearchJudge()

  /// A run that has not begun.
  ///
  /// - Throws: `SimulationError` with the place in the scenario's text.
  init(_ plan: SearchPlan) throws(SimulationError) {
    simulator = try Simulator(plan.scenario, seed: plan.seed)
    simulator.trim()
  }

  /// How many events there are.
  var eventCount: Int { simulator.eventCount }

  /// What stands for the state of the machine and for what the rules remember; `nil` where it is like no other.
  var digest: UInt128? { simulator.digest { judge.feed(&$0) } }

  /// Does something to the stack that is known to fit it.
  mutating func inject(_ stimulus: Stimulus) {
    judge.letGo()
    simulator.inject(checked: stimulus)
  }

  /// Runs the next item of the agenda with some answers of a search, and returns what was asked.
  mutating func extend(
    _ plan: SearchPlan, _ given: some Sequence<Int> = [], budget: Int
  ) -> [SearchedChoices.Asked] {
    judge.letGo()
    return simulator.extend(answering: plan.points, given, budget: budget)
  }

  /// Runs the next item of the agenda without any answer of the search.
  mutating func extend() {
    judge.letGo()
    simulator.extend()
  }

  /// Judges what is new, and returns what it breaks.
  mutating func look() -> [RuleFinding] { judge.look(at: simulator.history) }
}

extension Simulator {
  /// Runs the next item of the agenda with some answers of a search, and returns what was asked.
  mutating func extend(
    answering points: Set<ChoicePoint>, _ given: some Sequence<Int>, budget: Int
  ) -> [SearchedChoices.Asked] {
    var choices = SearchedChoices(points, budget: budget)
    choices.given = Array(given)
    searched = choices
    extend()
    defer { searched = nil }
    return searched?.asked ?? []
  }
}

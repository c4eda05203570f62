import Events
import Live
import Simulation

/// A command that cannot go on: what is wrong, in words, and how the program ends.
struct Refusal: Error {
  let text: String
  /// What is wrong, without the name of the program.
  let sentence: String
  let status: ExitStatus

  init(_ sentence: String, _ status: ExitStatus) {
    self.sentence = sentence
    text = "ndiscope: " + sentence + "\n"
    self.status = status
  }
}

/// A sentence behind the place that it is about.
func located(
  _ sentence: String, _ path: String, _ position: SourcePosition = .none
) -> String {
  guard position != .none else {
    return sentence.contains(path) ? sentence : "\(path): \(sentence)"
  }
  return "\(path):\(position.line):\(position.column): \(sentence)"
}

/// Turns what the simulator refuses into words with the place in the scenario.
func refusing<Value>(
  _ path: String, _ body: () throws(SimulationError) -> Value
) throws(Refusal) -> Value {
  do {
    return try body()
  } catch {
    throw Refusal(located(error.sentence, path, error.position), .unreadable)
  }
}

extension Simulator {
  /// A run that has not begun, of a scenario that people call by a path.
  ///
  /// - Throws: ``Refusal`` with the place in the scenario.
  init(
    _ scenario: Scenario, of path: String, seed: UInt64? = nil, capture: CapturedFrames? = nil
  ) throws(Refusal) {
    self = try refusing(path) { () throws(SimulationError) in
      try Simulator(scenario, seed: seed, capture: capture?.traffic)
    }
  }
}

extension LiveRun {
  /// A live run that has not begun, of a scenario that people call by a path.
  ///
  /// - Throws: ``Refusal`` with the place in the scenario.
  init(
    _ scenario: Scenario, of path: String, seed: UInt64? = nil, capture: CapturedFrames? = nil
  ) throws(Refusal) {
    self = try refusing(path) { () throws(SimulationError) in
      try LiveRun(scenario, seed: seed, capture: capture?.traffic)
    }
    captureName = capture?.shownName ?? ""
  }
}

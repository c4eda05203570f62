import Events
import Replay
import Simulation
import Traces
import Verification

/// A run of a scenario that a test types, up to its end.
struct Run {
  let simulator: Simulator

  /// Runs a scenario, whose id and title need not be typed.
  init(_ text: String, seed: UInt64? = nil) throws {
    simulator = try Simulator.finished(try Run.scenario(text), seed: seed)
  }

  /// The scenario of a text without id and title.
  static func scenario(_ text: String) throws -> Scenario {
    try ScenarioFile.scenario("id: typed\ntitle: typed\n" + text)
  }

  var history: History { simulator.history }

  /// What is wrong with the run of sound drivers.
  var broken: [String] { Promises(history: history).broken }

  /// The indices of the events that match `NdisSend`, `NdisSend.leave=PENDING`, `drop=no_pool`.
  func indices(_ pattern: String) -> [Int] {
    guard let compiled = CompiledPattern(CallPattern(pattern), in: history.lexicon) else {
      return []
    }
    return (0..<history.count).filter { compiled.matches(history[$0]) }
  }

  /// How often a pattern matches.
  func count(_ pattern: String) -> Int { indices(pattern).count }

  /// The outcomes of a choice point, in order.
  func outcomes(_ point: ChoicePoint) -> [String] {
    (0..<history.count).filter {
      history[$0].kind == .choice && Int(history[$0].value) == point.rawValue
    }.map { index in
      history.number(.outcomeNumber, of: index).map(String.init)
        ?? history.lexicon.text(history[index].status)
    }
  }

  /// The value of a place at the end.
  func value(_ place: String) -> Int? {
    history.lexicon.place(place).map { Timeline(history).end.value(of: $0) }
  }
}

extension CallPattern {
  /// Reads `name`, `name.leave`, `name=STATUS`, `name.leave=STATUS`.
  init(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1)
    let name = String(parts[0])
    let isLeave = name.hasSuffix(".leave")
    self.init(
      name: isLeave ? String(name.dropLast(6)) : name, isLeave: isLeave,
      status: parts.count > 1 ? String(parts[1]) : "")
  }
}

import Events
import Foundation
import Simulation
import Traces

/// The scenarios that ship in `traces/`, named by their path without `.yaml`.
enum Shipped {
  /// The folder `traces`.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "traces").resolvingSymlinksInPath()

  /// Every scenario, in the order of their paths.
  static let names = files("yaml")
  /// Those whose drivers keep the rules.
  static let sound = names.filter { !$0.contains("/broken/") }
  /// Those that break a rule on purpose.
  static let broken = names.filter { $0.contains("/broken/") }

  /// The paths of all files with an ending, without it.
  static func files(_ ending: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".\(ending)") }
      .map { String($0.dropLast(ending.count + 1)) }.sorted()
  }

  /// Where the file of a scenario with an ending is.
  static func path(_ name: String, _ ending: String) -> String {
    folder.appending(path: "\(name).\(ending)").path
  }

  /// The scenario of a path.
  static func scenario(_ name: String) throws -> Scenario {
    try ScenarioFile.scenario(at: path(name, "yaml"))
  }
}

extension Simulator {
  /// A run of a scenario up to its end.
  static func finished(_ scenario: Scenario, seed: UInt64? = nil) throws -> Simulator {
    var simulator = try Simulator(scenario, seed: seed)
    simulator.run(eventCountMax: 100_000)
    return simulator
  }

  /// The run as the text of a trace.
  var text: [UInt8] {
    let header = TraceHeader(
      scenario, seed: seed, model: Simulator.modelVersion, lexicon: history.lexicon)
    return Trace(header: header, history: history).text
  }
}

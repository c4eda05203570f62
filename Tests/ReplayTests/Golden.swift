import Events
import Foundation
import Replay
import Simulation
import Testing
import Traces

/// The recorded traces that ship, as timelines.
enum Golden {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "traces").resolvingSymlinksInPath()

  /// The paths of all traces inside `traces/`, in order.
  static let names: [String] = {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".ndt.jsonl") }.sorted()
  }()

  /// The trace of a path.
  static func timeline(_ name: String) throws -> Timeline {
    let bytes = try Data(contentsOf: folder.appending(path: name))
    return Timeline(try Trace(text: bytes).history)
  }

  /// The text of the trace of a path.
  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// A trace of these tests' own, which stays as it is when the models change: two lists go through a filter.
  static func twoLists() throws -> Timeline {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Traces/two-lists.ndt.jsonl")
    return Timeline(try Trace(text: Data(contentsOf: file)).history)
  }

  /// A run that is long enough to have checkpoints.
  static func long(eventCountMax: Int) throws -> Timeline {
    var simulator = try longRun()
    simulator.run(eventCountMax: eventCountMax)
    return Timeline(simulator.history)
  }

  /// A run with much traffic both ways, which has not begun.
  static func longRun() throws -> Simulator {
    var scenario = Scenario(id: "long", seed: 7)
    scenario.stack = [
      Layer(id: "app", driver: "app", settings: [Setting("reads_every", .word("90us"))]),
      Layer(id: "packet", driver: "packet"), Layer(id: "nic", driver: "busmaster"),
    ]
    scenario.actions = [
      Action(.at(0), .write(app: "app", bytes: 200), count: 100_000, interval: 31_000),
      Action(
        .at(500), .frame(nic: "card", FrameRecipe(bytes: 600)), count: 100_000, interval: 47_000),
    ]
    return try Simulator(scenario)
  }
}

extension StackState {
  /// Everything that can be asked of a state, so that two states can be compared.
  func picture(_ lexicon: Lexicon) -> [String] {
    var lines = [
      "#\(position) \(time) halted \(isHalted) sent \(sentCount) arrived \(arrivedCount)"
    ]
    lines += liveObjects.map { "\($0.object) \($0.state)" }
    for index in lexicon.places.indices {
      let place = PlaceID(index: index)
      lines.append("\(place) \(members(of: place)) \(value(of: place)) \(state(of: place))")
    }
    lines += traffic.map { "\($0)" } + onWire.map { "\($0)" }
    lines += openStacks.map { "\($0.cpu) \($0.id.thread) \($0.frames)" }.sorted()
    return lines + (0..<processorCount).map { "\(irql(of: $0))" }
  }
}

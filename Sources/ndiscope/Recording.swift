import Events
import Live
import Replay
import Simulation
import Traces
import Views

/// A timeline with what is known about it beside the events.
struct Recording {
  let timeline: Timeline
  let title: String
  /// The path of the trace file from which it was read; `nil` if it was simulated.
  var file: String?
  /// What was wrong or odd about the file, in words.
  let remarks: [String]
  /// Whether a part of the file could not be read.
  let isDamaged: Bool
  /// Whether the run would have gone on behind the events that it has at most.
  var isCut = false
  /// The name of the capture whose frames were heard; empty if none were.
  var captureName = ""
  /// Why a part of the file could not be read, in words.
  var damages: [String] = []
  /// What the scenario expects, if there is one.
  var expectations: [Expectation] = []
  /// Whether the simulator made it, so that it tells everything.
  var isSimulated = true
  /// In which line of the file each event stands; `nil` if it was simulated just now.
  var lines: TraceLines?
  /// The places that are marked and noted in the file.
  var marks: [TraceMark] = []
  /// Where the cursor stood when the line was made that leads to the run; `nil` if no line does.
  var cursor: Int?
  /// The view that was shown then.
  var view: ViewKind?

  /// Simulates what an argument names to its end, or to the events that a run has at most, or loads it.
  static func load(
    _ argument: String, eventCountMax: Int = Recording.eventCountMax
  ) throws(Refusal) -> Recording {
    switch try Material.find(argument) {
    case .scenario(let scenario, let path): try simulate(scenario, path: path, eventCountMax)
    case .trace(let path): try read(path)
    case .link(let link): try follow(link, eventCountMax)
    }
  }

  /// The same, and says on the way what was wrong with it.
  static func load(telling argument: String) throws(Refusal) -> Recording {
    let recording = try load(argument)
    for remark in recording.remarks { StandardError.write(remark + "\n") }
    return recording
  }

  /// Ends a command whose answer reaches up to a position, if something before that or right behind it is not there.
  ///
  /// - Throws: ``ExitStatus/unreadable``.
  func requireAll(upTo position: Int) throws(ExitStatus) {
    if isDamaged || isCut && position >= timeline.count { throw .unreadable }
  }

  private static func simulate(
    _ scenario: Scenario, path: String, _ eventCountMax: Int
  ) throws(Refusal) -> Recording {
    var simulator = try Simulator(scenario, of: path)
    simulator.run(eventCountMax: eventCountMax)
    let isCut = !simulator.isFinished
    return Recording(
      timeline: Timeline(simulator.history), title: scenario.heading,
      remarks: isCut ? [cut(scenario, eventCountMax)] : [], isDamaged: false, isCut: isCut,
      expectations: scenario.expectations)
  }

  /// The run of a line, to its end.
  private static func follow(
    _ link: RunLink, _ eventCountMax: Int
  ) throws(Refusal) -> Recording {
    var run = try link.run().run
    run.extend(to: eventCountMax)
    let isCut = run.timeline.count >= eventCountMax && !run.timeline.history.isComplete
    return Recording(
      timeline: run.timeline, title: run.title,
      remarks: isCut ? [cut(run.scenario, eventCountMax)] : [], isDamaged: false, isCut: isCut,
      cursor: link.position, view: ViewKind(name: link.view))
  }

  private static func cut(_ scenario: Scenario, _ eventCountMax: Int) -> String {
    "\(scenario.id): cut at \(eventCountMax) events; what comes behind them is left out"
  }

  private static func read(_ path: String) throws(Refusal) -> Recording {
    let trace = try Recording.trace(at: path)
    return Recording(
      timeline: Timeline(trace.history), title: trace.header.heading(path: path),
      file: path, remarks: trace.problems.map { $0.sentence(in: path) },
      isDamaged: trace.problems.contains { !$0.kind.isWarning },
      captureName: trace.header.captureName,
      damages: trace.problems.filter { !$0.kind.isWarning }.map { $0.sentence(in: path) },
      expectations: (try? ScenarioFile.scenario(trace.header.scenarioText))?.expectations ?? [],
      isSimulated: trace.header.isSimulated, lines: trace.lines, marks: trace.header.marks)
  }

  /// Reads a trace file; what is no trace is refused with a word about what it may be.
  static func trace(at path: String) throws(Refusal) -> Trace {
    do {
      return try TraceLoader.trace(at: path)
    } catch {
      throw refusal(error, path)
    }
  }

  /// Reads a trace of the bytes of a file that is not packed; refused in the same words.
  static func trace(_ path: String, of bytes: [UInt8]) throws(Refusal) -> Trace {
    do {
      return try Trace(text: bytes)
    } catch {
      throw refusal(error, path)
    }
  }

  private static func refusal(_ error: TraceError, _ path: String) -> Refusal {
    Refusal(located(error.sentence, path, .none) + captureHint(path), .unreadable)
  }

  /// How many events a run has at most that is simulated to its end at once.
  static let eventCountMax = 20_000_000
}

extension TraceHeader {
  /// What the state line says: the scenario that made the trace, the capture that it heard and its title, or the name of the file.
  func heading(path: String) -> String {
    let title = [scenarioID, captureName, title].filter { !$0.isEmpty }.joined(separator: "  ")
    return title.isEmpty ? fileName(path) : title
  }

  /// The name of the capture that was heard, without its folder, as people may see it; empty if none was.
  var captureName: String { fileName(frames?.file ?? "").shown }
}

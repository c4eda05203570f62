import Events
import Replay
import Simulation
import Traces
import Views

/// A trace that can be run again: its header names the scenario, its events the choices and what was done to it.
struct RecordedRun {
  let path: String
  let trace: Trace
  let scenario: Scenario
  let seed: UInt64
  let record: RunRecord
  /// The frames that arrived on the cable instead of the scenario's own traffic, or `nil`.
  let capture: CapturedFrames?

  /// Reads a trace; `frames` is the capture that it heard, if it heard one.
  ///
  /// - Throws: ``Refusal`` if it is no trace, none that a simulation made, or one of other frames.
  init(path: String, frames: String? = nil) throws(Refusal) {
    try self.init(intact: try Recording.trace(at: path), path, frames)
  }

  /// A trace that was read, of which nothing may be missing.
  init(intact trace: Trace, _ path: String, _ frames: String? = nil) throws(Refusal) {
    try self.init(trace, path, frames)
    if let problem = trace.problems.first(where: { !$0.kind.isWarning }) {
      throw Refusal("\(path):\(problem.sentence)", .unreadable)
    }
  }

  private init(_ trace: Trace, _ path: String, _ frames: String?) throws(Refusal) {
    self.path = path
    self.trace = trace
    guard !trace.header.scenarioText.isEmpty, let seed = UInt64(trace.header.seed) else {
      throw Refusal("\(path) cannot be run again: no simulation made this trace", .unreadable)
    }
    self.seed = seed
    capture = try CapturedFrames(frames, heardBy: trace.header, path)
    do {
      let written = try ScenarioFile.scenario(trace.header.scenarioText)
      scenario = trace.header.hasFreeChoices ? written.withFreeChoices : written
      record = try RunRecord(trace.history) { words throws(YAMLError) in
        try ScenarioFile.stimulus(words)
      }
    } catch {
      throw Refusal("\(path) cannot be run again: \(error.sentence)", .unreadable)
    }
  }

  /// A run that has not begun and follows this one.
  func simulator(branch: Branch? = nil) throws(Refusal) -> Simulator {
    try refusing(path) { () throws(SimulationError) in
      var simulator = try Simulator(scenario, seed: seed, capture: capture?.traffic)
      try simulator.follow(record, branch: branch)
      return simulator
    }
  }

  /// Refuses a run that differs from the recorded one before `end`: another version of the model made that, or somebody has
  /// changed it.
  func check(_ history: History, before end: Int) throws(Refusal) {
    let end = min(end, trace.history.count)
    guard let index = trace.history.firstDifference(from: history, before: end) else { return }
    let excerpts = trace.history.excerpts(of: index, history)
    let recorded = RecordedRun.line(trace.history, index, excerpts?.own)
    let again = RecordedRun.line(history, index, excerpts?.other)
    let model = trace.header.model
    let reason =
      model == Simulator.modelVersion
      ? "the file was changed, or another build of model \(model) made it"
      : "model \(model) made it, and this is model \(Simulator.modelVersion)"
    throw Refusal(
      """
      \(path) no longer runs as it was recorded: \(reason). The first difference:
        recorded: \(recorded)
        now:      \(again)
      """, .unmet)
  }

  /// The index of the event with which a branch begins.
  func index(of branch: Branch, in simulator: Simulator) throws(Refusal) -> Int {
    switch simulator.branchOutcome {
    case .taken(let index, let usual) where usual != branch.value: return index
    case let outcome:
      throw Refusal(branch.failure(outcome, simulator.history), .unmet)
    }
  }

  /// The event as it is printed, and the piece of its line in the trace that is other.
  private static func line(_ history: History, _ index: Int, _ excerpt: String?) -> String {
    guard index < history.count else { return "the run is over" }
    let lines = EventReport(Timeline(history)).lines(index..<index + 1)
    return (lines + [excerpt].compactMap(\.self)).joined(separator: "   ")
  }

  /// The header of a run that branches off this one.
  func header(_ simulator: Simulator, _ branch: Branch, at index: Int) -> TraceHeader {
    TraceHeader(
      scenario, seed: seed, model: Simulator.modelVersion, lexicon: simulator.history.lexicon,
      hasFreeChoices: trace.header.hasFreeChoices, frames: trace.header.frames,
      parent: TraceParent(
        sha256: trace.sha256, position: branch.position,
        sequence: simulator.history.sequence(of: index), point: branch.point, value: branch.value))
  }
}

extension CapturedFrames {
  /// The capture that a trace has heard, which must be given, and no other one.
  init?(_ frames: String?, heardBy header: TraceHeader, _ path: String) throws(Refusal) {
    guard let heard = header.frames else {
      guard frames == nil else {
        throw Refusal("\(path) heard no frames of a capture: leave --frames away", .usage)
      }
      return nil
    }
    guard let frames else {
      throw Refusal(
        "\(path) heard the frames of a capture, \(heard.file): give it again with --frames FILE",
        .usage)
    }
    try self.init(path: frames, isRealTime: heard.isRealTime)
    let given = mark
    guard given.sha256 == heard.sha256 else {
      throw Refusal(
        "\(frames) is not the capture that \(path) heard: that was \(heard.file), with the "
          + "checksum \(heard.sha256.prefix(16))..., and this has \(given.sha256.prefix(16))...",
        .unmet)
    }
  }
}

extension Branch {
  /// Reads `CP2=nested`.
  init(_ text: String, at position: Int) throws(Refusal) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let point = ChoicePoint(name: parts[0]) else {
      let names = ChoicePoint.allCases.filter(\.isAsked).map(\.name)
      throw Refusal(
        "\(text): write a choice point and its outcome, such as CP2=nested; the points are "
          + names.joined(separator: ", "), .usage)
    }
    guard point.isAsked else {
      throw Refusal(
        "\(point.name) is asked nowhere: it is something that is done to a stack, at any moment. Do it "
          + "in a scenario (\(point.stimuli)), or on the screen with e", .usage)
    }
    let words = point.outcomes.map { Word.knownTexts[Int($0.rawValue)] }
    guard let value = point.value(parts[1]) else {
      let legal = words.isEmpty ? "a whole number" : words.joined(separator: ", ")
      throw Refusal("\(parts[1]) is no outcome of \(point.name): \(legal)", .usage)
    }
    self.init(at: position, point, value)
  }
}

extension ChoicePoint {
  /// The outcome that a text says, or `nil`.
  fileprivate func value(_ text: String) -> ChoiceValue? {
    if outcomes.isEmpty { return Int(text).map(ChoiceValue.number) }
    return outcomes.first { Word.knownTexts[Int($0.rawValue)] == text }.map(ChoiceValue.word)
  }
}

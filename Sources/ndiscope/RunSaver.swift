import Events
import Explorer
import Glibc
import Live
import Replay
import Simulation
import Traces
import Views

/// Writes a live run into a trace that makes the same run again.
///
/// What was injected and which branch was taken stands in the events; the header has the scenario, the seed, and the run that
/// this one branches off.
struct RunSaver {
  /// Whether every choice of the scenario was left to the seed.
  var hasFreeChoices = false
  /// Whether the choices of the run do not follow from its scenario and seed.
  var isBranch = false
  /// The frames that arrive on the cable.
  var capture: CapturedFrames?
  /// The trace that became a live run; `nil` for a run of a scenario.
  var origin: RecordedRun?

  /// Writes a run; returns what is to be said about it.
  func save(_ run: LiveRun, _ request: SaveRequest) -> Message {
    guard run.timeline.history.droppedCount == 0 else {
      return Message(InjectionRefusal.dropped, .error)
    }
    do throws(Refusal) {
      var trace = trace(of: run)
      trace.header = trace.header.with(request.placesInTrace)
      let path = try TraceFile.write(trace, request)
      let rest = run.isFinished ? "." : " so far; the run goes on."
      return Message("\(fileName(path).shown) has all \(run.timeline.count) events\(rest)")
    } catch {
      return Message(error.sentence, .error)
    }
  }

  /// The trace of a run as it is now.
  func trace(of run: LiveRun) -> Trace {
    let frames = capture?.mark ?? origin?.trace.header.frames
    var branch: TraceParent?
    for step in run.ancestors {
      let parent = trace(run, step.history, frames, child: branch)
      branch = TraceParent(
        sha256: checksum(parent, isFirst: branch == nil), position: step.branch.position,
        sequence: step.sequence, point: step.branch.point, value: step.branch.value)
    }
    return trace(run, run.timeline.history, frames, child: branch)
  }

  private func trace(
    _ run: LiveRun, _ history: History, _ frames: TraceFrames?, child parent: TraceParent?
  ) -> Trace {
    if parent == nil, let origin { return Trace(header: origin.trace.header, history: history) }
    let header = TraceHeader(
      run.scenario, seed: run.seed, model: Simulator.modelVersion, lexicon: history.lexicon,
      hasFreeChoices: origin?.trace.header.hasFreeChoices ?? hasFreeChoices, frames: frames,
      parent: parent)
    return Trace(header: header, history: history)
  }

  /// The checksum of a parent: that of the file itself, if the parent is the trace that was opened.
  private func checksum(_ parent: Trace, isFirst: Bool) -> String {
    guard isFirst, let origin,
      parent.history.firstDifference(from: origin.trace.history) == nil
    else { return parent.sha256 }
    return origin.trace.sha256
  }
}

extension SaveRequest {
  /// The marks and notes as a trace keeps them, in the order of their positions.
  var placesInTrace: [TraceMark] {
    let all =
      marks.map { TraceMark(at: $0.position, letter: $0.letter) }
      + notes.map { TraceMark(at: $0.position, note: $0.text) }
    return all.sorted { ($0.position, $0.note) < ($1.position, $1.note) }
  }
}

/// Writes a text that was copied into a file.
enum TextKeeper {
  static func keep(_ text: String, _ request: SaveRequest) -> Message {
    do throws(Refusal) {
      let path = try TraceFile.write(text, request)
      return Message("\(fileName(path).shown) has it, \(text.utf8.count) bytes.")
    } catch {
      return Message(error.sentence, .error)
    }
  }
}

/// A trace that is written while the terminal belongs to the screen: nothing may end the program, or write elsewhere.
enum TraceFile {
  /// Writes a trace, whole or not at all; returns where.
  static func write(_ trace: Trace, _ request: SaveRequest) throws(Refusal) -> String {
    try trace.header.refuseTooLong()
    return try write(request) { sink in trace.write(sink) }
  }

  /// Writes a text, whole or not at all; returns where.
  static func write(_ text: String, _ request: SaveRequest) throws(Refusal) -> String {
    try write(request) { sink in sink(Array(text.utf8)) }
  }

  private static func write(
    _ request: SaveRequest, _ body: (([UInt8]) -> Void) -> Void
  ) throws(Refusal) -> String {
    let path = UserFolders.expanded(request.path)
    try check(path, request)
    return try replace(path, body)
  }

  /// Writes a file of another kind, whole or not at all; a link stays a link.
  static func replace(_ path: String, with text: String) throws(Refusal) {
    _ = try replace(path) { sink in sink(Array(text.utf8)) }
  }

  private static func replace(
    _ path: String, _ body: (([UInt8]) -> Void) -> Void
  ) throws(Refusal) -> String {
    let file = try FileReplacement(at: path)
    var code: Int32 = 0
    body { piece in
      if code == 0 { code = file.writer.send(piece) }
    }
    guard code == 0 else {
      file.discard()
      throw Refusal("cannot write \(path): \(systemText(code))", .unreadable)
    }
    try file.commit()
    return path
  }

  private static func check(_ path: String, _ request: SaveRequest) throws(Refusal) {
    if path.hasSuffix(".gz") {
      throw Refusal("a trace is written unpacked: leave .gz away", .usage)
    }
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      throw Refusal("\(fileName(path)) would be read as a scenario: call it .ndt.jsonl", .usage)
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal("\(fileName(path)) is no file that can be replaced", .usage)
    }
    guard request.replaces else {
      throw Refusal(
        "\(fileName(path)) is there already; :\(request.command)! \(request.path) replaces it",
        .usage)
    }
  }
}

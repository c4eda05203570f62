import Events
import Explorer
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

import Events
import Glibc
import Interchange
import Replay
import Simulation
import Traces

/// P2: how many recorded events a second the whole NDIS 5 model makes.
func measureSimulation(_ path: String) throws -> Report {
  var simulator = try Simulator(try ScenarioFile.scenario(at: path))
  let run = timed { simulator.run() }
  var report = Report()
  report.put("events", simulator.history.count)
  report.put("seconds", run)
  return report
}

/// P4: how fast a trace becomes a history that can be asked.
func measureReading(_ path: String) throws -> Report {
  let reading = try timed { try TraceLoader.trace(at: path) }
  let folding = timed { Timeline(reading.value.history) }
  var report = Report()
  report.put("events", folding.value.count)
  report.put("seconds", reading)
  report.put("fold_seconds", folding)
  return report
}

/// P5: how fast a history becomes the text of a trace.
func measureWriting(_ path: String) throws -> Report {
  let trace = try TraceLoader.trace(at: path)
  let making = try timed { try writtenByteCount(trace, to: "/dev/null") }
  let writing = try timed { try writtenByteCount(trace, to: path + ".copy") }
  unlink(path + ".copy")
  var report = Report()
  report.put("events", trace.history.count)
  report.put("bytes", making.value)
  report.put("seconds", making)
  report.put("file_seconds", writing)
  return report
}

private func writtenByteCount(_ trace: Trace, to path: String) throws -> Int {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
  guard file >= 0 else { throw TraceError.unreadable(path: path, code: errno) }
  defer { close(file) }
  var total = 0
  try trace.write { piece in
    guard write(file, piece, piece.count) == piece.count else {
      throw TraceError.unreadable(path: path, code: errno)
    }
    total += piece.count
  }
  return total
}

/// P6 and P7: memory for each event with its checkpoints, and how long a visit to a random position takes.
func measureSeeking(_ path: String) throws -> Report {
  let before = residentBytes()
  let trace = try TraceLoader.trace(at: path)
  let timeline = Timeline(trace.history)
  let after = residentBytes()
  var shuffle = Shuffle()
  let times = (0..<10_000).map { _ in
    let position = Int.random(in: 0...timeline.count, using: &shuffle)
    return timed { timeline.state(at: position).position }.cpu
  }.sorted()
  var report = Report()
  report.put("events", timeline.count)
  report.put("history_bytes", timeline.history.footprintBytes)
  report.put("checkpoint_bytes", timeline.checkpointBytes)
  report.put("state_bytes", timeline.end.footprintBytes)
  report.put("resident_bytes", after - before)
  report.put("median", percentile(0.5, of: times))
  report.put("p99", percentile(0.99, of: times))
  report.put("worst", times.last ?? 0)
  return report
}

/// P14: how fast the frames of a capture are found.
func measureIndexing(_ path: String) throws -> Report {
  let indexing = try timed { CaptureIndex(try CaptureFile(path: path)) }
  var report = Report()
  report.put("frames", indexing.value.count)
  report.put("seconds", indexing)
  return report
}

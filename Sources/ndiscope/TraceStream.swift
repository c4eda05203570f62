import Dispatch
import Events
import Simulation
import Synchronization
import Traces

/// Writes the events of a run beside the run, and forgets what was written.
///
/// The run, its text and the file are made side by side: to hand the text over to the system takes time of its own.
/// The run is ahead of the file by a few chunks at most, so that its length does not matter.
final class TraceStream: Sendable {
  private let scribe: Mutex<Scribe>
  private let sink: TraceSink
  private let texts = DispatchQueue(label: "text")
  private let file = DispatchQueue(label: "file")
  /// Where nothing is free, the run waits for its file.
  private let room = DispatchSemaphore(value: TraceStream.waitingCountMax)

  /// How many stretches of a run wait to be written at most.
  private static let waitingCountMax = 4

  /// Who turns chunks into lines; only the queue of the texts works with it.
  private struct Scribe: Sendable {
    var writer: TraceWriter
    var writtenChunkCount = 0

    mutating func lines(of chunk: Chunk, _ lexicon: Lexicon) -> [UInt8] {
      let first = writtenChunkCount * Chunk.capacity + 1
      writtenChunkCount += 1
      return writer.lines(of: chunk, 0..<chunk.events.count, lexicon: lexicon) { first + $0 }
    }
  }

  /// A stream of events that use these names.
  init(_ lexicon: Lexicon, into sink: TraceSink) {
    self.sink = sink
    scribe = Mutex(Scribe(writer: TraceWriter(lexicon)))
  }

  /// Takes the chunks that are full from a run, and shows each to `look`.
  func drain(_ simulator: inout Simulator, look: (Chunk) -> Void = { _ in }) {
    let chunks = (0..<simulator.history.fullChunkCount).map(simulator.history.fullChunk)
    chunks.forEach(look)
    put(chunks, simulator.history.lexicon)
    simulator.dropFullChunks()
  }

  /// Takes what is left, and the end if the run has come to it; everything is written then.
  func finish(_ simulator: Simulator, look: (Chunk) -> Void = { _ in }) {
    simulator.history.chunks.forEach(look)
    put(Array(simulator.history.chunks), simulator.history.lexicon)
    texts.sync {}
    file.sync {}
    guard simulator.history.isComplete else { return }
    let end = TraceWriter.endLine(
      time: simulator.lastEventTime, count: simulator.history.count)
    sink.write(end)
  }

  private func put(_ chunks: [Chunk], _ lexicon: Lexicon) {
    guard sink.isWanted else { return }
    room.wait()
    texts.async { [self] in
      let lines = scribe.withLock { scribe in chunks.map { scribe.lines(of: $0, lexicon) } }
      file.async { [self] in
        lines.forEach(sink.write)
        room.signal()
      }
    }
  }
}

extension Simulator {
  /// The time of the last event; 0 if there is none.
  fileprivate var lastEventTime: Int64 {
    history.count > history.droppedCount ? history[history.count - 1].time : 0
  }
}

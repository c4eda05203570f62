import Dispatch
import Events
import Simulation
import Synchronization
import Traces

/// Writes the events of a run beside the run, and forgets what was written.
///
/// The run is ahead of its text by a few chunks at most, so that its length does not matter.
final class TraceStream: Sendable {
  private let scribe: Mutex<Scribe>
  private let isWanted: Bool
  private let queue = DispatchQueue(label: "trace")
  /// Where nothing is free, the run waits for its text.
  private let room = DispatchSemaphore(value: TraceStream.waitingCountMax)

  /// How many stretches of a run wait to be written at most.
  private static let waitingCountMax = 4

  /// Who turns chunks into lines; only the queue works with it.
  private struct Scribe: Sendable {
    var writer: TraceWriter
    let sink: TraceSink
    var writtenChunkCount = 0

    mutating func put(_ chunk: Chunk, _ lexicon: Lexicon) {
      let first = writtenChunkCount * Chunk.capacity + 1
      writtenChunkCount += 1
      sink.write(
        writer.lines(of: chunk, 0..<chunk.events.count, lexicon: lexicon) { first + $0 })
    }
  }

  /// A stream of events that use these names.
  init(_ lexicon: Lexicon, into sink: TraceSink) {
    isWanted = sink.isWanted
    scribe = Mutex(Scribe(writer: TraceWriter(lexicon), sink: sink))
  }

  /// Takes the chunks that are full from a run, and shows each to `look`.
  func drain(_ simulator: inout Simulator, look: (Chunk) -> Void = { _ in }) {
    guard simulator.history.fullChunkCount > 0 else { return }
    let chunks = (0..<simulator.history.fullChunkCount).map(simulator.history.fullChunk)
    chunks.forEach(look)
    put(chunks, simulator.history.lexicon)
    simulator.dropFullChunks()
  }

  /// Takes what is left, and the end if the run has come to it; everything is written then.
  func finish(_ simulator: Simulator, look: (Chunk) -> Void = { _ in }) {
    simulator.history.chunks.forEach(look)
    put(Array(simulator.history.chunks), simulator.history.lexicon)
    queue.sync {}
    guard simulator.history.isComplete else { return }
    let end = TraceWriter.endLine(
      time: simulator.lastEventTime, count: simulator.history.count)
    scribe.withLock { $0.sink.write(end) }
  }

  private func put(_ chunks: [Chunk], _ lexicon: Lexicon) {
    guard isWanted else { return }
    room.wait()
    queue.async { [self] in
      scribe.withLock { scribe in
        for chunk in chunks { scribe.put(chunk, lexicon) }
      }
      room.signal()
    }
  }
}

extension Simulator {
  /// The time of the last event; 0 if there is none.
  fileprivate var lastEventTime: Int64 {
    history.count > history.droppedCount ? history[history.count - 1].time : 0
  }
}

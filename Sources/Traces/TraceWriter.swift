import Events

/// Writes a history as the canonical lines of a trace (TRACE_FORMAT, Canonical form).
///
/// A chunk is written at once into memory that is large enough for the worst case, so that one event costs a few
/// hundred instructions and no check of capacity.
public struct TraceWriter: Sendable {
  private var names: NameFragments
  /// The sequence number that a reader would give to the next line.
  private var nextSequence = 1

  /// A writer for events that use these names.
  public init(_ lexicon: Lexicon) { names = NameFragments(lexicon) }

  /// The header as a line.
  public static func line(_ header: TraceHeader) -> [UInt8] {
    var bytes: [UInt8] = []
    header.document.append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }

  /// The last line of a complete trace.
  public static func endLine(time: Int64, count: Int) -> [UInt8] {
    Array("{\"t\":\(time),\"e\":\"end\",\"n\":\(count)}\n".utf8)
  }

  /// A comment as a line.
  static func line(_ comment: TraceComment) -> [UInt8] {
    var bytes = Array("{\"#\":".utf8)
    JSONText.append(comment.text, to: &bytes)
    bytes.append(contentsOf: [0x7D, 0x0A])
    return bytes
  }

  /// The lines of some events of a chunk; `sequence` tells the sequence number of an index of that chunk.
  public mutating func lines(
    of chunk: Chunk, _ range: Range<Int>, lexicon: Lexicon, sequence: (Int) -> Int
  ) -> [UInt8] {
    names.update(lexicon)
    let bound = LineWriter.bound(of: chunk, range, names)
    guard bound > TraceWriter.roomBytesMax else {
      return self.lines(of: chunk, range, bound, sequence)
    }
    var text: [UInt8] = []
    var rest = range
    while !rest.isEmpty {
      let (stretch, bound) = self.stretch(of: chunk, rest)
      text += self.lines(of: chunk, stretch, bound, sequence)
      rest = stretch.upperBound..<rest.upperBound
    }
    return text
  }

  /// How much memory is reserved for lines at once; one line may need more.
  private static let roomBytesMax = 256 << 20

  /// The first events of a range whose lines fit into that memory, at least one, and the most bytes that they can take.
  ///
  /// Where a name or a list is very long, the worst case of a whole chunk is far from the truth.
  private func stretch(of chunk: Chunk, _ range: Range<Int>) -> (range: Range<Int>, bound: Int) {
    var end = range.lowerBound + 1
    var bound = LineWriter.bound(of: chunk, range.lowerBound, names)
    while end < range.upperBound {
      let next = bound + LineWriter.bound(of: chunk, end, names)
      guard next <= TraceWriter.roomBytesMax else { break }
      bound = next
      end += 1
    }
    return (range.lowerBound..<end, bound)
  }

  /// The lines of some events that take at most `bound` bytes.
  private mutating func lines(
    of chunk: Chunk, _ range: Range<Int>, _ bound: Int, _ sequence: (Int) -> Int
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      var writer = LineWriter(chunk, names, at: base)
      for index in range {
        let number = sequence(index)
        writer.write(index, sequence: number == nextSequence ? 0 : number)
        nextSequence = number + 1
      }
      count = writer.at - base
      precondition(count <= bound, "the bound of a line is an upper bound")
    }
  }
}

extension Trace {
  /// Hands the whole trace as text to `sink`, in pieces.
  public func write(_ sink: ([UInt8]) throws -> Void) rethrows {
    try sink(TraceWriter.line(header))
    var writer = TraceWriter(history.lexicon)
    var pending = comments[...]
    var first = history.droppedCount
    for chunk in history.chunks {
      var start = 0
      while let comment = pending.first, comment.index < first + chunk.events.count {
        try sink(
          writer.lines(
            of: chunk, start..<comment.index - first, lexicon: history.lexicon,
            sequence: { history.sequence(of: first + $0) }))
        try sink(TraceWriter.line(comment))
        start = comment.index - first
        pending.removeFirst()
      }
      try sink(
        writer.lines(
          of: chunk, start..<chunk.events.count, lexicon: history.lexicon,
          sequence: { history.sequence(of: first + $0) }))
      first += chunk.events.count
    }
    for comment in pending { try sink(TraceWriter.line(comment)) }
    guard history.isComplete else { return }
    let last = history.count == 0 ? 0 : history[history.count - 1].time
    try sink(TraceWriter.endLine(time: max(last, endTime ?? last), count: endCount))
  }

  /// The number that the end line says: the sequence number of the last line.
  private var endCount: Int {
    max(lastSequence, history.count == 0 ? 0 : history.sequence(of: history.count - 1))
  }

  /// The whole trace as text.
  public var text: [UInt8] {
    var bytes: [UInt8] = []
    write { bytes.append(contentsOf: $0) }
    return bytes
  }
}

import Events

/// A trace as a file holds it: header, events, comments, and what was wrong with it.
public struct Trace: Sendable {
  /// The first line.
  public var header: TraceHeader
  /// The events.
  public var history: History
  /// The comments between them.
  public var comments: [TraceComment]
  /// What was wrong or odd.
  public var problems: [TraceProblem]
  /// In which line of its file each event stands.
  public private(set) var lines = TraceLines()
  /// The sequence number of the last line, which may have been unreadable.
  var lastSequence = 0
  /// The time that the end line said; `nil` if there was none.
  var endTime: Int64?

  /// A trace of a history.
  public init(
    header: TraceHeader, history: History, comments: [TraceComment] = [],
    problems: [TraceProblem] = []
  ) {
    self.header = header
    self.history = history
    self.comments = comments
    self.problems = problems
  }

  /// What a reader has read.
  ///
  /// - Throws: ``TraceError`` if that is no trace.
  public init(_ reader: TraceReader) throws(TraceError) {
    if let fatal = reader.fatal { throw fatal }
    guard let header = reader.header else {
      throw .notATrace(TraceProblem(.noHeader, line: 1))
    }
    self.init(
      header: header, history: reader.history, comments: reader.comments,
      problems: reader.problems)
    lastSequence = Int(reader.nextSequence) - 1
    endTime = reader.endTime
    lines = reader.lines
  }

  /// Reads a trace from text.
  ///
  /// - Throws: ``TraceError`` if that is no trace.
  public init(text: some Sequence<UInt8>) throws(TraceError) {
    let bytes = Array(text)
    var feeder = LineFeeder()
    var reader = TraceReader()
    bytes.withUnsafeBufferPointer { feeder.feed($0, to: &reader) }
    feeder.finish(&reader)
    try self.init(reader)
  }
}

extension Trace {
  /// The checksum of the canonical text, by which a run that branches off names its parent.
  public var sha256: String { SHA256.hexadecimal(of: text) }
}

import Glibc
import Synchronization
import Traces

/// Where a trace goes: a file, the output, or nowhere when somebody only looks at the result.
struct TraceSink: Sendable {
  private let writer: FileWriter?
  /// How far a plain file has grown; `nil` for what is none.
  private var trail: FileTrail?
  /// Whether the bytes go to a terminal, which nothing in a trace may command.
  private var isTerminal = false
  /// How the user calls the file; `nil` for the output.
  private var path: String?

  /// Whether anything is written.
  var isWanted: Bool { writer != nil }

  /// Writes whole lines.
  func write(_ bytes: [UInt8]) {
    guard isTerminal else {
      guard let writer else { return }
      send(bytes, to: writer)
      trail?.grow(by: bytes.count, writer.descriptor)
      return
    }
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    StandardOutput.write(lines: lines, tier: .forText(false))
  }

  /// Writes a trace.
  ///
  /// - Throws: ``Refusal`` if nobody could read it again.
  func write(_ trace: Trace) throws(Refusal) {
    guard isWanted else { return }
    try trace.header.refuseTooLong()
    trace.write { write($0) }
  }

  /// Writes the header of a trace.
  ///
  /// - Throws: ``Refusal`` if nobody could read it again.
  func write(_ header: TraceHeader) throws(Refusal) {
    guard isWanted else { return }
    try header.refuseTooLong()
    write(TraceWriter.line(header))
  }

  /// Writes whole lines, without ending the program where it cannot.
  ///
  /// - Throws: ``Refusal`` that says why.
  func put(_ bytes: [UInt8]) throws(Refusal) {
    guard !isTerminal else { return write(bytes) }
    guard let writer else { return }
    guard let path else { return try writer.put(bytes) }
    let trouble = writer.send(bytes)
    guard trouble == 0 else {
      throw Refusal(TraceSink.trouble(trouble, path), .unreadable)
    }
  }

  /// Writes everything; what cannot be written ends the program, with the name of the file.
  private func send(_ bytes: [UInt8], to writer: FileWriter) {
    guard let path else { return writer.write(bytes) }
    let trouble = writer.send(bytes)
    guard trouble != 0 else { return }
    UnfinishedFile.removeAll()
    if trouble != EPIPE { StandardError.write("ndiscope: \(TraceSink.trouble(trouble, path))\n") }
    Program.leave(with: .unreadable)
  }

  private static func trouble(_ code: Int32, _ path: String) -> String {
    "cannot write \(path): \(systemText(code))"
  }

  /// Lets `body` write to what `--output` says; a file stands there when it is complete.
  static func open(_ output: String?, _ body: (TraceSink) throws -> Void) throws {
    switch output {
    case nil where isatty(STDOUT_FILENO) == 1: try body(TraceSink(writer: nil))
    case nil, "-":
      try body(TraceSink(writer: .standardOutput, isTerminal: isatty(STDOUT_FILENO) == 1))
    case let path?: try replaceFile(at: path, body)
    }
  }

  /// Says whether `--output` can be written, before the work that leads to it; what stands there stays as it is.
  static func check(_ output: String) throws(Refusal) {
    guard output != "-" else { return }
    try refusePacked(output)
    try FileReplacement.check(output)
  }

  /// Refuses the name of a packed file; only unpacked ones are written.
  static func refusePacked(_ path: String) throws(Refusal) {
    guard path.hasSuffix(".gz") else { return }
    throw Refusal(
      "\(fileName(path)): a trace is written unpacked; leave .gz away, then pack it", .usage)
  }

  private static func replaceFile(
    at path: String, _ body: (TraceSink) throws -> Void
  ) throws {
    try refusePacked(path)
    let file = try FileReplacement(at: path)
    do {
      let trail = file.isPlain ? FileTrail() : nil
      try body(TraceSink(writer: file.writer, trail: trail, path: path))
    } catch {
      file.discard()
      throw error
    }
    try file.commit()
  }
}

/// Lets the system write a long file to the disk while it grows; a system that does not take the advice loses nothing.
private final class FileTrail: Sendable {
  private let behind = Mutex(WriteBehind())

  func grow(by count: Int, _ descriptor: Int32) {
    for stretch in behind.withLock({ $0.grow(by: count) }) {
      posix_fadvise(
        descriptor, off_t(stretch.lowerBound), off_t(stretch.count), POSIX_FADV_DONTNEED)
    }
  }
}

extension TraceHeader {
  /// Refuses what nobody could read again.
  ///
  /// - Throws: ``Refusal`` if its line would be too long.
  func refuseTooLong() throws(Refusal) {
    if let sentence = refusal { throw Refusal(sentence, .unreadable) }
  }
}

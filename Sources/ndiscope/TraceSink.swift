import Glibc

/// Where a trace goes: a file, the output, or nowhere when somebody only looks at the result.
struct TraceSink {
  private let writer: FileWriter?

  /// Whether anything is written.
  var isWanted: Bool { writer != nil }

  func write(_ bytes: [UInt8]) { writer?.write(bytes) }

  /// Lets `body` write to what `--output` says; a file stands there when it is complete.
  static func open(_ output: String?, _ body: (TraceSink) throws -> Void) throws {
    switch output {
    case nil where isatty(STDOUT_FILENO) == 1: try body(TraceSink(writer: nil))
    case nil, "-": try body(TraceSink(writer: .standardOutput))
    case let path?:
      let (writer, temporary) = try FileWriter.temporary(beside: path)
      do {
        try body(TraceSink(writer: writer))
      } catch {
        unlink(temporary)
        throw error
      }
      try writer.commit(temporary, to: path)
    }
  }
}

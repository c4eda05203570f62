import Explorer
import Glibc
import Traces

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
    try TraceSink.refusePacked(path)
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

@testable import Traces

/// Hands a text to a reader in pieces.
enum Pieces {
  /// What is read when each piece has so many bytes as `length` says.
  static func read(_ bytes: [UInt8], _ length: () -> Int) -> TraceReader {
    var feeder = LineFeeder()
    var reader = TraceReader()
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + max(1, length()))
      Array(bytes[start..<end]).withUnsafeBufferPointer { feeder.feed($0, to: &reader) }
      start = end
    }
    feeder.finish(&reader)
    return reader
  }
}

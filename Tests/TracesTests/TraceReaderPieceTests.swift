import Events
import TestNumbers
import Testing

@testable import Traces

/// A file arrives in pieces of any size; what is read does not depend on them.
struct TraceReaderPieceTests {
  private static let note = #"{"t":5,"e":"note","note":"帧 é"}"#
  private static let sound = SmallTrace.text([
    note, "", ##"{"#":"a remark"}"##, #"{"t":6,"e":"zap","zig":1}"#, "broken",
    #"{"t":7,"e":"enter","call":"NdisSend","to":"ndis","obj":["P1","P2"]}"#,
    #"{"t":8,"e":"end","n":4}"#,
  ])

  /// Texts with something special about their bytes.
  static let texts: [String: [UInt8]] = [
    "sound": Array(sound.utf8), "CR LF": Array(sound.crlf.utf8),
    "byte order mark": Array("\u{FEFF}\(sound)".utf8),
    "UTF-16": ("\u{FEFF}" + sound).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
    "torn": Array(sound.dropLast(3).utf8), "torn inside a character": Array(sound.utf8.prefix(700)),
    "empty": [], "one byte": [0x7B], "half a mark": [0xEF, 0xBB], "no header": Array("x\ny\n".utf8),
    "only a mark": [0xFF, 0xFE], "blank lines": Array((SmallTrace.header + "\n\n \n\t\n\n").utf8),
    "not UTF-8": Array(SmallTrace.header.utf8) + [0x0A, 0xC3, 0x28, 0x0A],
  ]

  @Test(arguments: texts.keys.sorted())
  func `byte by byte and at once give the same`(name: String) throws {
    let bytes = try #require(Self.texts[name])
    expectSame(Pieces.read(bytes) { 1 }, Pieces.read(bytes) { .max }, name)
  }

  @Test(arguments: texts.keys.sorted())
  func `pieces of any size give the same`(name: String) throws {
    let bytes = try #require(Self.texts[name])
    let whole = Pieces.read(bytes) { .max }
    var random = RandomNumbers(seed: 1)
    for most in [2, 3, 7, 60, 300] {
      expectSame(Pieces.read(bytes) { 1 + random.below(most) }, whole, "\(name), \(most)")
    }
  }

  @Test(arguments: [
    (0, "\n", false), (1, "\n", true), (0, "\r\n", false), (1, "\r\n", true),
  ])
  func `a line that is too long is skipped, wherever the pieces end`(
    more: Int, end: String, isTooLong: Bool
  ) {
    let frame = #"{"t":0,"e":"note","note":""}"#.utf8.count
    let filler = String(repeating: "x", count: Limits.traceLineBytesMax + more - frame)
    expectLine(#"{"t":0,"e":"note","note":"\#(filler)"}"# + end, isTooLong)
  }

  @Test(arguments: [(1, false), (2, true)])
  func `so is a line of nothing but spaces`(more: Int, isTooLong: Bool) {
    expectLine(String(repeating: " ", count: Limits.traceLineBytesMax + more) + "\n", isTooLong)
  }

  private func expectLine(_ line: String, _ isTooLong: Bool) {
    let bytes = Array((SmallTrace.header + "\n" + line + Self.note + "\n").utf8)
    let whole = Pieces.read(bytes) { .max }
    let pieces = Pieces.read(bytes) { 777_777 }
    #expect(pieces.problems == whole.problems && pieces.history.count == whole.history.count)
    #expect(whole.problems.contains { $0.kind == .lineTooLong } == isTooLong)
    #expect(whole.history.text(.note, of: whole.history.count - 1) == "帧 é")
  }

  @Test func `a line without an end costs no memory beyond its limit`() {
    var feeder = LineFeeder()
    var reader = TraceReader()
    let piece = [UInt8](repeating: 0x20, count: 1 << 16)
    for _ in 0..<64 { piece.withUnsafeBufferPointer { feeder.feed($0, to: &reader) } }
    feeder.finish(&reader)
    #expect(reader.fatal == .notATrace(TraceProblem(.lineTooLong, line: 1)))
  }

  @Test func `a first line that has no end is refused as soon as it is too long`() {
    var feeder = LineFeeder()
    var reader = TraceReader()
    let piece = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while reader.fatal == nil, count < 64 {
      piece.withUnsafeBufferPointer { feeder.feed($0, to: &reader) }
      count += 1
    }
    #expect(count == Limits.traceLineBytesMax / piece.count + 1)
    #expect(reader.fatal?.sentence.contains("longer than 1048576 bytes") == true)
    Array("\n\n".utf8).withUnsafeBufferPointer { feeder.feed($0, to: &reader) }
    #expect(reader.fatal == .notATrace(TraceProblem(.lineTooLong, line: 1)))
  }

  private func expectSame(_ a: TraceReader, _ b: TraceReader, _ name: String) {
    #expect(a.problems == b.problems, "\(name)")
    #expect(a.fatal == b.fatal, "\(name)")
    #expect(a.header == b.header, "\(name)")
    #expect(a.comments == b.comments, "\(name)")
    guard a.fatal == nil else { return }
    #expect((try? Trace(a))?.text == (try? Trace(b))?.text, "\(name)")
  }
}

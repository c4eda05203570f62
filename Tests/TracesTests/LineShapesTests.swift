import Events
import Foundation
import TestNumbers
import Testing

@testable import Traces

/// A line that has the shape of an earlier one means what it means when it is read key by key.
struct LineShapesTests {
  /// What a reader makes of lines that arrive together: most of them have a known shape.
  private func together(_ lines: [String]) -> TraceReader {
    var reader = TraceReader()
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    bytes.withUnsafeBufferPointer { reader.read($0) }
    reader.finish()
    return reader
  }

  /// The same where each line arrives alone: with nothing behind it, it is always read key by key.
  private func alone(_ lines: [String]) -> TraceReader {
    var reader = TraceReader()
    for line in lines { Array((line + "\n").utf8).withUnsafeBufferPointer { reader.read($0) } }
    reader.finish()
    return reader
  }

  private func expectSame(_ lines: [String]) throws {
    let (one, other) = (together(lines), alone(lines))
    #expect(one.problems == other.problems)
    #expect(one.comments == other.comments)
    let isSame = try Trace(one).text == Trace(other).text
    #expect(isSame)
    let events = [one, other].map { reader in
      (0..<reader.history.count).map { (reader.history[$0], reader.history.sequence(of: $0)) }
    }
    #expect(events[0].elementsEqual(events[1], by: ==))
  }

  /// Lines with some of their digits replaced, and some lines in other places.
  private func disturbed(_ lines: [String], _ random: inout RandomNumbers) -> [String] {
    let digits = ["", "0", "7", "9", "00", "-1", "4294967296", "999999999999999999999", "1.5", "e"]
    var lines = lines.map { line in
      let pieces = line.split(omittingEmptySubsequences: false) { $0.isNumber }
      guard random.below(3) == 0, pieces.count > 1 else { return line }
      let broken = random.below(pieces.count - 1)
      return pieces.enumerated().reduce(into: "") { text, piece in
        let number = piece.offset == broken ? random.pick(digits) : "\(random.below(300))"
        text += (piece.offset > 0 ? number : "") + piece.element
      }
    }
    for _ in 0..<lines.count / 10 {
      lines.swapAt(random.below(lines.count), random.below(lines.count))
    }
    return lines
  }

  @Test(arguments: GoldenFilesTests.names)
  func `the traces that ship, again and again and damaged`(name: String) throws {
    let path = "\(#filePath)".replacing("Tests/TracesTests/LineShapesTests.swift", with: "traces/")
    let text = try String(contentsOfFile: path + name, encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let body = Array(lines.dropFirst().dropLast().prefix(120))
    var random = RandomNumbers(seed: UInt64(lines.count))
    var all = [lines[0]] + body + body
    for _ in 0..<3 { all += disturbed(body, &random) + body }
    try expectSame(all)
  }

  @Test(arguments: 0..<20)
  func `lines of every kind, again and again and damaged`(seed: Int) throws {
    var maker = LineMaker(seed: UInt64(seed))
    let body = (0..<60).map { _ in
      "{" + maker.line().map { "\"\($0.key.word)\":\($0.value)" }.joined(separator: ",") + "}"
    }
    var random = RandomNumbers(seed: UInt64(seed))
    var all = [SmallTrace.header] + body
    for _ in 0..<6 { all += disturbed(body, &random) + body }
    try expectSame(all)
  }

  @Test func `numbers at the edges of what an event holds`() throws {
    let edges = [
      "0", "1", "9", "10", "99999999", "100000000", "134217727", "134217728", "2147483647",
      "2147483648", "4294967295", "4294967296", "281474976710655", "999999999999999",
      "1000000000000000", "9223372036854775807", "01", "-1", "-0", "1.0", "1e1", "", " 5", "5 ",
    ]
    let forms = [
      (#"{"t":"#, #","e":"do","call":"NdisSend","at":"nic"}"#),
      (#"{"t":5,"s":"#, #","e":"do","call":"NdisSend","at":"nic"}"#),
      (#"{"t":5,"e":"do","call":"NdisSend","at":"nic","len":"#, "}"),
      (#"{"t":5,"e":"do","call":"NdisSend","at":"nic","obj":"P"#, #""}"#),
      (#"{"t":5,"e":"do","call":"NdisSend","at":"nic","obj":"P1","of":"I"#, #""}"#),
      (#"{"t":5,"e":"do","call":"NdisSend","at":"nic","reg":"nic.ISR","val":"#, "}"),
      (#"{"t":5,"e":"do","call":"NdisSend","at":"nic","val":"#, #","ret":7}"#),
      (#"{"t":5,"e":"do","call":"NdisSend","at":"nic","off":3,"look":"#, "}"),
      (#"{"t":5,"e":"do","call":"NdisSend","at":"nic","refs":1,"cause":"#, "}"),
    ]
    for (before, behind) in forms {
      let lines = edges.flatMap { ["\(before)3\(behind)", "\(before)\($0)\(behind)"] }
      try expectSame([SmallTrace.header] + lines + lines)
    }
  }

  @Test func `carriage returns, comments and an end between known lines`() throws {
    let line = #"{"t":5,"e":"do","call":"NdisSend","at":"nic","obj":"P4"}"#
    let other = ##"{"#":"a remark"}"##
    let end = #"{"t":9,"e":"end","n":4}"#
    let lines = [line, line, line + "\r", line + "\r", line, other, line, " " + line, line]
    try expectSame([SmallTrace.header] + lines + [line + " ", line, "", line, end, line, line])
  }
}

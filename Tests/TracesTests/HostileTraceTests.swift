import Events
import TestNumbers
import Testing

@testable import Traces

/// Whatever stands in a file, the reader survives it, and what it made of it can be written and
/// read.
struct HostileTraceTests {
  /// A trace of a few lines in which much happens.
  private func trace(_ seed: UInt64) -> [UInt8] {
    var maker = LineMaker(seed: seed)
    let lines = (0..<30).map { _ in
      "{" + maker.line().map { "\"\($0.key.word)\":\($0.value)" }.joined(separator: ",") + "}"
    }
    return Array(SmallTrace.text(lines.filter { $0.utf8.count < 600 }).utf8)
  }

  /// What is written of damaged bytes is read without an error and written the same.
  private func expectSurvival(_ bytes: [UInt8]) {
    guard let trace = try? Trace(text: bytes) else { return }
    let text = trace.text
    guard let again = try? Trace(text: text) else {
      Issue.record("what was written cannot be read")
      return
    }
    // A wrong length of a queue is believed from there on, and what was believed is not written.
    guard !trace.problems.contains(where: { $0.kind == .queueLength }) else { return }
    let isSame = again.text == text && again.errors.allSatisfy { Self.comesFromTheHeader($0.kind) }
    if !isSame { Issue.record("\(again.errors)\n\(String(decoding: bytes, as: UTF8.self))") }
  }

  /// A damaged topology stays in the header.
  private static func comesFromTheHeader(_ kind: TraceProblem.Kind) -> Bool {
    kind == .badTopology || kind == .badValue || kind == .unknownComponent
  }

  @Test func `random bytes in a trace are survived`() {
    var random = RandomNumbers(seed: 7)
    for round in 0..<250 {
      var bytes = trace(UInt64(round % 40))
      for _ in 0...random.below(20) {
        bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      expectSurvival(bytes)
    }
  }

  @Test func `swapped, doubled and lost pieces of a trace are survived`() {
    var random = RandomNumbers(seed: 8)
    for round in 0..<250 {
      var bytes = trace(UInt64(round % 40))
      for _ in 0...random.below(9) {
        let start = random.below(bytes.count)
        let end = min(bytes.count, start + random.below(40))
        let piece = Array(bytes[start..<end])
        if random.below(2) == 0 { bytes.removeSubrange(start..<end) }
        if random.below(2) == 0 { bytes.insert(contentsOf: piece, at: random.below(bytes.count)) }
      }
      expectSurvival(bytes)
    }
  }

  @Test func `words of the format in odd places are survived`() {
    var random = RandomNumbers(seed: 9)
    let words = [
      "\"nic\"", "\"b1.io\"", "\"nic.state\"", "\"nic.Tx\"", "\"P1\"", "[\"P1\",\"P2\"]", "[]",
      "\"in\"", "\"out\"", "\"clear\"", "\"enter\"", "\"leave\"", "\"state\"", "\"choice\"", "-1",
      "9223372036854775807", "4611686018427387905", "\"\"", "null", "{}", "0", "\"CP1\"",
    ]
    for round in 0..<120 {
      let lines = (0..<40).map { line in
        let keys = (0..<2 + random.below(7)).map { _ in
          TraceKey.allCases[random.below(TraceKey.allCases.count)].word
        }
        let pairs = keys.map { "\"\($0)\":\(words[random.below(words.count)])" }
        let kind = EventKind.allCases[(round + line) % EventKind.allCases.count].word
        return "{\"e\":\"\(kind)\"," + pairs.joined(separator: ",") + "}"
      }
      expectSurvival(Array(SmallTrace.text(lines).utf8))
    }
  }

  @Test func `a header of damaged bytes is survived`() {
    var random = RandomNumbers(seed: 10)
    let header = Array((SmallTrace.header + "\n").utf8)
    for _ in 0..<300 {
      var bytes = header
      bytes[12 + random.below(bytes.count - 13)] = UInt8(truncatingIfNeeded: random.next())
      expectSurvival(bytes)
    }
  }

  @Test(arguments: [
    "[", "{\"a\":", "\"", "{", "[[{\"", "-", "1e", "{\"t\":0,\"e\":\"note\",\"x\":",
  ])
  func `a line of nothing but beginnings ends`(piece: String) {
    let line = String(repeating: piece, count: 20_000)
    expectSurvival(Array("\(SmallTrace.header)\n\(line)\n".utf8))
    expectSurvival(Array("\(line)\n".utf8))
  }

  @Test func `a trace of nothing but open calls is survived`() throws {
    let call = #"{"t":0,"e":"enter","call":"NdisSend","to":"ndis"}"#
    let trace = try SmallTrace.read(Array(repeating: call, count: 3_000))
    #expect(trace.history.count == 3_000)
    #expect(trace.problems.count == 10)
  }

  @Test(arguments: [1 << 48, 1 << 62, Int.max])
  func `a sequence number near the end of numbers is refused`(sequence: Int) throws {
    let line = #"{"t":0,"s":\#(sequence),"e":"note","note":"x"}"#
    let trace = try SmallTrace.read([line, #"{"t":0,"e":"note","note":"y"}"#])
    #expect(trace.errors.map(\.kind) == [.badValue])
    #expect(trace.history.sequence(of: 0) == 2)
  }

  @Test func `a status that looks like a word's number is refused`() throws {
    let trace = try SmallTrace.complete(
      #"{"t":0,"e":"note","note":"x","sts":[4611686018427388904]}"#,
      #"{"t":0,"e":"note","note":"x","sts":[4611686018427387903,-4611686018427387905]}"#)
    #expect(trace.problems.map(\.kind) == [.badValue])
    #expect(
      trace.lines[1]
        == #"{"t":0,"s":2,"e":"note","sts":[4611686018427387903,-4611686018427387905],"note":"x"}"#)
  }
}

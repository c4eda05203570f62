import Events
import TestNumbers
import Testing

@testable import Traces

/// Random traces, written and read again.
struct RoundTripTests {
  /// A trace in canonical form, and one that means the same.
  private func traces(seed: UInt64, lines: Int = 80) -> (canonical: String, messy: String) {
    var maker = LineMaker(seed: seed)
    var canonical = [SmallTrace.header]
    var messy = [SmallTrace.header]
    var mess = Mess(random: RandomNumbers(seed: seed ^ 0xABCD))
    var time = "0"
    for _ in 0..<lines {
      let line = maker.line()
      let unknown = mess.unknownKeys()
      canonical.append("{" + (spelled(line) + unknown).joined(separator: ",") + "}")
      messy.append(mess.line(line, unknown))
      time = line.first?.value ?? time
      if let comment = mess.comment() {
        canonical.append(comment.canonical)
        messy.append(comment.messy)
      }
    }
    let end = #"{"t":\#(time),"e":"end","n":\#(maker.count)}"#
    return (text(canonical + [end]), messy.joined(separator: "\r\n") + "\r\n" + end + "\n")
  }

  private func spelled(_ line: LineMaker.Line) -> [String] {
    line.map { "\"\($0.key.word)\":\($0.value)" }
  }

  private func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private static let seeds = Array(1...24 as ClosedRange<UInt64>)

  @Test(arguments: seeds)
  func `print after parse gives the same bytes`(seed: UInt64) throws {
    let text = traces(seed: seed).canonical
    let trace = try Trace(text: text.utf8)
    #expect(trace.errors.isEmpty)
    expectSameLines(trace.text, text)
  }

  @Test(arguments: seeds)
  func `whatever means the same is written the same`(seed: UInt64) throws {
    let traces = traces(seed: seed)
    let trace = try Trace(text: traces.messy.utf8)
    #expect(trace.errors.isEmpty)
    expectSameLines(trace.text, traces.canonical)
  }

  @Test func `the made up traces use every kind and every key`() throws {
    var kinds: Set<EventKind> = []
    var keys: Set<ExtraKey> = []
    for seed in Self.seeds {
      let history = try Trace(text: traces(seed: seed).canonical.utf8).history
      for chunk in history.chunks {
        kinds.formUnion(chunk.events.map(\.kind))
        keys.formUnion(chunk.extras.map(\.key))
      }
    }
    #expect(kinds == Set(EventKind.allCases))
    #expect(keys == Set(ExtraKey.allCases))
  }

  /// Compares line by line, so that a failure shows the line and not the trace.
  private func expectSameLines(_ found: [UInt8], _ wanted: String) {
    let found = String(decoding: found, as: UTF8.self).split(separator: "\n")
    let wanted = wanted.split(separator: "\n")
    #expect(found.count == wanted.count)
    guard let first = zip(found, wanted).first(where: { $0 != $1 }) else { return }
    Issue.record("written: \(first.0)\nwanted:  \(first.1)")
  }
}

/// Spells a line so that it means the same and is not canonical.
private struct Mess {
  var random: RandomNumbers

  mutating func unknownKeys() -> [String] {
    guard random.below(9) == 0 else { return [] }
    return [#""zig":{"a":[1,2.5,"\n"]}"#, #""zag \"é\"":null"#]
  }

  mutating func comment() -> (canonical: String, messy: String)? {
    guard random.below(12) == 0 else { return nil }
    return (
      ##"{"#":"a \"remark\" 帧"}"##, ##" { "\u0023" : "a \"remark\" \u5e27" }   "## + "\r\n \t"
    )
  }

  mutating func line(_ line: LineMaker.Line, _ unknown: [String]) -> String {
    var keys = line.map { name($0.key.word) + " : " + value($0.key, $0.value) }
    if !line.contains(where: { $0.key == .c }), random.below(3) == 0 { keys.append(#""c":0"#) }
    if !line.contains(where: { $0.key == .th }), random.below(3) == 0 { keys.append(#""th":"""#) }
    for index in keys.indices.dropFirst() { keys.swapAt(index, random.below(index + 1)) }
    return "\t{ " + (keys + unknown).joined(separator: " ,\t") + " } "
  }

  /// A key; now and then a letter of it is escaped.
  private mutating func name(_ word: String) -> String {
    guard random.below(6) == 0 else { return "\"\(word)\"" }
    return "\"" + escaped(word) + "\""
  }

  private mutating func value(_ key: TraceKey, _ value: String) -> String {
    if key == .t, random.below(3) == 0 { return "\"\(value)ns\"" }
    if key == .hex { return value.uppercased().replacingSpaces() }
    guard value.first == "\"", !value.contains("\\"), random.below(4) == 0 else { return value }
    return "\"" + escaped(String(value.dropFirst().dropLast())) + "\""
  }

  /// The text with its first character as an escape.
  private func escaped(_ text: String) -> String {
    guard let first = text.utf16.first, first < 0xD800 || first > 0xDFFF else { return text }
    let digits = String(first, radix: 16)
    let rest = String(decoding: text.utf16.dropFirst(), as: UTF16.self)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits + rest
  }
}

extension String {
  /// The text without spaces.
  fileprivate func replacingSpaces() -> String { filter { $0 != " " } }
}

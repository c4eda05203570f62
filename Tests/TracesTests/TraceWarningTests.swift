import Events
import Testing

@testable import Traces

/// What is odd about a trace and does not cost an event.
struct TraceWarningTests {
  private let note = #"{"t":5,"e":"note","note":"x"}"#
  private let end = #"{"t":5,"e":"end","n":1}"#

  private func read(_ text: String) throws -> Trace { try Trace(text: text.utf8) }

  @Test func `a sound trace has no problems`() throws {
    let trace = try SmallTrace.complete(note)
    #expect(trace.problems.isEmpty && trace.history.isComplete)
  }

  @Test func `a byte order mark is passed over`() throws {
    let trace = try read("\u{FEFF}" + SmallTrace.text([note, end]))
    #expect(trace.problems == [TraceProblem(.byteOrderMark, line: 0)])
    #expect(trace.history.count == 1)
  }

  @Test(arguments: [true, false])
  func `UTF-16 is read in both byte orders`(isBigEndian: Bool) throws {
    let line = #"{"t":5,"e":"note","note":"帧 😀"}"#
    let units = ("\u{FEFF}" + SmallTrace.text([line, end])).utf16
    let bytes = units.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    let trace = try Trace(text: bytes)
    #expect(trace.problems == [TraceProblem(.utf16, line: 0)])
    #expect(trace.history.text(.note, of: 0) == "帧 😀")
    #expect(trace.history.isComplete)
  }

  @Test func `lines that end with CR LF are reported once`() throws {
    let trace = try read(SmallTrace.text([note, note, #"{"t":5,"e":"end","n":2}"#]).crlf)
    #expect(trace.problems == [TraceProblem(.carriageReturns, line: 1)])
    #expect(trace.history.count == 2)
  }

  @Test func `a last line without its end does not count`() throws {
    let trace = try read(SmallTrace.text([note]) + end)
    #expect(
      trace.problems == [TraceProblem(.tornLine, line: 3), TraceProblem(.noEnd, line: 3)])
    #expect(trace.history.count == 1 && !trace.history.isComplete)
  }

  @Test func `a trace without an end was cut`() throws {
    let trace = try read(SmallTrace.text([note]))
    #expect(trace.problems == [TraceProblem(.noEnd, line: 2)])
    #expect(!trace.history.isComplete)
  }

  @Test func `an event of an unknown kind is kept as it is`() throws {
    let line = #"{"t":5,"e":"zap","call":"NdisSend","at":"nic","obj":"P1","len":60}"#
    let trace = try SmallTrace.complete(line)
    #expect(trace.problems == [TraceProblem(.unknownEvent, line: 2)])
    #expect(trace.history[0].kind == .unknown)
    #expect(trace.history.text(.kind, of: 0) == "zap")
    #expect(try SmallTrace.rewritten(line) == line)
  }

  @Test func `an unknown key is kept behind the known ones`() throws {
    let line = #"{"t":5,"zig":[1, {"a":null}],"e":"note","note":"x"}"#
    let trace = try SmallTrace.complete(line)
    #expect(trace.problems == [TraceProblem(.unknownKey, line: 2, detail: "zig")])
    #expect(
      try SmallTrace.rewritten(line) == #"{"t":5,"e":"note","note":"x","zig":[1,{"a":null}]}"#)
  }

  @Test func `a time that runs back becomes the time before`() throws {
    let trace = try SmallTrace.complete(note, #"{"t":3,"e":"note","note":"y"}"#)
    #expect(trace.problems == [TraceProblem(.timeRunsBack, line: 3)])
    #expect((0..<2).map { trace.history[$0].time } == [5, 5])
  }

  @Test(arguments: [8, 9, 5_000])
  func `behind one wrong time the first events are named and the others counted`(
    count: Int
  ) throws {
    let wrong = #"{"t":9000000,"e":"note","note":"x"}"#
    let end = #"{"t":9000000,"e":"end","n":\#(count + 1)}"#
    let lines = [wrong] + [String](repeating: note, count: count) + [end]
    let trace = try read(SmallTrace.text(lines))
    #expect(trace.problems.prefix(8).map(\.line) == Array(3...10))
    #expect(trace.problems.prefix(8).allSatisfy { $0.kind == .timeRunsBack })
    #expect(
      Array(trace.problems.dropFirst(8))
        == (count == 8 ? [] : [TraceProblem(.othersRunBack, line: 0, detail: String(count - 8))]))
    #expect(trace.history.count == count + 1)
  }

  @Test(arguments: ["-5", #""+9223372036854775807ns""#])
  func `a time before the origin or beyond the end of time runs back`(time: String) throws {
    let trace = try SmallTrace.complete(note, #"{"t":\#(time),"e":"note","note":"y"}"#)
    #expect(trace.problems.map(\.kind) == [.timeRunsBack])
    #expect(trace.history[1].time == 5)
  }

  @Test func `a call that never returns is named with its number`() throws {
    let trace = try SmallTrace.complete(
      note, #"{"t":5,"e":"enter","call":"NdisSend","to":"ndis"}"#,
      #"{"t":5,"e":"enter","th":"pnp","call":"PtBind","to":"packet"}"#)
    #expect(
      trace.problems == [
        TraceProblem(.neverReturns, line: 0, detail: "NdisSend #2"),
        TraceProblem(.neverReturns, line: 0, detail: "PtBind #3"),
      ])
  }

  @Test(arguments: [8, 9, 500])
  func `of many calls that never return the first are named and the others counted`(
    count: Int
  ) throws {
    let lines = (1...count).map { _ in #"{"t":5,"e":"enter","call":"NdisSend","to":"ndis"}"# }
    let end = #"{"t":5,"e":"end","n":\#(count)}"#
    let trace = try read(SmallTrace.text(lines + [end]))
    let rest = trace.problems.dropFirst(8)
    #expect(trace.problems.prefix(8).allSatisfy { $0.kind == .neverReturns })
    #expect(trace.problems.first?.detail == "NdisSend #1")
    #expect(
      Array(rest)
        == (count == 8
          ? [] : [TraceProblem(.othersNeverReturn, line: 0, detail: String(count - 8))]))
  }

  @Test(arguments: ["L1", "E1"])
  func `where somebody waits for ever nothing needs to return`(object: String) throws {
    let trace = try SmallTrace.complete(
      #"{"t":5,"e":"enter","call":"NdisSend","to":"ndis"}"#,
      #"{"t":5,"e":"wait","at":"ndis","obj":"\#(object)"}"#,
      #"{"t":5,"e":"note","obj":"\#(object)","note":"for ever"}"#)
    #expect(trace.problems == [])
  }

  @Test func `behind a bug check nothing needs to return`() throws {
    let trace = try SmallTrace.complete(
      #"{"t":5,"e":"enter","call":"NdisSend","to":"ndis"}"#,
      #"{"t":5,"e":"bugcheck","at":"nic","code":209,"p":[0,2,0,0]}"#)
    #expect(trace.problems.isEmpty)
  }

  @Test func `a header without a topology is a trace without names`() throws {
    let trace = try read("{\"ndt\":1}\n\(note)\n\(end)\n")
    #expect(trace.problems == [TraceProblem(.noTopology, line: 1)])
    #expect(trace.history.count == 1 && trace.header.lexicon.components.isEmpty)
  }

  @Test func `every warning is a promise of this file`() {
    let warnings = TraceProblem.Kind.allCases.filter(\.isWarning)
    #expect(
      Set(warnings) == [
        .byteOrderMark, .utf16, .carriageReturns, .tornLine, .noEnd, .unknownEvent, .unknownKey,
        .timeRunsBack, .othersRunBack, .neverReturns, .othersNeverReturn, .noTopology,
      ])
  }
}

extension String {
  /// The text with the line ends of Windows.
  var crlf: String { replacing("\n", with: "\r\n") }
}

import Events
import Testing

@testable import Traces

/// One bad line for each kind of problem that a line can have; it stands between two good ones.
struct TraceProblemTests {
  struct Bad: CustomTestStringConvertible {
    var kind: TraceProblem.Kind
    var line: String
    var column = 0
    var detail = ""

    init(_ kind: TraceProblem.Kind, _ line: String, _ column: Int = 0, _ detail: String = "") {
      self.kind = kind
      self.line = line
      self.column = column
      self.detail = detail
    }

    var testDescription: String { "\(kind) in \(line.prefix(60))" }
  }

  static let bad: [Bad] = [
    Bad(.notJSON, "packet > ndis NdisSend P1", 1, "packet > ndis NdisSend P1"),
    Bad(.notJSON, #"{"t":0,"e":"note","note":"x"} tail"#, 31, "tail"),
    Bad(.notJSON, #"{"t":0 "e":"note","note":"x"}"#, 8, #""e""#),
    Bad(.notJSON, #"{"t":0,"e":"note","note":"\x"}"#, 27, #"\x""#),
    Bad(.notJSON, "{\"t\":0,\"e\":\"note\",\"note\":\"x\"}\u{0}", 30, "\u{0}"),
    Bad(.notJSON, #"{"t":0,"e":"own","obj":["P1",],"own":""}"#, 30, "]"),
    Bad(.notAnObject, "[1,2]", 1, "[1"),
    Bad(.notAnObject, "7", 1, "7"),
    Bad(.duplicateKey, #"{"t":0,"e":"note","t":1,"note":"x"}"#, 19, #""t""#),
    Bad(.duplicateKey, #"{"t":0,"e":"note","note":"x","y":1,"y":2}"#, 36, #""y""#),
    Bad(.duplicateKey, #"{"t":0,"e":"note","note":"x","x":{"a":1,"a":2}}"#, 41, #""a""#),
    Bad(.notAnInteger, #"{"t":1.5,"e":"note","note":"x"}"#, 6, "1.5"),
    Bad(.notAnInteger, #"{"t":1e3,"e":"note","note":"x"}"#, 6, "1e3"),
    Bad(.notAnInteger, #"{"t":9223372036854775808,"e":"note"}"#, 6, "9223372036854775808"),
    Bad(.notAnInteger, #"{"t":-9223372036854775808,"e":"note"}"#, 6, "-9223372036854775808"),
    Bad(.notAnInteger, #"{"t":01,"e":"note","note":"x"}"#, 6, "01"),
    Bad(.wrongType, #"{"t":0,"e":"note","note":7}"#, 26, "7"),
    Bad(.wrongType, #"{"t":0,"e":"note","note":"x","len":"7"}"#, 36, #""7""#),
    Bad(.wrongType, #"{"t":true,"e":"note","note":"x"}"#, 6, "true"),
    Bad(.missingKey, #"{"t":0,"note":"x"}"#, 0, "e"),
    Bad(.missingKey, #"{"t":0,"e":"enter","call":"NdisSend"}"#, 0, "to"),
    Bad(.missingKey, #"{"t":0,"e":"own","obj":[],"own":"nic"}"#, 0, "obj"),
    Bad(.unknownComponent, #"{"t":0,"e":"seen","at":"nik"}"#, 24, #""nik""#),
    Bad(.unknownComponent, #"{"t":0,"e":"note","note":"x","bind":"b9"}"#, 37, #""b9""#),
    Bad(.unknownPlace, #"{"t":0,"e":"note","note":"x","ctr":"b1.oi"}"#, 36, #""b1.oi""#),
    Bad(.unknownPlace, #"{"t":0,"e":"note","note":"x","ctr":"nic.Tx"}"#, 36, #""nic.Tx""#),
    Bad(.badTime, #"{"t":"soon","e":"note","note":"x"}"#, 6, #""soon""#),
    Bad(.badTime, #"{"t":"+0.5ns","e":"note","note":"x"}"#, 6, #""+0.5ns""#),
    Bad(.badBytes, #"{"t":0,"e":"note","note":"x","hex":"0g"}"#, 36, #""0g""#),
    Bad(.badBytes, #"{"t":0,"e":"note","note":"x","data":"AAA"}"#, 37, #""AAA""#),
    Bad(.badValue, #"{"t":0,"e":"note","note":"x","irql":"HIGH"}"#, 37, #""HIGH""#),
    Bad(.badValue, #"{"t":0,"e":"note","note":"x","obj":"X1"}"#, 36, #""X1""#),
    Bad(.badValue, #"{"t":0,"e":"note","note":"x","c":256}"#, 34, "256"),
    Bad(.badValue, #"{"t":0,"e":"note","note":"x","life":"old"}"#, 37, #""old""#),
    Bad(.badValue, #"{"t":0,"e":"note","note":"x","q":"nic.Tx","op":"up"}"#, 48, #""up""#),
    Bad(.badValue, #"{"t":0,"e":"choice","cp":"CP13","value":"yes"}"#, 26, #""CP13""#),
    Bad(.badValue, #"{"t":0,"e":"note","note":"\ud83d"}"#, 27, #"\ud83d""#),
    Bad(.badValue, #"{"t":0,"e":"note","note":"\ud83d\u0041"}"#, 27, #"\ud83d\u0041""#),
    Bad(.badValue, #"{"t":0,"e":"note","note":"\ude00\ud83d"}"#, 27, #"\ude00\ud83d""#),
    Bad(.badValue, #"{"t":0,"e":"note","note":"x","x":"\ud83dx"}"#, 35, #"\ud83dx""#),
    Bad(
      .badValue, #"{"t":0,"s":9223372036854775807,"e":"note","note":"x"}"#, 12,
      "9223372036854775807"),
    Bad(.forwardCause, #"{"t":0,"e":"note","note":"x","cause":2}"#, 38, "2"),
    Bad(.forwardCause, #"{"t":0,"e":"note","note":"x","cause":0}"#, 38, "0"),
    Bad(
      .severalPlaces, #"{"t":0,"e":"note","note":"x","ctr":"b1.io","reg":"nic.ISR"}"#, 50,
      #""nic.ISR""#),
    Bad(
      .severalPlaces, #"{"t":0,"e":"note","note":"x","ctr":"b1.io","val":1,"refs":2}"#, 0, "refs"),
    Bad(
      .severalPlaces, #"{"t":0,"e":"state","at":"nic.state","st":"On","ctr":"b1.io"}"#, 0, "b1.io"),
    Bad(.severalPlaces, #"{"t":0,"e":"choice","cp":"CP7","value":"no","ctr":"b1.io"}"#, 0, "b1.io"),
    Bad(
      .unknownMachine, #"{"t":0,"e":"state","at":"nic","st":"On"}"#, 0,
      "nic; did you mean nic.state?"),
    Bad(.unknownMachine, #"{"t":0,"e":"state","at":"b1","st":"On"}"#, 25, "b1"),
    Bad(.leaveWithoutEnter, #"{"t":0,"e":"leave","call":"NdisSend"}"#),
    Bad(
      .queueLength,
      #"{"t":0,"e":"do","call":"X","at":"nic","obj":"P1","q":"nic.Tx","op":"in","qlen":2}"#,
      0, "nic.Tx has 1, not 2"),
  ]

  private static let note = #"{"t":0,"e":"note","note":"good"}"#

  @Test(arguments: bad)
  func `a bad line is reported and skipped, and keeps its sequence number`(bad: Bad) throws {
    let trace = try SmallTrace.complete(Self.note, bad.line, Self.note)
    #expect(
      trace.problems == [
        TraceProblem(bad.kind, line: 3, column: bad.column, detail: bad.detail)
      ])
    #expect((0..<trace.history.count).map(trace.history.sequence) == [1, 3])
    #expect((0..<trace.history.count).allSatisfy { trace.history.text(.note, of: $0) == "good" })
    #expect(trace.history.isComplete)
  }

  /// Notes that say their numbers.
  private static func numbered(_ numbers: ClosedRange<Int>) -> [String] {
    numbers.map { #"{"t":\#($0),"s":\#($0),"e":"note","note":"good"}"# }
  }

  /// The numbers of the events that are read from lines with an end line behind them that says 9.
  private func numbers(_ lines: [String]) throws -> ([Int], [TraceProblem]) {
    let trace = try SmallTrace.read(lines + [#"{"t":9,"e":"end","n":9}"#])
    return ((0..<trace.history.count).map(trace.history.sequence), trace.problems)
  }

  @Test(arguments: ["garbage", #"{"t":5,"e":"own"}"#, #"{"t":5,"s":"5","e":"note","note":"x"}"#])
  func `a bad line among lines that say their numbers costs no other line`(bad: String) throws {
    let (kept, problems) = try numbers(Self.numbered(1...5) + [bad] + Self.numbered(6...9))
    #expect(kept == Array(1...9))
    #expect(problems.map(\.line) == [7])
  }

  @Test(arguments: [-1, 0, 1, 5])
  func `a line whose number is taken is left out and takes no other number`(late: Int) throws {
    let line = #"{"t":5,"s":\#(late),"e":"note","note":"x"}"#
    let problem = TraceProblem(.badSequence, line: 7, detail: String(late))
    let (said, problems) = try numbers(Self.numbered(1...5) + [line] + Self.numbered(6...9))
    #expect(said == Array(1...9))
    #expect(problems == [problem])
    let notes = [String](repeating: #"{"t":5,"e":"note","note":"good"}"#, count: 4)
    let (counted, others) = try numbers(Self.numbered(1...5) + [line] + notes)
    #expect(counted == Array(1...9))
    #expect(others == [problem])
  }

  @Test func `numbers that begin with 0 cost the first line alone`() throws {
    let (kept, problems) = try numbers(Self.numbered(0...9))
    #expect(kept == Array(1...9))
    #expect(problems == [TraceProblem(.badSequence, line: 2, detail: "0")])
  }

  @Test func `a bad line that says its number keeps it`() throws {
    let bad = #"{"t":5,"s":7,"e":"own"}"#
    let notes = [String](repeating: #"{"t":7,"e":"note","note":"good"}"#, count: 2)
    let (kept, problems) = try numbers(Self.numbered(1...5) + [bad] + notes)
    #expect(kept == [1, 2, 3, 4, 5, 8, 9])
    #expect(problems.map(\.kind) == [.missingKey])
  }

  @Test func `a state at a binding is told the machine of that binding`() throws {
    let header =
      #"{"ndt":1,"topology":{"components":[{"id":"p"},{"id":"m"}],"adapters":[{"id":"a1","#
      + #""miniport":"m"}],"bindings":[{"id":"b1","protocol":"p","adapter":"a1","machines":"#
      + #"{"state":"Open"}}]}}"#
    let line = #"{"t":0,"e":"state","at":"b1","st":"Closed"}"#
    let trace = try Trace(text: "\(header)\n\(line)\n".utf8)
    #expect(
      trace.errors.map(\.sentence) == [
        "2:25: error: no machine is called b1; did you mean b1.state?"
      ])
  }

  @Test func `a return of another call than the innermost one is reported`() throws {
    let trace = try SmallTrace.complete(
      #"{"t":0,"e":"enter","call":"NdisSend","to":"ndis"}"#,
      #"{"t":1,"e":"leave","call":"MiniportSend"}"#, #"{"t":2,"e":"leave","call":"NdisSend"}"#)
    #expect(trace.problems == [TraceProblem(.leaveMismatch, line: 3, detail: "NdisSend")])
    #expect(trace.history.count == 2)
  }

  @Test func `every other call stack is left alone by a bad line`() throws {
    let trace = try SmallTrace.complete(
      #"{"t":0,"e":"enter","call":"NdisSend","to":"ndis"}"#,
      #"{"t":1,"e":"leave","c":1,"call":"NdisSend"}"#,
      #"{"t":1,"e":"leave","th":"pnp","call":"NdisSend"}"#,
      #"{"t":2,"e":"leave","call":"NdisSend"}"#)
    #expect(trace.problems.map(\.kind) == [.leaveWithoutEnter, .leaveWithoutEnter])
    #expect(trace.history.count == 2)
  }

  @Test func `a wrong length of a queue is reported once and believed from there on`() throws {
    let trace = try SmallTrace.complete(
      #"{"t":0,"e":"do","call":"X","at":"nic","obj":"P1","q":"nic.Tx","op":"in","qlen":3}"#,
      #"{"t":0,"e":"do","call":"X","at":"nic","obj":"P2","q":"nic.Tx","op":"in","qlen":4}"#,
      #"{"t":0,"e":"do","call":"X","at":"nic","obj":["P1","P2"],"q":"nic.Tx","op":"out","qlen":2}"#,
      #"{"t":0,"e":"do","call":"X","at":"nic","q":"nic.Tx","op":"clear","qlen":0}"#)
    #expect(trace.problems.map(\.kind) == [.queueLength])
    #expect(trace.history.count == 3)
  }

  @Test func `a call whose beginning is skipped is not open`() throws {
    let trace = try SmallTrace.complete(
      #"{"t":0,"e":"enter","call":"NdisSend","to":"ndis"}"#,
      #"{"t":1,"e":"enter","call":"MiniportSend","to":"nic","obj":"P1","q":"nic.Tx","op":"in","#
        + #""qlen":3}"#, #"{"t":2,"e":"leave","call":"NdisSend"}"#)
    #expect(trace.problems.map(\.kind) == [.queueLength])
    #expect((0..<trace.history.count).map(trace.history.sequence) == [1, 3])
  }

  @Test func `a call whose end is skipped is still open`() throws {
    let trace = try SmallTrace.complete(
      #"{"t":0,"e":"enter","call":"NdisSend","to":"ndis"}"#,
      #"{"t":1,"e":"leave","call":"NdisSend","obj":"P1","q":"nic.Tx","op":"in","qlen":3}"#,
      #"{"t":2,"e":"leave","call":"NdisSend"}"#)
    #expect(trace.problems.map(\.kind) == [.queueLength])
    #expect((0..<trace.history.count).map(trace.history.sequence) == [1, 3])
  }

  @Test func `nesting up to the limit is read, one deeper is reported`() throws {
    func line(_ depth: Int) -> String {
      let lists = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return #"{"t":0,"e":"note","note":"x","x":\#(lists)}"#
    }
    let trace = try SmallTrace.complete(
      line(Limits.traceNestingMax), line(Limits.traceNestingMax + 1))
    #expect(trace.problems.map(\.kind) == [.nestingTooDeep])
    #expect(trace.problems.map(\.line) == [3])
    #expect(trace.history.count == 1)
  }

  @Test func `a line that is not UTF-8 is reported and skipped`() throws {
    var bytes = Array(SmallTrace.text([Self.note, "", Self.note]).utf8)
    bytes.append(contentsOf: Array(#"{"t":0,"e":"note","note":""#.utf8) + [0xC3, 0x28])
    bytes.append(contentsOf: Array("\"}\n{\"t\":0,\"e\":\"end\",\"n\":3}\n".utf8))
    let trace = try Trace(text: bytes)
    #expect(trace.problems == [TraceProblem(.invalidUTF8, line: 5)])
    #expect(trace.history.count == 2)
  }

  @Test func `a trace with more threads than numbers says so once a line`() throws {
    let lines = (1...257).map { #"{"t":0,"e":"note","th":"t\#($0)","note":"x"}"# }
    let trace = try SmallTrace.read(lines + [#"{"t":0,"e":"end","n":257}"#])
    #expect(trace.problems.map(\.kind) == [.tooManyNames, .tooManyNames])
    #expect(trace.problems.map(\.line) == [257, 258])
    #expect(trace.history.count == 255)
  }

  @Test func `an event behind the end is reported, and a wrong count`() throws {
    let trace = try SmallTrace.read([Self.note, #"{"t":0,"e":"end","n":7}"#, Self.note])
    #expect(
      trace.problems == [
        TraceProblem(.wrongCount, line: 3, detail: "1"), TraceProblem(.eventAfterEnd, line: 4),
      ])
    #expect(trace.history.count == 1)
  }

  @Test(arguments: [8, 9, 5_000])
  func `of many events behind the end the first are named and the others counted`(
    count: Int
  ) throws {
    let lines = [#"{"t":0,"e":"end","n":0}"#] + [String](repeating: Self.note, count: count)
    let trace = try SmallTrace.read(lines)
    #expect(trace.problems.prefix(8).map(\.line) == Array(3...10))
    #expect(trace.problems.prefix(8).allSatisfy { $0.kind == .eventAfterEnd })
    #expect(
      Array(trace.problems.dropFirst(8))
        == (count == 8
          ? [] : [TraceProblem(.othersAfterEnd, line: 0, detail: String(count - 8))]))
  }

  @Test func `an end without a number is reported and still ends the trace`() throws {
    let trace = try SmallTrace.read([Self.note, #"{"t":0,"e":"end"}"#])
    #expect(trace.problems == [TraceProblem(.missingKey, line: 3, detail: "n")])
    #expect(trace.history.isComplete)
  }

  @Test func `every kind that a line can have stands in the table above`() {
    let elsewhere: Set<TraceProblem.Kind> = [
      .lineTooLong, .invalidUTF8, .nestingTooDeep, .noHeader, .newerVersion, .badTopology,
      .badSequence, .leaveMismatch, .eventAfterEnd, .othersAfterEnd, .wrongCount, .tooManyNames,
      .damagedCompression,
    ]
    let errors = TraceProblem.Kind.allCases.filter { !$0.isWarning && !elsewhere.contains($0) }
    #expect(Set(errors) == Set(Self.bad.map(\.kind)))
  }
}

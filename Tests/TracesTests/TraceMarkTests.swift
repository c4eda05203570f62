import Events
import Testing

@testable import Traces

/// Marks and notes stand in the header and come back from it.
struct TraceMarkTests {
  private func trace(_ header: String) throws -> Trace {
    try Trace(text: (header + "\n{\"t\":0,\"e\":\"end\",\"n\":0}\n").utf8)
  }

  @Test func `marks are written before the topology and read again`() throws {
    let trace = try trace(
      "{\"ndt\":1,\"schema\":\"1.0\",\"topology\":{\"components\":[{\"id\":\"a\",\"kind\":\"app\"}]},\"mine\":1}"
    )
    #expect(trace.header.marks.isEmpty)
    let marks = [TraceMark(at: 3, letter: "q"), TraceMark(at: 9, note: "包 \"here\"")]
    var other = trace
    other.header = trace.header.with(marks)
    let text = String(decoding: other.text, as: UTF8.self)
    #expect(text.contains("\"schema\":\"1.1\""))
    #expect(
      text.contains(
        "\"marks\":[{\"at\":3,\"mark\":\"q\"},{\"at\":9,\"note\":\"包 \\\"here\\\"\"}],\"topology\"")
    )
    let again = try Trace(text: other.text)
    #expect(again.header.marks == marks && again.problems.isEmpty)
    #expect(again.text == other.text)
    #expect(again.header.with([]).marks.isEmpty)
  }

  @Test(arguments: [
    "[]", "{}", "7", "[1,null,{}]", "[{\"at\":-1,\"mark\":\"a\"}]", "[{\"at\":1}]",
    "[{\"at\":1,\"mark\":\"AB\"}]", "[{\"at\":\"x\",\"note\":\"y\"}]",
    "[{\"at\":1,\"mark\":\"É\"}]",
  ])
  func `marks that say nothing are passed over`(marks: String) throws {
    #expect(try trace("{\"ndt\":1,\"marks\":\(marks)}").header.marks.isEmpty)
  }

  @Test func `a header that would be too long to be read says so`() throws {
    let header = try trace("{\"ndt\":1,\"schema\":\"1.0\",\"topology\":{}}").header
    let plain = String(repeating: "x", count: TraceMark.noteLengthMax)
    let marks = (0..<TraceMark.countMax).map { TraceMark(at: $0, note: plain) }
    #expect(header.with(marks).refusal == nil)
    let long = "e" + String(repeating: "\u{301}", count: 2_000)
    let heavy = (0..<TraceMark.countMax).map { TraceMark(at: $0, note: long) }
    let line = TraceWriter.line(header.with(heavy)).dropLast()
    #expect(header.with(heavy).refusal?.contains(" \(line.count) bytes") == true)
    #expect(throws: TraceError.self) {
      try trace(String(decoding: line, as: UTF8.self))
    }
  }

  @Test func `a header with a great many marks is bounded`() throws {
    let many = (0..<2_000).map {
      "{\"at\":\($0),\"note\":\"\(String(repeating: "x", count: 500))\"}"
    }
    let trace = try trace("{\"ndt\":1,\"marks\":[\(many.prefix(1_500).joined(separator: ","))]}")
    #expect(trace.header.marks.count == TraceMark.countMax)
    #expect(trace.header.marks[0].note.count == TraceMark.noteLengthMax)
  }
}

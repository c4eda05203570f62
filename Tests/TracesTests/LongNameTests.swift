import Events
import Testing

@testable import Traces

/// Names and lists that nearly fill a line, among a great many short lines.
struct LongNameTests {
  private let name = String(repeating: "x", count: 1_000_000)

  /// The lines are read, and written as they were.
  private func expectSame(_ lines: [String]) throws {
    let text = SmallTrace.text(lines + [#"{"t":0,"e":"end","n":\#(lines.count)}"#])
    let trace = try Trace(text: text.utf8)
    #expect(trace.errors.isEmpty)
    let isSame = trace.text == Array(text.utf8)
    #expect(isSame)
  }

  @Test func `one very long name among many short notes is written`() throws {
    let notes = Array(repeating: #"{"t":0,"e":"note","note":"n"}"#, count: 20_000)
    try expectSame([#"{"t":0,"e":"do","call":"\#(name)","at":"nic"}"#] + notes)
  }

  @Test func `long lists beside a very long name are written`() throws {
    let numbers = Array(repeating: "7", count: 100_000).joined(separator: ",")
    let words = Array(repeating: #""PENDING""#, count: 50_000).joined(separator: ",")
    let word = String(repeating: "Y", count: 900_000)
    try expectSame([
      #"{"t":0,"e":"do","call":"\#(name)","at":"nic"}"#,
      #"{"t":0,"e":"note","sts":[\#(numbers)],"note":"n"}"#,
      #"{"t":0,"e":"note","sts":[\#(words)],"note":"n"}"#,
      #"{"t":0,"e":"note","sts":["\#(word)",7],"note":"n"}"#,
    ])
  }
}

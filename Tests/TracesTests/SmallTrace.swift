import Events

@testable import Traces

/// Small traces typed by hand: one header, and the lines of a test behind it.
enum SmallTrace {
  /// A stack of a protocol, the library and a miniport, with one place of each kind.
  static let header =
    #"{"ndt":1,"schema":"1.0","title":"small","clock":{"unit":"ns","kind":"virtual"},"#
    + #""topology":{"components":[{"id":"packet","kind":"protocol"},{"id":"ndis","kind":"ndis"},"#
    + #"{"id":"nic","kind":"miniport","queues":[{"id":"Tx","cap":4}],"pools":[{"id":"rx","#
    + #""size":2}],"counters":["sent"],"registers":["ISR"],"machines":{"state":"Off"}},"#
    + #"{"id":"flt","kind":"filter"}],"adapters":[{"id":"a1","miniport":"nic"}],"#
    + #""bindings":[{"id":"b1","protocol":"packet","adapter":"a1","counters":["io"]}],"#
    + #""modules":[{"id":"f1","filter":"flt","adapter":"a1","position":1}]}}"#

  /// The header and some lines, each with its line end.
  static func text(_ lines: [String]) -> String {
    ([header] + lines).map { $0 + "\n" }.joined()
  }

  /// What is read from the header, some lines, and the end line that fits them.
  static func complete(_ lines: String...) throws -> Trace {
    try read(lines + [#"{"t":0,"e":"end","n":\#(lines.count)}"#])
  }

  /// What is read from the header and exactly these lines.
  static func read(_ lines: [String]) throws -> Trace { try Trace(text: text(lines).utf8) }

  /// The only line that a complete trace of one line is written as.
  static func rewritten(_ line: String) throws -> String {
    let lines = try complete(line).lines
    return lines.count == 3 ? lines[1] : lines.joined(separator: "\n")
  }
}

extension Trace {
  /// The text of the trace, line by line.
  var lines: [String] {
    String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What is wrong, without what is only odd.
  var errors: [TraceProblem] { problems.filter { !$0.kind.isWarning } }
}

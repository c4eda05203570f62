import Events
import Testing
import Traces

@testable import Replay

/// Which completion belongs to which hand-over, where only some events say at which edge they are.
struct CompletionIndexTests {
  private static let header =
    #"{"ndt":1,"schema":"1.0","title":"edges","clock":{"unit":"ns","kind":"virtual"},"topology":"#
    + #"{"components":[{"id":"packet","kind":"protocol"},{"id":"ndis","kind":"ndis"},"#
    + #"{"id":"nic","kind":"miniport"}],"adapters":[{"id":"a1","miniport":"nic"}],"#
    + #""bindings":[{"id":"b1","protocol":"packet","adapter":"a1"},"#
    + #"{"id":"b2","protocol":"packet","adapter":"a1"}]}}"#

  /// The index of the completion of each event, for a trace whose lines are `send b1`, `complete b1` or `complete`.
  private func completions(_ acts: [String]) throws -> [Int?] {
    let lines = acts.flatMap { act in
      let words = act.split(separator: " ")
      let edge = words.count > 1 ? #","bind":"\#(words[1])""# : ""
      let isSend = words[0] == "send"
      let call = isSend ? "NdisSend" : "ProtocolSendComplete"
      let to = isSend ? "ndis" : "packet"
      let answer = isSend ? #","st":"PENDING""# : ""
      return [
        #"{"t":1,"e":"enter","call":"\#(call)","to":"\#(to)","obj":"P1"\#(edge)}"#,
        #"{"t":1,"e":"leave","call":"\#(call)","obj":"P1"\#(answer)}"#,
      ]
    }
    let text = ([Self.header] + lines).map { $0 + "\n" }.joined()
    let timeline = Timeline(try Trace(text: text.utf8).history)
    #expect(timeline.count == lines.count)
    let index = timeline.indexes.completions(timeline.history)
    let calls = timeline.indexes.calls(timeline.history)
    return acts.indices.map { index.completion(of: 2 * $0, in: timeline.history, calls) }
  }

  @Test func `a completion that names no edge completes what waits at every one`() throws {
    let acts = ["send b1", "send b2", "send", "complete"]
    #expect(try completions(acts) == [6, 6, 6, nil])
  }

  @Test func `what was completed without an edge is not completed again at one`() throws {
    let acts = ["send b1", "send b2", "complete", "complete b1", "send b1", "complete b1"]
    #expect(try completions(acts) == [4, 4, nil, nil, 10, nil])
  }

  @Test func `what was completed at its edge is not completed again without one`() throws {
    let acts = ["send b1", "send b2", "complete b1", "complete", "send b2", "complete"]
    #expect(try completions(acts) == [4, 6, nil, nil, 10, nil])
  }
}

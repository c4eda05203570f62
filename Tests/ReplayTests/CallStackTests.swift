import Events
import Replay
import Testing
import Traces

/// The open calls of a thread go with it from processor to processor.
struct CallStackTests {
  @Test func `a thread that moves takes its open calls along`() throws {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"small","clock":{"unit":"ns","kind":"virtual"},"topology":"#
      + #"{"components":[{"id":"packet","kind":"protocol"},{"id":"ndis","kind":"ndis"}]}}"#
    let call = #""at":"packet","obj":"P1""#
    let lines = [
      #"{"t":1,"e":"enter","c":1,"th":"pnp","call":"NdisSend","from":"packet","to":"ndis"}"#,
      #"{"t":2,"e":"enter","c":2,"th":"pnp","call":"NdisSend","from":"packet","to":"ndis"}"#,
      #"{"t":3,"e":"do","c":2,"call":"NdisAllocatePacket","# + call + "}",
    ]
    let text = ([header] + lines).map { $0 + "\n" }.joined()
    let timeline = Timeline(try Trace(text: text.utf8).history)
    let stack = CallStackID(cpu: 0, thread: 1)
    #expect(timeline.state(at: 1).openStacks.map(\.cpu) == [1])
    #expect(timeline.state(at: 3).openStacks.map(\.cpu) == [2])
    #expect(timeline.state(at: 3).openCalls(on: stack).map(\.index) == [0, 1])
    #expect(timeline.state(at: 3).innermostCall(on: timeline.history[2].stack) == nil)
    #expect(timeline.state(at: 1).openStacks.map(\.cpu) == [1])
  }
}

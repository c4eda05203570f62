import Events
import Replay
import Testing
import Traces
import Verification

/// Rules that no driver of this repository breaks in that way, against traces that are written by hand.
struct HandMadeTraceTests {
  private static let header = """
    {"ndt":1,"schema":"1.0","title":"by hand","source":{"kind":"other"},\
    "clock":{"unit":"ns","kind":"virtual"},"topology":{"components":[\
    {"id":"p","kind":"protocol"},{"id":"ndis","kind":"ndis"},{"id":"f","kind":"filter"},\
    {"id":"m","kind":"miniport","queues":[{"id":"q"}]}],"adapters":[{"id":"a1","miniport":"m"}],\
    "bindings":[{"id":"b1","protocol":"p","adapter":"a1"}],\
    "modules":[{"id":"m1","filter":"f","adapter":"a1","position":1,"machines":{"state":"Paused"}}]}}
    """

  /// The rules that some events break.
  private func broken(_ events: String) throws -> [String] {
    let lines = events.split(separator: "\n").enumerated().map { number, line in
      "{\"t\":\((number + 1) * 100),\(line)}"
    }
    let text = ([Self.header] + lines + ["{\"t\":99999,\"e\":\"end\",\"n\":\(lines.count)}"])
      .joined(separator: "\n")
    let timeline = Timeline(try Trace(text: Array((text + "\n").utf8)).history)
    return timeline.findings.map(\.rule)
  }

  private static let sent = """
    "e":"do","call":"NdisAllocatePacket","at":"p","obj":"P1","own":"p","life":"new"
    "e":"enter","call":"NdisSend","from":"p","to":"ndis","bind":"b1","obj":"P1","own":"ndis"
    "e":"enter","call":"MiniportSend","to":"m","adp":"a1","obj":"P1","own":"m"
    """

  @Test func `a send that is completed by its answer and then by a call breaks R02`() throws {
    let rules = try broken(
      Self.sent + """

        "e":"leave","call":"MiniportSend","obj":"P1","own":"ndis","st":"SUCCESS"
        "e":"leave","call":"NdisSend","obj":"P1","own":"p","st":"SUCCESS"
        "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","st":"SUCCESS"
        "e":"leave","call":"NdisMSendComplete"
        """)
    #expect(rules == ["R02"])
  }

  @Test func `a packet that a miniport was never given is not its to complete, R10`() throws {
    let rules = try broken(
      """
      "e":"do","call":"NdisAllocatePacket","at":"p","obj":"P1","own":"p","life":"new"
      "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","st":"SUCCESS"
      "e":"leave","call":"NdisMSendComplete"
      """)
    #expect(rules == ["R10"])
  }

  @Test func `a send that is never completed breaks R03, and one that waits in a queue does not`()
    throws
  {
    let pending = """

      "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
      "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
      """
    #expect(try broken(Self.sent + pending) == ["R03"])
    let queued = """

      "e":"do","call":"InsertTailList","at":"m","obj":"P1","q":"m.q","op":"in","qlen":1
      """
    #expect(try broken(Self.sent + queued + pending) == [])
  }

  @Test(arguments: [("PAUSED", []), ("FAILURE", ["R14"])])
  func `a paused filter completes what reaches it with PAUSED, R14`(
    status: String, rules: [String]
  ) throws {
    let found = try broken(
      """
      "e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
      "e":"enter","call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
      "e":"enter","call":"FilterSendNetBufferLists","to":"f","mod":"m1","obj":"N1","own":"f"
      "e":"enter","call":"NdisFSendNetBufferListsComplete","to":"ndis","mod":"m1","obj":"N1","own":"ndis","st":"\(status)"
      "e":"enter","call":"ProtocolSendNetBufferListsComplete","to":"p","bind":"b1","obj":"N1","own":"p","st":"\(status)"
      "e":"leave","call":"ProtocolSendNetBufferListsComplete"
      "e":"leave","call":"NdisFSendNetBufferListsComplete"
      "e":"leave","call":"FilterSendNetBufferLists"
      "e":"leave","call":"NdisSendNetBufferLists"
      """)
    #expect(found == rules)
  }

  @Test func `where lines are lost, nothing is said about what may have happened there`() throws {
    let rules = try broken(
      Self.sent + """

        "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
        "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
        "e":"lost","n":5
        """)
    #expect(rules == [])
  }
}

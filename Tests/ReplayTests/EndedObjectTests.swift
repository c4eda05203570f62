import Events
import Replay
import Testing
import Traces

/// What has ended does not come back.
struct EndedObjectTests {
  @Test func `who hands over something that has ended does not bring it back`() throws {
    let timeline = try timeline([
      #"{"t":1,"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P1","own":"packet","life":"new"}"#,
      #"{"t":2,"e":"do","call":"NdisFreePacket","at":"packet","obj":"P1","life":"free"}"#,
      #"{"t":3,"e":"enter","call":"NdisSend","from":"packet","to":"ndis","obj":"P1","own":"ndis"}"#,
      #"{"t":4,"e":"enter","call":"MiniportSend","from":"ndis","to":"nic","obj":"P1"}"#,
    ])
    let object = ObjectID(.packet, 1)
    let state = timeline.state(at: timeline.count)
    #expect(state[object] == nil)
    #expect(state.hasEnded(object))
    #expect(state.traffic.map(\.held).allSatisfy { $0 == 0 })
    #expect(state.traffic.map(\.arrived).reduce(0, +) == 1)
    #expect(!timeline.state(at: 1).hasEnded(object))
  }

  @Test func `what begins again while it lives is held once`() throws {
    let begins =
      #""e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P1","own":"packet","life":"new"}"#
    let timeline = try timeline([
      #"{"t":1,"# + begins,
      #"{"t":2,"# + begins,
      #"{"t":3,"e":"do","call":"NdisFreePacket","at":"packet","obj":"P1","life":"free"}"#,
    ])
    #expect(timeline.state(at: 2).traffic[0].held == 1)
    #expect(timeline.state(at: 3).traffic[0].held == 0)
    #expect(timeline.state(at: 3).traffic[0].arrived == 2)
  }

  @Test func `what is dropped where it is has not gone from there as well`() throws {
    let timeline = try timeline([
      #"{"t":1,"e":"wire","at":"nic","obj":"F1","own":"nic","life":"new","how":"arrived"}"#,
      #"{"t":2,"e":"drop","at":"nic","obj":"F1","own":"","life":"free","why":"ovw"}"#,
    ])
    let traffic = timeline.state(at: 2).traffic[2]
    #expect(traffic.arrived == 1 && traffic.departed == 0)
    #expect(traffic.dropped == 1 && traffic.held == 0)
  }

  @Test func `what was there before a recording began is no ghost`() throws {
    let timeline = try timeline([
      #"{"t":1,"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P9","own":"packet","life":"new"}"#,
      #"{"t":2,"e":"enter","call":"NdisSend","from":"packet","to":"ndis","obj":"P3","own":"ndis"}"#,
    ])
    #expect(timeline.state(at: 2)[ObjectID(.packet, 3)]?.owner == ComponentID(index: 1))
  }

  /// A protocol, the library and a miniport, and what happens to them.
  private func timeline(_ lines: [String]) throws -> Timeline {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"small","clock":{"unit":"ns","kind":"virtual"},"topology":"#
      + #"{"components":[{"id":"packet","kind":"protocol"},{"id":"ndis","kind":"ndis"},"#
      + #"{"id":"nic","kind":"miniport"}]}}"#
    return Timeline(try Trace(text: ([header] + lines).map { $0 + "\n" }.joined().utf8).history)
  }
}

import Events
import Testing
import Traces

@testable import Replay

/// What has ended does not come back, and the fold remembers it in little memory.
struct EndedObjectTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `whatever order objects end in, exactly those have ended`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var ended = EndedObjects()
    var wanted: Set<ObjectID> = []
    for _ in 0..<2_000 {
      let object = ObjectID([.packet, .netBufferList, .irp][random.below(3)], random.below(400))
      ended.insert(object)
      wanted.insert(object)
      let asked = ObjectID([.packet, .frame, .irp][random.below(3)], random.below(400))
      #expect(ended.contains(asked) == wanted.contains(asked), "\(asked)")
    }
  }

  @Test func `a million objects that end in about their order need a few numbers`() {
    var ended = EndedObjects()
    for number in 0..<1_000_000 { ended.insert(ObjectID(.packet, number ^ 3)) }
    #expect(ended.footprintBytes <= 8)
  }

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

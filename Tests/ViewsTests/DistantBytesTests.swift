import Events
import Replay
import Testing

@testable import Views

/// The bytes of an object are found where the first of its ancestors says them.
struct DistantBytesTests {
  private func made(_ number: Int, for parent: String, _ said: String = "") -> String {
    #"{"t":\#(number),"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P\#(number)","#
      + #""of":"\#(parent)","own":"packet","life":"new"\#(said)}"#
  }

  @Test func `a copy of a copy, forty times, has the bytes of the first one`() throws {
    let first = made(1, for: "I1", #","len":4,"hex":"01 02 03 04""#)
    let timeline = try SmallTrace.timeline(
      [first] + (2...40).map { made($0, for: "P\($0 - 1)") })
    #expect(timeline.count == 40)
    let bytes = try #require(ObjectBytes(timeline.moment(40), ObjectID(.packet, 40)))
    #expect(bytes.object == ObjectID(.packet, 1) && bytes.bytes == [1, 2, 3, 4])
  }

  @Test func `objects that were made for each other have no bytes, and the picture stands`() throws
  {
    let timeline = try SmallTrace.timeline(
      [made(1, for: "P1"), made(2, for: "P3"), made(3, for: "P2")])
    for number in 1...3 {
      let object = ObjectID(.packet, number)
      #expect(ObjectBytes(timeline.moment(3), object)?.bytes == nil)
      #expect(InspectorTree(timeline.moment(3), object, Inspection()).rows.count > 1)
    }
  }
}

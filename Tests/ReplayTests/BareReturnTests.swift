import Events
import Replay
import Testing
import Traces

/// A return is about the objects of its call, though a trace need not name them there.
struct BareReturnTests {
  private static let header =
    #"{"ndt":1,"schema":"1.0","topology":{"components":[{"id":"packet","kind":"protocol"},"#
    + #"{"id":"ndis","kind":"ndis"},{"id":"nic","kind":"miniport"}]}}"#

  private static let made =
    #""e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P1","own":"packet","life":"new""#

  /// What is read from some events, one microsecond after the other.
  private func timeline(_ events: [String]) throws -> Timeline {
    let lines = events.enumerated().map { #"{"t":\#($0 * 1_000),\#($1)}"# }
    let text = ([Self.header] + lines).map { $0 + "\n" }.joined()
    return Timeline(try Trace(text: Array(text.utf8)).history)
  }

  @Test(arguments: ["\"P1\"", "[\"P1\",\"P2\"]"])
  func `a return gives the objects of its call another owner`(objects: String) throws {
    let timeline = try timeline([
      Self.made,
      #""e":"enter","call":"NdisSend","from":"packet","to":"ndis","obj":\#(objects),"own":"ndis""#,
      #""e":"leave","call":"NdisSend","own":"packet","st":"SUCCESS""#,
    ])
    let owner = { (position: Int) in timeline.state(at: position)[ObjectID(.packet, 1)]?.owner }
    #expect(owner(2) == ComponentID(index: 1) && owner(3) == ComponentID(index: 0))
    #expect(timeline.state(at: 3).traffic.map(\.held) == [objects.hasPrefix("[") ? 2 : 1, 0, 0])
  }

  @Test func `a send that is answered is not stuck, one that is not is`() throws {
    func stuck(_ status: String) throws -> [Int] {
      let timeline = try timeline([
        Self.made,
        #""e":"enter","call":"NdisSend","from":"packet","to":"ndis","obj":"P1","own":"ndis""#,
        #""e":"leave","call":"NdisSend","obj":"P1","own":"packet","st":"\#(status)""#,
        #""e":"note","note":"later""#, #""e":"note","note":"later""#,
      ])
      return timeline.matches(try Query("${stuck:2 us}", in: timeline.history.lexicon))
    }
    #expect(try stuck("SUCCESS") == [] && stuck("FAILURE") == [] && stuck("PENDING") == [1])
  }

  @Test func `an answer for each packet is an answer`() throws {
    let timeline = try timeline([
      #""e":"enter","call":"NdisSendPackets","from":"packet","to":"ndis","obj":["P1","P2"]"#,
      #""e":"leave","call":"NdisSendPackets","obj":["P1","P2"],"sts":["SUCCESS","FAILURE"]"#,
    ])
    let found = try ["SUCCESS", "FAILURE", "PENDING"].map {
      timeline.matches(try Query("answer == \($0)", in: timeline.history.lexicon))
    }
    #expect(found == [[1], [1], []])
  }
}

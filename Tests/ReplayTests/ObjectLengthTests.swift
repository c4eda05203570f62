import Events
import Replay
import Testing
import Traces

/// How long an object is.
struct ObjectLengthTests {
  @Test func `a fragment is as long as who builds it says, not as what it was made for`() throws {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"small","clock":{"unit":"ns","kind":"virtual"},"topology":"#
      + #"{"components":[{"id":"tcpip","kind":"protocol"},{"id":"ndis","kind":"ndis"}]}}"#
    let lines = [
      #"{"t":1,"e":"enter","call":"DispTdiSendDatagram","to":"tcpip","obj":"I1","own":"tcpip","life":"new","len":3000}"#,
      #"{"t":2,"e":"do","call":"NdisAllocatePacket","at":"tcpip","obj":"P1","of":"I1","own":"tcpip","life":"new"}"#,
      #"{"t":3,"e":"do","call":"PrepareNextFragment","at":"tcpip","obj":"P1","len":1500}"#,
      #"{"t":4,"e":"do","call":"NdisMoveMemory","at":"tcpip","obj":"P1","len":14}"#,
      #"{"t":5,"e":"enter","call":"LANTransmit","to":"tcpip","obj":"P1","len":1514}"#,
      #"{"t":6,"e":"enter","call":"NdisSend","to":"ndis","obj":"P1","own":"ndis"}"#,
    ]
    let text = ([header] + lines).map { $0 + "\n" }.joined()
    let timeline = Timeline(try Trace(text: text.utf8).history)
    let lengths = (2...6).map { timeline.state(at: $0).length(of: ObjectID(.packet, 1)) }
    #expect(lengths == [3000, 1500, 1500, 1514, 1514])
  }
}

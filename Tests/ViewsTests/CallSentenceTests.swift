import Events
import Replay
import Testing

@testable import Views

/// The sentence of a call fits what its event says.
struct CallSentenceTests {
  @Test(arguments: ["RESOURCES", "FAILURE", "REQUEST_ABORTED", "RESET_IN_PROGRESS", "PAUSED"])
  func `a send that has failed is not told as one that may have arrived`(status: String) throws {
    let packet = try texts([
      #"{"t":1,"e":"enter","call":"NdisMSendComplete","from":"nic","to":"ndis","obj":"P1","st":"\#(status)"}"#,
      #"{"t":2,"e":"enter","call":"ProtocolSendComplete","to":"packet","obj":"P1","st":"\#(status)"}"#,
    ])
    let failed = "with \(status): the send has failed. "
    #expect(packet[0].hasPrefix("nic gives P1 back " + failed))
    #expect(packet[1].hasPrefix("NDIS gives P1 back to packet " + failed))
    #expect(!packet.contains { $0.contains("wire") || $0.contains("arrived") })
  }

  @Test func `a send that succeeded says nothing about the wire`() throws {
    let packet = try texts([
      #"{"t":1,"e":"enter","call":"NdisMSendComplete","from":"nic","to":"ndis","obj":"P1","st":"SUCCESS"}"#,
      #"{"t":2,"e":"enter","call":"ProtocolSendComplete","to":"packet","obj":"P1","st":"SUCCESS"}"#,
    ])
    #expect(packet[0].hasSuffix("the frame is not necessarily on the wire."))
    #expect(packet[1].hasSuffix("whether the frame arrived, nobody here knows."))
  }

  @Test func `a chain has failed only if all of its lists have`() throws {
    let all = try texts([chain(#""SEND_ABORTED","SEND_ABORTED""#)])
    #expect(all[0].contains("N1, N2 back to packet with SEND_ABORTED: the send has failed. "))
    let one = try texts([chain(#""SUCCESS","SEND_ABORTED""#)])
    #expect(one[0].hasSuffix("whether a frame arrived, nobody here knows."))
  }

  @Test func `a timer that runs out is not told as one that is set`() throws {
    let timer = try texts([
      #"{"t":1,"e":"do","call":"NdisMSetTimer","at":"nic"}"#,
      #"{"t":2,"e":"irq","call":"NdisMSetTimer","at":"nic"}"#,
      #"{"t":3,"e":"leave","call":"NdisMSetTimer"}"#,
    ])
    #expect(timer[0].hasPrefix("nic sets a timer. "))
    #expect(timer[1] == "The timer of nic runs out, and its function is called.")
    #expect(timer[2] == "The function of the timer is over.")
  }

  @Test func `a receive that is cancelled brings no datagram`() throws {
    let receive = try texts([
      #"{"t":1,"e":"enter","call":"PacketSocketRecvComplete","to":"packet","obj":"I1","st":"STATUS_CANCELLED"}"#
    ])
    #expect(receive[0].hasPrefix("The transport gives I1 back to packet with STATUS_CANCELLED. "))
    #expect(!receive[0].contains("filled") && !receive[0].contains("stores"))
  }

  @Test(arguments: [
    ("r12-netvmini-sets-no-status", "NdisMSendNetBufferListsComplete", "has to carry a status"),
    ("r16-netvmini-cancels-all", "MiniportCancelSend", "is to complete those in its queue"),
    ("r28-ndisprot-returns-twice", "NdisReturnNetBufferLists", "is to go back exactly once"),
    ("r30-ndislwf-returns-own", "NdisFReturnNetBufferLists", "may not go down here"),
    ("r33-netvmini-joins-frames", "NdisMIndicateReceiveNetBufferLists", "may carry one frame only"),
  ])
  func `a driver with a bug is told what it has to do, not that it does it`(
    trace: String, call: String, duty: String
  ) throws {
    let timeline = try Shipped.named(trace).timeline
    let history = timeline.history
    let calls = (0..<history.count).filter {
      history[$0].kind == .enter && history.lexicon.name(history[$0].call) == call
    }
    #expect(!calls.isEmpty)
    for index in calls { #expect(Narration(timeline, index).text.contains(duty)) }
  }

  private func texts(_ lines: [String]) throws -> [String] {
    let timeline = try SmallTrace.timeline(lines)
    return (0..<timeline.count).map { Narration(timeline, $0).text }
  }

  private func chain(_ statuses: String) -> String {
    #"{"t":1,"e":"enter","call":"ProtocolSendNetBufferListsComplete","to":"packet","obj":["N1","N2"],"sts":[\#(statuses)]}"#
  }
}

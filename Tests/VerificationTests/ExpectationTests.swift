import Events
import Replay
import Testing
import Verification

/// Every kind of expectation can come true, and says what came instead if it does not.
struct ExpectationTests {
  private func check(_ claim: Events.Expectation.Claim) throws -> ExpectationResult {
    let results = ExpectationChecker(try Runs.timeline()).check([Events.Expectation(claim)])
    return try #require(results.first)
  }

  private static func pattern(_ name: String, leave: Bool = false, _ status: String = "")
    -> CallPattern
  { CallPattern(name: name, isLeave: leave, status: status) }

  private static let packet = ObjectID(.packet, 1)
  private static let received = ObjectID(.packet, 2)

  @Test(arguments: [
    Events.Expectation.Claim.calls([
      pattern("NdisSend"), pattern("MiniportSend", leave: true, "PENDING"),
      pattern("ProtocolSendComplete"),
    ]),
    .never(pattern("NdisTransferData")), .count(pattern("NdisFreePacket"), 1),
    .value(place: "b1.io", 1, when: .after(pattern("NdisSend"))),
    .value(place: "b1.io", 0, when: .end), .length(queue: "b1.RcvPackets", 1, when: .end),
    .members(queue: "b1.RcvPackets", [received], when: .end),
    .members(queue: "ne2000.MpTx", [packet], when: .after(pattern("InsertTailList"))),
    .owner(packet, "ne2000", when: .after(pattern("MiniportSend"))),
    .owner(packet, "nobody", when: .end), .state(machine: "b1", "Receiving", when: .end),
    .framesConserved,
  ])
  func `what is true comes true`(claim: Events.Expectation.Claim) throws {
    let result = try check(claim)
    #expect(result.isMet, "\(result.claim): \(result.disappointment?.sentence ?? "")")
  }

  @Test(arguments: [
    (
      Events.Expectation.Claim.calls([pattern("ProtocolSendComplete"), pattern("NdisSend")]),
      "NdisSend does not happen after #"
    ),
    (.calls([pattern("NdisReset")]), "NdisReset never happens"),
    (.never(pattern("NdisSend")), "NdisSend happens at #"),
    (.count(pattern("NdisSend"), 3), "it happens 1 times"),
    (.value(place: "b1.io", 7, when: .end), "it is 0"),
    (.length(queue: "b1.RcvPackets", 0, when: .end), "it has 1: [P2]"),
    (.members(queue: "ne2000.MpTx", [packet], when: .end), "it is empty"),
    (.owner(packet, "packet", when: .end), "it belongs to nobody"),
    (.owner(packet, "packet", when: .after(pattern("MiniportSend"))), "it belongs to ne2000"),
    (.state(machine: "b1", "Closing", when: .end), "it is Receiving"),
    (.value(place: "b1.oi", 0, when: .end), "nothing here is called b1.oi"),
    (.owner(packet, "packt", when: .end), "nothing here is called packt"),
    (.value(place: "b1.io", 0, when: .after(pattern("NdisReset"))), "NdisReset never happens"),
  ])
  func `what is not true says what came instead`(
    claim: Events.Expectation.Claim, sentence: String
  ) throws {
    let result = try check(claim)
    #expect(!result.isMet)
    #expect(result.disappointment?.sentence.hasPrefix(sentence) == true, "\(result)")
    #expect(!result.claim.isEmpty)
  }
}

import Events
import Replay
import Simulation
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
    (.owner(packet, "nic", when: .after(pattern("NdisReset"))), "nothing here is called nic"),
    (.owner(packet, "nobody", when: .after(pattern("NdisReset"))), "NdisReset never happens"),
    (.members(queue: "q", [], when: .end), "nothing here is called q"),
    (.state(machine: "b7", "Open", when: .end), "nothing here is called b7.state"),
    (.findings(["R01"]), "no rule is broken"),
  ])
  func `what is not true says what came instead`(
    claim: Events.Expectation.Claim, sentence: String
  ) throws {
    let result = try check(claim)
    #expect(!result.isMet)
    #expect(result.disappointment?.sentence.hasPrefix(sentence) == true, "\(result)")
    #expect(!result.claim.isEmpty)
  }

  @Test(arguments: [
    (Events.Expectation.Claim.calls([pattern("A"), pattern("B")]), "calls: 2 calls in this order"),
    (.never(pattern("NdisSend", leave: true, "PENDING")), "never: NdisSend.leave=PENDING"),
    (.count(pattern("NdisSend"), 3), "count: NdisSend is 3"),
    (.value(place: "b1.io", 7, when: .after(pattern("drop"))), "b1.io is 7 after drop"),
    (.length(queue: "q", 0, when: .end), "q has 0 at the end"),
    (.members(queue: "q", [packet, received], when: .end), "q holds [P1, P2] at the end"),
    (.owner(packet, "app", when: .end), "P1 belongs to app at the end"),
    (.state(machine: "b1", "Open", when: .end), "b1 is Open at the end"),
    (.framesConserved, "frames are conserved"), (.findings(["R01", "R02"]), "findings: R01, R02"),
  ])
  func `a claim is said in a few words`(
    claim: Events.Expectation.Claim, words: String
  ) throws {
    #expect(try check(claim).claim == words)
  }

  /// The small run, cut before its packet is completed.
  private func checkCut(_ claim: Events.Expectation.Claim) throws -> ExpectationResult {
    var simulator = try Simulator(Runs.scenario)
    simulator.run(eventCountMax: 20)
    try #require(!simulator.isFinished)
    let checker = ExpectationChecker(Timeline(simulator.history), isCut: true)
    return try #require(checker.check([Events.Expectation(claim)]).first)
  }

  @Test(arguments: [
    Events.Expectation.Claim.never(pattern("drop")), .calls([pattern("ProtocolSendComplete")]),
    .count(pattern("NdisSend"), 1), .count(pattern("NdisSend"), 2),
    .value(place: "b1.io", 1, when: .end), .value(place: "b1.io", 7, when: .end),
    .value(place: "b1.io", 0, when: .after(pattern("NdisReset"))),
    .members(queue: "b1.RcvPackets", [], when: .end), .owner(packet, "ne2000", when: .end),
    .framesConserved, .findings([]), .findings(["R01"]), .query("ev == NdisTransferData"),
  ])
  func `what only the rest of a run could tell cannot be said of one that was cut`(
    claim: Events.Expectation.Claim
  ) throws {
    let result = try checkCut(claim)
    #expect(!result.isMet)
    #expect(result.disappointment?.sentence == "that cannot be said: the run was cut")
  }

  @Test(
    arguments: [
      (
        Events.Expectation.Claim.calls([
          pattern("NdisSend"), pattern("MiniportSend", leave: true, "PENDING"),
        ]), nil
      ),
      (.value(place: "b1.io", 1, when: .after(pattern("NdisSend"))), nil),
      (.query("ev == NdisSend"), nil), (.never(pattern("NdisSend")), "NdisSend happens at #"),
      (.count(pattern("NdisSend"), 0), "it happens 1 times"),
      (.value(place: "b1.io", 7, when: .after(pattern("NdisSend"))), "it is 1"),
      (.value(place: "b1.oi", 0, when: .end), "nothing here is called b1.oi"),
    ] as [(Events.Expectation.Claim, String?)])
  func `what has happened in a run that was cut has happened`(
    claim: Events.Expectation.Claim, sentence: String?
  ) throws {
    let said = try checkCut(claim).disappointment?.sentence
    #expect(said.map { $0.hasPrefix(sentence ?? "?") } ?? (sentence == nil), "\(said ?? "")")
  }

  @Test func `frames that vanish are counted`() throws {
    var history = History(lexicon: try Runs.timeline().history.lexicon)
    for life in [Life.new, .free] {
      var event = Event(.wire, time: 0)
      event.object = ObjectID(.frame, 1)
      event.life = life
      event.status = life == .new ? Word.How.arrived : Word.How.sent
      history.append(event)
    }
    let checker = ExpectationChecker(Timeline(history))
    let results = checker.check([Events.Expectation(.framesConserved)])
    #expect(
      results.map { $0.disappointment?.sentence } == [
        "1 received, 0 indicated, 0 dropped, 1 lost without a reason"
      ])
  }

  @Test func `a query that is none is found before there is a run`() throws {
    let wrong = Events.Expectation(
      .query("send and"), position: SourcePosition(line: 5, column: 11))
    let claims = [
      Events.Expectation(.framesConserved), Events.Expectation(.query("owner == x and send")),
      wrong, Events.Expectation(.query("ownr == app")),
    ]
    let fault = try #require(ExpectationChecker.fault(in: claims))
    #expect(fault.claim == wrong)
    #expect(fault.sentence == "character 9: a field, a value or a class is missing")
    #expect(ExpectationChecker.fault(in: Array(claims.prefix(2))) == nil)
    #expect(ExpectationChecker.fault(in: [claims[3]])?.sentence.contains("owner") == true)
  }

  @Test func `every expectation gets its own answer, in order`() throws {
    let claims: [Events.Expectation.Claim] = [
      .never(Self.pattern("NdisSend")), .framesConserved, .count(Self.pattern("NdisSend"), 1),
    ]
    let checker = ExpectationChecker(try Runs.timeline())
    let results = checker.check(claims.map { Events.Expectation($0) })
    #expect(results.map(\.expectation.claim) == claims)
    #expect(results.map(\.isMet) == [false, true, true])
  }
}

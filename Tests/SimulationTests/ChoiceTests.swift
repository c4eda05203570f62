import Events
import Simulation
import Testing

/// Every choice point is named in the trace, and a scenario that fixes it gets what it asks for
/// (DESIGN D5).
struct ChoiceTests {
  private func run(_ stack: String, _ choices: String, _ actions: String) throws -> Run {
    let run = try Run("stack: [\(stack)]\nchoices: { \(choices) }\ndo: [\(actions)]")
    #expect(run.broken == [])
    return run
  }

  @Test(arguments: [
    ("success", "SUCCESS", 0), ("failure", "FAILURE", 0), ("pending", "PENDING", 1),
  ])
  func `CP1 fixes how MiniportSend answers`(word: String, status: String, completions: Int) throws {
    let run = try run("app, packet, ne2000", "CP1: \(word), CP2: after", "{ at: 1us, write: 60 }")
    #expect(run.outcomes(.finishInside) == [word])
    #expect(run.count("MiniportSend.leave=\(status)") == 1)
    #expect(run.count("NdisMSendComplete") == completions)
  }

  @Test(arguments: ["nested", "other-cpu", "after"])
  func `CP2 fixes when the completion runs`(word: String) throws {
    for stack in ["app, packet, ne2000", "app, packet, busmaster"] {
      let run = try run(stack, "CP1: pending, CP2: \(word)", "{ at: 1us, write: 60 }")
      let completion = try #require(run.indices("ProtocolSendComplete").first)
      let handler = try #require(
        run.indices("MiniportSend.leave").first ?? run.indices("MiniportSendPackets.leave").first)
      let leave = try #require(run.indices("NdisSend.leave").first)
      #expect(run.outcomes(.completionMoment) == [word])
      #expect((completion < handler) == (word == "nested"))
      #expect((completion < leave) == (word != "after"))
    }
  }

  @Test(arguments: [(0, 128), (500, 500), (9_000, 1_500)])
  func `CP3 fixes the lookahead, between what was asked for and all`(bytes: Int, given: Int) throws
  {
    let run = try run(
      "app, packet, ne2000", "CP3: \(bytes), CP5: success", "{ at: 1us, frame: 1514 }")
    let index = try #require(run.indices("ProtocolReceive").first)
    #expect(run.outcomes(.lookahead) == [String(given)])
    #expect(run.history.number(.lookahead, of: index) == given)
  }

  @Test(arguments: [(1, 3), (2, 2), (3, 1), (99, 1)])
  func `CP4 fixes how many packets are indicated together`(size: Int, indications: Int) throws {
    let run = try run("app, packet, busmaster", "CP4: \(size)", "{ at: 1us, frame: 60, times: 3 }")
    #expect(run.count("NdisMIndicateReceivePacket") == indications)
    #expect(!run.outcomes(.batch).isEmpty)
  }

  @Test(arguments: [
    ("success", "SUCCESS", 0), ("failure", "FAILURE", 0), ("pending", "PENDING", 1),
    ("reset", "RESET_IN_PROGRESS", 0),
  ])
  func `CP5 fixes how a transfer is answered`(word: String, status: String, completions: Int) throws
  {
    let run = try run("app, packet, ne2000", "CP3: 128, CP5: \(word)", "{ at: 1us, frame: 1514 }")
    #expect(run.outcomes(.transfer) == [word])
    #expect(run.count("MiniportTransferData.leave=\(status)") == 1)
    #expect(run.count("ProtocolTransferDataComplete") == completions)
  }

  @Test(arguments: [
    ("yes", "RESOURCES", "ProtocolReceive"), ("no", "SUCCESS", "ProtocolReceivePacket"),
  ])
  func `CP6 fixes whether a packet may be kept`(word: String, status: String, handler: String)
    throws
  {
    let run = try run("app, packet, busmaster", #"CP6: "\#(word)""#, "{ at: 1us, frame: 60 }")
    #expect(run.outcomes(.lowResources) == [word])
    #expect(run.count("NDIS_SET_PACKET_STATUS=\(status)") == 1 && run.count(handler) == 1)
  }

  @Test(arguments: [
    ("NdisAllocatePacket", 1, 0), ("NdisAllocateMemory", 2, 1), ("NdisAllocateBuffer", 3, 2),
  ])
  func `CP7 fixes which allocation fails`(call: String, asked: Int, freed: Int) throws {
    let run = try run(
      "app, packet, ne2000", #"CP3: 1500, CP7: { \#(call): "no" }"#, "{ at: 1us, frame: 60 }")
    #expect(run.outcomes(.allocation) == ["no"])
    #expect(run.count("drop=no_pool") == 1 && run.count("ProtocolReceive.leave=NOT_ACCEPTED") == 1)
    let frees = run.count("NdisFreeMemory") + run.count("NdisFreePacket")
    #expect(frees == freed)
    #expect(asked == freed + 1)
  }

  @Test func `CP8 and CP9 are what a scenario does, at any moment`() throws {
    let send = "{ at: 1us, write: 60 }, "
    for moment in ["NdisSend", "MiniportSend.leave", "NdisMSendComplete", "IoDecrement"] {
      for act in ["cancel: app", "close: app", "unbind: packet", "unload: packet"] {
        let run = try run(
          "app, { packet: { read: pend } }, ne2000", "CP1: pending",
          "{ at: 1us, read: 100 }, " + send + "{ on: \(moment), \(act) }")
        #expect(run.count("inject") == 3 && run.simulator.isFinished, "\(moment) \(act)")
      }
    }
  }

  @Test(arguments: [(0, ["second", "first"]), (1, ["first", "second"])])
  func `CP10 fixes the order of the bindings`(place: Int, order: [String]) throws {
    let run = try Run(
      """
      stack:
        - app: { over: first }
        - packet: { id: first }
        - packet: { id: second }
        - busmaster
      params: { start: cold }
      choices: { CP1: success, CP10: \(place) }
      do: [{ at: 1ms, frame: 60 }]
      """)
    #expect(run.outcomes(.bindingOrder) == [String(place)])
    let shown = run.indices("ProtocolReceivePacket").map {
      run.history.lexicon.name(run.history[$0].at)
    }
    #expect(shown == order && run.broken == [])
  }

  @Test(arguments: [([0, 0], [1, 2, 3]), ([2, 1], [3, 2, 1]), ([1, 0], [2, 1, 3])])
  func `CP11 fixes the order of completions`(picks: [Int], order: [Int]) throws {
    let run = try run(
      "app, packet, busmaster", "CP2: nested, CP11: \(picks)",
      "{ at: 1us, write_array: { count: 3, bytes: 60 } }")
    #expect(run.outcomes(.completionOrder) == picks.map(String.init))
    let completed = run.indices("ProtocolSendComplete").map { run.history[$0].object.number }
    #expect(completed == order)
  }

  @Test func `CP12 fixes whether the card finds room`() throws {
    for stack in ["app, packet, ne2000", "app, packet, busmaster"] {
      let run = try run(
        stack, #"CP12: ["yes", "no"]"#, "{ at: 1us, frame: 60, times: 2, every: 1ms }")
      #expect(run.outcomes(.ringFull) == ["yes", "no"])
      #expect(run.count("drop=ovw") == 1)
    }
  }

  @Test func `an outcome that is not possible here gives way to the usual one`() throws {
    let run = try run("app, packet, ne2000", "CP1: failure", "{ at: 1us, filter: [] }")
    #expect(run.outcomes(.finishInside) == ["success"])
  }

  @Test func `what comes after a list is left to the seed`() throws {
    let actions = "{ at: 1us, write: 60, times: 20, every: 1ms }"
    let run = try run("app, packet, ne2000", "CP1: [failure, failure]", actions)
    let outcomes = run.outcomes(.finishInside)
    #expect(outcomes.count >= 20 && Array(outcomes.prefix(2)) == ["failure", "failure"])
    #expect(Set(outcomes.dropFirst(2)).count > 1)
  }

  @Test func `left to the seed, every outcome comes`() throws {
    let actions =
      "{ at: 1us, write: 60, times: 60, every: 1ms }, { at: 1us, frame: 1514, times: 40, every: 3ms }"
    let choices = "CP2: seed, CP3: 128, CP7: seed, CP12: seed"
    let run = try run("app, { packet: { pool: 60 } }, ne2000", choices, actions)
    for point in [ChoicePoint.finishInside, .completionMoment, .transfer, .allocation, .ringFull] {
      let possible = Set(point.outcomes.map(run.history.lexicon.text)).subtracting(["reset"])
      #expect(Set(run.outcomes(point)) == possible, "\(point.name)")
    }
  }

  @Test func `every choice names its point, the call where it stands, and its outcome`() throws {
    var count = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      var maker = ScenarioMaker(seed: seed)
      let history = try Simulator.finished(maker.scenario()).history
      for index in 0..<history.count where history[index].kind == .choice {
        let event = history[index]
        let point = try #require(ChoicePoint(rawValue: Int(event.value)))
        let isNumber = point.outcomes.isEmpty
        #expect(event.call != .none && event.at != .none)
        #expect(isNumber == (history.number(.outcomeNumber, of: index) != nil))
        #expect(isNumber || point.outcomes.contains(event.status))
        count += 1
      }
    }
    #expect(count > 0)
  }
}

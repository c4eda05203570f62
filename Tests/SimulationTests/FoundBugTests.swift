import Events
import Replay
import Simulation
import Testing
import Verification

/// The smallest scenario of each bug that made-up scenarios have found in the models.
struct FoundBugTests {
  @Test func `the queue of a deserialized miniport has no bound`() throws {
    let run = try Run(
      """
      stack: [app, packet, { busmaster: { transmit_queue: 1 } }]
      do: [{ at: 1us, write_array: { count: 3, bytes: 60 } }]
      """)
    #expect(run.history.lexicon.places.first { $0.id == "busmaster.MpTx" }?.bound == 0)
    #expect(run.count("NdisMSendComplete") == 3 && run.broken == [])
  }

  @Test func `a request that waits behind another one is made, serialized or not`() throws {
    for isSerialized in ["yes", "no"] {
      let run = try Run(
        """
        stack: [app, packet, { busmaster: { serialized: \(isSerialized) } }]
        choices: { CP1: pending, CP2: after }
        do:
          - { at: 1us, filter: [DIRECTED] }
          - { at: 5us, filter: [BROADCAST] }
          - { at: 6us, filter: [] }
        """)
      #expect(run.count("ProtocolRequestComplete") == 3 && run.broken == [])
    }
  }

  @Test func `a DPC does not wait for a DPC that cannot run before its own end`() throws {
    let run = try Run(
      """
      stack: [{ app: { reads_every: 1ms } }, packet, ne2000]
      choices: { CP1: pending, CP2: { MiniportSend: after, MiniportSetInformation: nested } }
      do:
        - { at: 1us, write: 60 }
        - { on: NdisMSendComplete, filter: [BROADCAST] }
        - { at: 9ms, close: app }
      """)
    let end = try #require(run.indices("HandleDeferredProcessing.leave").first)
    #expect(run.history[end].time < 1_000_000)
    #expect(run.count("ProtocolRequestComplete") == 1 && run.broken == [])
  }

  @Test func `a send does not wait for a completion that was chosen for another one`() throws {
    let run = try Run(
      """
      stack: [app, packet, { busmaster: { serialized: yes, transmit_queue: 1 } }]
      choices: { CP1: [pending, success], CP2: other-cpu }
      do:
        - { at: 1us, write: 60, times: 3 }
        - { at: 900ms, frame: 60 }
      """)
    let end = try #require(run.indices("PacketWrite.leave").last)
    #expect(run.history[end].time < 1_000_000 && run.broken == [])
  }

  @Test func `a protocol that is told to unbind while it unbinds is unbound once`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: { MiniportSend: pending, NdisCloseAdapter: success }, CP2: after }
      do:
        - { at: 1us, write: 60 }
        - { at: 10us, unbind: packet }
        - { at: 20us, unload: packet }
        - { at: 30us, unbind: packet }
        - { at: 40us, unload: packet }
      """)
    #expect(
      run.indices("ProtocolUnbindAdapter").map { run.history[$0].kind } == [
        .inject, .enter, .inject,
      ])
    #expect(run.count("NdisFreePacketPool") == 1 && run.count("NdisDeregisterProtocol") == 1)
    #expect(run.broken == [])
  }

  @Test func `while a transfer is pending no frame is indicated again`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP3: 128, CP5: pending }
      do:
        - { at: 1us, frame: 1514 }
        - { at: 1176us, frame: 60 }
      """)
    #expect(run.count("ProtocolReceive") == 2 && run.broken == [])
  }

  @Test func `a packet behind one with RESOURCES is the miniport's again`() throws {
    let run = try Run(
      """
      stack: [app, packet, busmaster]
      choices: { CP4: 2, CP6: ["yes", "no"] }
      do: [{ at: 1us, frame: 60, times: 2 }]
      """)
    #expect(run.value("busmaster.RxPackets") == 0 && run.broken == [])
  }

  @Test func `sends that end while others are completed are completed once`() throws {
    for time in stride(from: 2_000, through: 4_000, by: 100) {
      let run = try Run(
        """
        stack: [app, packet, { busmaster: { megabits: 1000 } }]
        choices: { CP2: [after, nested] }
        do:
          - { at: 1us, write: 60 }
          - { at: \(time)ns, write_array: { count: 3, bytes: 60 } }
        """)
      #expect(run.count("NdisMSendComplete") == 4 && run.broken == [])
    }
  }

  @Test func `a descriptor that a protocol frees behind the miniport's back goes home once`() throws
  {
    let run = try Run(
      """
      stack:
        - app: { over: packet }
        - app: { id: other, over: keeper }
        - packet: { bugs: [W03] }
        - packet: { id: keeper, receive: keep }
        - busmaster
      do:
        - { at: 1us, frame: 60 }
        - { at: 500us, read: 4096, by: app }
        - { at: 600us, read: 4096, by: other }
        - { at: 700us, frame: 60, times: 4 }
      """)
    let promises = Promises(history: run.history)
    #expect(promises.counters + promises.states == [])
    #expect(run.count("touch=write") == 1)
  }

  @Test func `a program cannot enter a driver whose binding is gone`() throws {
    let run = try Run(
      """
      stack: [{ app: { reads_every: 1ms } }, packet, ne2000]
      choices: { CP1: success }
      do:
        - { at: 1us, unbind: packet }
        - { at: 1500us, write: 60 }
        - { at: 2500us, close: app }
      """)
    #expect(run.count("PacketWrite") == 0 && run.count("PacketRead") == 0)
    #expect(run.simulator.isFinished && run.broken == [])
  }

  @Test func `a protocol without a packet filter does not receive`() throws {
    let run = try Run("stack: [app, { packet: { filter: [] } }, ne2000]")
    let state = try #require(run.history.lexicon.place("b1.state"))
    #expect(run.history.lexicon.text(run.history.lexicon[state]?.initial ?? .none) == "Open")
  }

  @Test(arguments: [
    ("at: 1000001s", "at"), ("after: 9223372036s", "after"),
    ("at: 1us, times: 3, every: 9000000s", "every"),
    ("on: NdisSend, delay: 1000001s", "delay"),
  ])
  func `what lies too far in the future is refused`(when: String, name: String) throws {
    let scenario = try Run.scenario(
      "stack: [app, packet, ne2000]\ndo: [{ \(when), write: 60 }]")
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    guard case .outOfRange(let key, _, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(key == name)
  }

  @Test func `times that add up to too much are named with their sum`() throws {
    let scenario = try Run.scenario(
      """
      stack: [app, packet, ne2000]
      do: [{ after: 600000s, write: 60 }, { after: 600000s, write: 60 }]
      """)
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    #expect(
      error?.sentence
        == "after: 600000s behind the action before it makes 1200000s in all, and a scenario "
        + "plans nothing behind 1000000s")
    let single = try Run.scenario(
      "stack: [app, packet, ne2000]\ndo: [{ after: 1000001s, write: 60 }]")
    let plain = #expect(throws: SimulationError.self) { try Simulator(single) }
    #expect(plain?.sentence == "after: 1000001s is not between 0s and 1000000s")
  }

  @Test func `a reset of a card that is gone is refused`() throws {
    let run = try Run(
      """
      stack:
        - app: { id: first, over: p1 }
        - app: { id: second, over: p2 }
        - packet: { id: p1 }
        - packet: { id: p2 }
        - ne2000
      choices: { CP1: pending }
      do:
        - { at: 10us, surprise_remove: ne2000 }
        - { on: NdisCloseAdapter, delay: 100ns, reset: second }
      """)
    #expect(run.count("NdisReset.leave=HARD_ERRORS") == 1)
    #expect(found(run) == [] && !run.simulator.isHalted)
  }

  /// `unload` frees the pool, in which nothing may be left; behind `unbind` it would stay in a queue without a word.
  @Test(arguments: ["unload", "unbind"])
  func `tcpip sends no more fragments once it unbinds`(verb: String) throws {
    let run = try Run(
      """
      stack: [socket, afd, { tcpip: { mtu: 100 } }, ne2000]
      choices: { CP1: pending, CP2: after }
      do:
        - { at: 100us, sendto: { bytes: 1472, to: "10.0.0.255:1025" } }
        - { at: 400us, \(verb): tcpip }
      """)
    #expect(run.count("drop=unbound") == 1)
    #expect(run.value("tcpip.Nce") == 0 && run.value("tcpip.packets") == 0)
    #expect(found(run) == [] && !run.simulator.isHalted)
  }

  @Test func `what tcpip sends to itself goes on without a binding`() throws {
    let run = try Run(
      """
      stack: [socket, afd, tcpip, ne2000]
      do:
        - { at: 1us, unbind: tcpip }
        - { at: 1ms, sendto: { bytes: 40000, to: "127.0.0.1:1025" } }
      """)
    #expect(run.count("LoopTransmit") > 2 && run.count("drop=unbound") == 0)
    #expect(run.value("tcpip.packets") == 0 && found(run) == [])
  }

  @Test(arguments: ["", "\n  - { at: 9ms, unbind: tcpip }"])
  func `tcpip gives up what it would queue at a neighbour that it has given up`(
    more: String
  ) throws {
    let run = try Run(
      """
      stack: [socket, afd, { tcpip: { tick: 1us, arp_ticks: 1 } }, ne2000]
      do:
        - { at: 0us, sendto: { bytes: 9, to: "10.0.0.88:9" } }
        - { at: 0us, sendto: { bytes: 9, to: "10.0.0.77:9" } }\(more)
      """)
    #expect(run.value("tcpip.packets") == 0 && found(run) == [])
  }

  @Test func `tcpip that is unloaded waits for what it sends to itself`() throws {
    let run = try Run(
      """
      stack: [socket, afd, tcpip, ne2000]
      do:
        - { at: 25us, sendto: { bytes: 9000, to: "127.0.0.1:1026" } }
        - { at: 16us, unload: tcpip }
      """)
    #expect(run.count("LoopTransmit") > 0 && found(run) == [])
  }

  // MARK: - Sound drivers in which a rule or an invariant saw a bug

  /// What the rules, and what must always be true, find in a run: nothing, if they are right.
  private func found(_ run: Run) -> [String] {
    let timeline = Timeline(run.history)
    var verifier = Verifier()
    verifier.advance(timeline)
    let rules = verifier.findingsAtEnd().filter { $0.severity > .info }.map(\.rule)
    return rules + (Invariants(timeline).firstBreach.map { ["\($0)"] } ?? [])
  }

  @Test(arguments: ["no", "yes"])
  func `an intermediate driver returns a packet inside of its indication, and promises it`(
    stacking: String
  ) throws {
    let run = try Run(
      """
      stack: [app, packet, { passthru: { stacking: \(stacking) } }, busmaster]
      do: [{ at: 1us, frame: 300 }]
      """)
    #expect(run.count("NdisReturnPackets") == 1 && found(run) == [])
  }

  @Test(arguments: ["success", "failure", "pending"])
  func `what a serialized miniport answers in a packet is its completion`(answer: String) throws {
    let run = try Run(
      """
      stack: [app, packet, { busmaster: { serialized: yes } }]
      choices: { CP1: \(answer) }
      do: [{ at: 1us, write: 100 }]
      """)
    #expect(run.count("NDIS_SET_PACKET_STATUS=\(answer.uppercased())") == 1)
    #expect(found(run) == [])
  }

  @Test func `a packet that was completed inside of the call is not looked at behind it`() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let run = try Run(
        """
        stack:
          - socket
          - afd
          - tcpip: { mtu: 1217, pool: 6 }
          - busmaster: { serialized: yes }
          - peer
        do:
          - { at: 3us, sendto: 1513 }
          - { at: 61us, sendto: 139, times: 4, every: 14us }
        """, seed: seed)
      #expect(found(run) == [] && !run.simulator.isHalted, "seed \(seed)")
    }
  }

  @Test func `one processor may serve what another one acknowledges`() throws {
    let run = try Run(
      """
      stack: [app, packet, busmaster]
      choices: { CP2: [after, after, after, nested], CP11: [2, 1, 1] }
      do: [{ at: 1us, write: 100, times: 4, every: 3us }]
      """)
    #expect(found(run) == [])
  }

  @Test(arguments: ["in_place: yes", "copy: receives"])
  func `each filter answers for what it does itself`(setting: String) throws {
    let run = try Run(
      """
      stack: [app, ndisprot, { ndislwf: { id: upper } }, { ndislwf: { \(setting) } }, netvmini]
      do: [{ at: 1us, frame: 300 }, { at: 1ms, read: 65536 }]
      """)
    #expect(found(run) == [])
  }

  @Test func `what a capture has counted is not outstanding when it is unbound`() throws {
    let run = try Run(
      """
      stack: [app, npf, ne2000]
      do: [{ at: 1us, frame: 60 }, { at: 1ms, unbind: npf }]
      """)
    #expect(run.value("b1.received") == 1 && found(run) == [])
  }

  @Test func `the frames of one write are many, and none is shown twice`() throws {
    let run = try Run(
      """
      stack:
        - app: { over: first }
        - packet: { id: first }
        - packet: { id: second, filter: [PROMISCUOUS] }
        - busmaster
      do: [{ at: 1us, write_array: { count: 3, bytes: 60 } }]
      """)
    #expect(run.count("NdisCopyFromPacketToPacket") > 1 && found(run) == [])
  }

  @Test func `a request that is refused during a reset leaves the one that the miniport has`()
    throws
  {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: pending, CP2: after }
      do:
        - { at: 101us, reset: ne2000 }
        - { at: 103us, filter: [DIRECTED] }
        - { at: 114us, filter: [BROADCAST] }
      """)
    #expect(run.count("NdisRequest.leave=RESET_IN_PROGRESS") == 1 && found(run) == [])
    #expect(run.count("NdisMSetInformationComplete") == 1)
  }

  @Test func `an answer is another frame than what it answers`() throws {
    let run = try Run(
      """
      params: { start: cold }
      stack:
        - socket
        - app: { over: npf }
        - afd
        - tcpip: { arp: known, receive: dispatch }
        - npf
        - ne2000
        - peer
      choices: { CP10: 0 }
      do: [{ at: 500us, ping: 26 }]
      """)
    #expect(run.count("ICMPReply") == 1 && run.count("NPF_tap") > 1 && found(run) == [])
  }

  @Test(arguments: [
    ("app, ndisprot", 9, "netvmini"), ("socket, afd, tcpip", 16, "ne2000"),
  ])
  func `a protocol waits for its request before it closes the adapter`(
    stack: String, time: Int, card: String
  ) throws {
    let run = try Run(
      """
      params: { start: cold }
      stack: [\(stack), \(card)]
      choices: { CP1: pending, CP2: after }
      do: [{ at: \(time)us, surprise_remove: \(card) }]
      """)
    #expect(run.count("NdisWaitEvent") > 0 && found(run) == [])
  }

  @Test func `a program that reads too seldom is refused`() throws {
    let scenario = try Run.scenario(
      "stack: [{ app: { reads_every: 9223372036s } }, packet, ne2000]")
    #expect(throws: SimulationError.self) { try Simulator(scenario) }
  }
}

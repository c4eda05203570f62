import Events
import Replay
import Simulation
import Testing
import Verification

/// Several drivers on one card: packet filters, captures, loopback (NDIS_REFERENCE S30, S31).
struct ManyProtocolsTests {
  private static let destinations = ["station", "broadcast", "multicast", "other"]

  @Test(arguments: ["busmaster", "ne2000", "netvmini"])
  func `a binding gets what its own filter wants, in every place of the list`(
    miniport: String
  ) throws {
    let driver = miniport == "netvmini" ? "ndisprot" : "packet"
    for place in 0...1 {
      let run = try Run(
        """
        stack:
          - \(driver): { id: modest, filter: [DIRECTED] }
          - \(driver): { id: loud, filter: [BROADCAST, MULTICAST] }
          - \(driver): { id: nosy, filter: [PROMISCUOUS] }
          - \(miniport)
        params: { start: cold }
        choices: { CP10: \(place) }
        do:
        \(Self.destinations.enumerated().map { "  - { at: \(($0 + 1) * 200)us, frame: { bytes: 60, to: \($1) } }" }.joined(separator: "\n"))
        """)
      let queue = driver == "packet" ? "RcvPackets" : "RecvLists"
      let lengths = (1...3).map { number in
        run.history.lexicon.place("b\(number).\(queue)")
          .map { Timeline(run.history).end.members(of: $0).count }
      }
      #expect(lengths == [1, 2, 4])
      #expect(run.broken == [] && FrameCensus(run.history).isConserved)
    }
  }

  @Test func `the card takes what any binding wants`() throws {
    let run = try Run(
      """
      stack: [{ packet: { id: a, filter: [DIRECTED] } }, { packet: { id: b, filter: [MULTICAST] } }, busmaster]
      do: [{ at: 1us, frame: { bytes: 60, to: broadcast } }]
      """)
    #expect(run.count("drop=filter_mismatch") == 1)
  }

  // MARK: - Captures

  /// A capture beside another protocol.
  private func capture(_ settings: String, over miniport: String = "busmaster", _ actions: String)
    throws -> Run
  {
    try Run(
      """
      stack:
        - app: { id: client, over: packet }
        - app: { id: dump, over: npf }
        - packet
        - npf: { \(settings) }
        - \(miniport)
      choices: { CP1: { MiniportSend: pending }, CP2: after, CP3: 128, CP5: success }
      do:
      \(actions)
      """)
  }

  @Test func `a protocol without a ReceivePacketHandler gets whole packets by ProtocolReceive`()
    throws
  {
    let run = try capture("pool: 4", "  - { at: 1us, frame: 1514 }")
    let index = try #require(run.indices("NPF_tap").first)
    #expect(run.history[index].object.kind == .packet)
    #expect(run.history.number(.lookahead, of: index) == 1_500)
    #expect(run.count("NdisTransferData") == 0 && run.broken == [])
  }

  @Test func `a program that is read as numbers decides as its expression does`() throws {
    for program in ["arp", "\"40 0 0 12; 21 0 1 2054; 6 0 0 262144; 6 0 0 0\""] {
      let run = try capture(
        "program: \(program)",
        "  - { at: 1us, frame: 200 }\n  - { at: 99us, frame: { bytes: 60, to: broadcast } }")
      #expect(run.value("b2.received") == 2 && run.count("drop=capture_filter") == 1)
      #expect(run.broken == [])
    }
  }

  @Test func `a program that wants few bytes copies few`() throws {
    let run = try capture(
      "program: \"6 0 0 96\", buffer: 240", over: "ne2000",
      "  - { at: 1us, frame: 1514, times: 2, every: 2ms }\n  - { at: 9ms, read: 4096, by: dump }")
    #expect(run.count("IoCompleteRequest=STATUS_SUCCESS") == 1)
    let end = try #require(run.indices("IoCompleteRequest").last)
    #expect(run.history[end].length == 232 && run.value("b2.dropped") == 0)
    #expect(run.broken == [])
  }

  @Test func `the answer of a capture is NOT_ACCEPTED, whether it copies or not`() throws {
    let run = try capture(
      "program: arp",
      "  - { at: 1us, frame: 200 }\n  - { at: 99us, frame: { bytes: 60, to: broadcast } }")
    #expect(run.count("NPF_tap.leave=NOT_ACCEPTED") == 2)
  }

  @Test func `a read brings each frame behind a header, at a multiple of four bytes`() throws {
    let run = try capture(
      "pool: 4",
      "  - { at: 1us, frame: 317, times: 2, every: 99us }\n  - { at: 1ms, read: 4096, by: dump }")
    let end = try #require(run.indices("IoCompleteRequest").last)
    #expect(run.history[end].length == 2 * (20 + 320))
  }

  @Test func `a full buffer drops and counts, and the others lose nothing`() throws {
    let run = try capture("buffer: 64", "  - { at: 1us, frame: 60, times: 3, every: 99us }")
    #expect(run.value("b2.received") == 3 && run.value("b2.dropped") == 3)
    #expect(run.count("ProtocolReceivePacket") == 3 && run.broken == [])
  }

  @Test(arguments: [(0, 1), (1, 0)])
  func `a capture drops what comes on a processor whose transfer is pending`(
    processor: Int, dropped: Int
  ) throws {
    let run = try Run(
      """
      stack:
        - app: { id: client, over: packet }
        - packet: { filter: [DIRECTED] }
        - app: { id: dump, over: npf }
        - npf
        - ne2000: { interrupt_cpu: \(processor) }
      choices: { CP1: { MiniportSend: pending }, CP2: after, CP3: 128, CP5: pending }
      do:
        - { at: 1us, frame: { bytes: 1514, to: other } }
        - { on: MiniportTransferData, delay: 1us, write: 100, by: client }
        - { at: 9ms, write: 100, by: client }
      """)
    #expect(run.count("NPF_TransferDataComplete=SUCCESS") == 1 && run.count("NPF_tap") == 3)
    #expect(run.count("drop=transfer_pending") == dropped && run.value("b2.dropped") == dropped)
    #expect(run.count("NdisMoveMappedMemory") == 3 - dropped && run.broken == [])
  }

  @Test func `a capture that is unbound with a send under way waits for it`() throws {
    let run = try capture(
      "pool: 4",
      """
        - { at: 1us, write: 1514, by: dump }
        - { at: 5us, frame: 60 }
        - { at: 20us, unbind: npf }
      """)
    let send = try #require(run.indices("NPF_SendComplete").first)
    let close = try #require(run.indices("NdisCloseAdapter").first)
    #expect(send < close && run.broken == [])
  }

  @Test func `a program that the machine cannot run is refused where it is written`() {
    #expect {
      try Run("stack: [{ npf: { program: \"udp port\" } }, busmaster]")
    } throws: { error in
      guard let error = error as? SimulationError, case .badProgram = error else { return false }
      return error.position.line == 3 && error.sentence.contains("ends too early")
    }
  }

  @Test func `a filter that captures sees both directions and changes nothing`() throws {
    func calls(_ filter: String) throws -> [String] {
      let run = try Run(
        """
        stack: [app, ndisprot\(filter), netvmini]
        choices: { CP2: after }
        do: [{ at: 1us, frame: 200 }, { at: 50us, write: 300 }, { at: 90us, read: 4096 }]
        """)
      #expect(run.broken == [])
      return run.indices("IoCompleteRequest").map { "\(run.history[$0].length)" }
    }
    #expect(try calls("") == calls(", { npcap: { program: udp } }"))
  }

  // MARK: - Loopback

  @Test func `a frame is looped to everybody who would hear it but its sender`() throws {
    for (bytes, heard) in [(60, 2), (61, 1)] {
      let run = try Run(
        """
        stack:
          - app: { over: packet }
          - packet
          - packet: { id: other }
          - packet: { id: nosy, filter: [PROMISCUOUS] }
          - ne2000
        choices: { CP1: pending, CP2: after }
        do: [{ at: 1us, write: \(bytes) }]
        """)
      let sender = run.history.lexicon.component("packet")
      #expect(run.count("ProtocolReceive") == heard && run.broken == [])
      #expect(run.indices("ProtocolReceive").allSatisfy { run.history[$0].at != sender })
    }
  }

  @Test func `an adapter without a card does not loop`() throws {
    let run = try Run(
      """
      stack:
        - app: { over: packet }
        - packet
        - packet: { id: nosy, filter: [PROMISCUOUS], over: passthru }
        - passthru
        - packet: { id: below, filter: [PROMISCUOUS], over: busmaster }
        - busmaster
      choices: { CP1: pending, CP2: after }
      do: [{ at: 1us, write: 200 }]
      """)
    let heard = run.indices("ProtocolReceive").map {
      run.history.lexicon.name(run.history[$0].at)
    }
    #expect(heard == ["below"] && run.broken == [])
  }

  // MARK: - Stacks

  @Test func `over takes a list of one and refuses more`() throws {
    let run = try Run(
      """
      stack: [{ app: { over: [first] } }, { packet: { id: second } }, { packet: { id: first } }, busmaster]
      do: [{ at: 1us, write: 60 }]
      """)
    let write = try #require(run.indices("PacketWrite").first)
    #expect(run.history.lexicon.name(run.history[write].at) == "first")
    #expect {
      try Run(
        "stack: [{ app: { over: [first, second] } }, { packet: { id: first } }, { packet: { id: second } }, busmaster]"
      )
    } throws: { error in
      guard let error = error as? SimulationError else { return false }
      return error.sentence.hasPrefix(
        "app stands on one layer, and over names 2: write over: first")
    }
  }
}

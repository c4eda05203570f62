import Events
import Frames
import Replay
import Simulation
import TestNumbers
import Testing
import Traces
import Verification

/// Datagrams through Winsock, AFD, TDI and tcpip (NDIS_REFERENCE S23-S27, S31).
struct WinsockTests {
  private static let stack = """
    choices: { CP1: pending, CP2: after, CP5: success }
    stack:
      - socket: { port: 1025 }
      - afd
      - tcpip: { arp: known }
      - ne2000
      - peer

    """

  // MARK: - The objects

  @Test func `the purpose of s23 names the objects of the send, not those of the bind`() throws {
    let scenario = try Shipped.scenario("04-winsock/s23-sendto")
    let history = try Simulator.finished(scenario).history
    let names = (0..<history.count).map { history.lexicon.name(history[$0].call) }
    let send = try #require(names.firstIndex(of: "WSPSendTo"))
    for (call, words) in [
      ("NtDeviceIoControlFile", "of the program"), ("TdiBuildInternalDeviceControlIrp", "of AFD"),
      ("BuildUDPPacket", "of UDP"), ("IPSendFragment", "of the fragment"),
    ] {
      let index = try #require(names[send...].firstIndex(of: call))
      #expect(scenario.purpose.contains("\(history[index].object) \(words)"))
    }
  }

  // MARK: - The wire

  @Test(arguments: [1, 10, 18, 19, 600, 1_472, 1_473, 3_000, 9_000])
  func `what leaves the card is a datagram that another host can read`(bytes: Int) throws {
    let run = try Run(Self.stack + "do: [{ at: 10us, sendto: \(bytes) }]")
    var reassembly = Reassembly()
    let received = run.sentFrames.compactMap { frame -> UDPDatagram? in
      #expect(frame.count >= 60 && frame.count <= 1_514)
      #expect(FrameDissection(frame).isSound, "\(FrameDissection(frame).summary)")
      return IPv4Packet(frame.dropFirst(14)).flatMap { reassembly.take($0) }
        .flatMap(UDPDatagram.init)
    }
    #expect(received.map(\.payload.count) == [bytes])
    #expect(received.first?.isIntact == true)
    #expect(received.first?.ports == .init(source: 1_025, destination: 7))
    #expect(run.sentFrames.count == (bytes + 8 + 1_479) / 1_480)
  }

  @Test(arguments: [1, 600, 3_000, 8_000])
  func `a datagram that is sent back is the one that was sent`(bytes: Int) throws {
    let run = try Run(
      Self.stack + "do: [{ at: 10us, sendto: \(bytes) }, { at: 20us, recvfrom: \(bytes) }]")
    let sent = try #require(run.datagrams(in: run.sentFrames).first)
    let received = try #require(run.datagrams(in: run.receivedFrames).first)
    #expect(sent.payload == received.payload)
    #expect(run.count("IoCompleteRequest=STATUS_SUCCESS") > 0)
    #expect(run.notes.contains("recvfrom returns \(bytes) bytes from 10.0.0.2:7."))
    #expect(run.broken == [])
  }

  @Test func `the link decides how many pieces there are`() throws {
    let text = Self.stack.replacing("arp: known", with: "arp: known, mtu: 68")
    let run = try Run(text + "do: [{ at: 10us, sendto: 500 }]")
    #expect(run.sentFrames.count == (508 + 47) / 48)
    #expect(run.datagrams(in: run.sentFrames).map(\.payload.count) == [500])
    #expect(run.value("tcpip.packets") == 0)
  }

  @Test func `an echo comes back with its data`() throws {
    let run = try Run(Self.stack + "do: [{ at: 10us, ping: 56 }, { at: 5ms, ping: 3000 }]")
    let answers = run.packets(in: run.sentFrames).compactMap { EchoMessage($0.payload) }
    let questions = run.packets(in: run.receivedFrames).compactMap { EchoMessage($0.payload) }
    #expect(questions.count == 2 && questions.allSatisfy(\.isRequest))
    #expect(answers == questions.map(\.reply))
    #expect(run.broken == [])
  }

  @Test func `a whole datagram leaves the fragments of another one with its number alone`() throws {
    let text = Self.stack.replacing(
      "- peer", with: "- peer: { address: 10.0.0.2 }\n  - peer: { id: twin, address: 10.0.0.2 }")
    let run = try Run(
      text + """
        do:
          - { at: 5us, recvfrom: 60 }
          - { at: 10us, datagram: { bytes: 3000, port: 1025, lost: 2 }, by: peer }
          - { at: 10ms, datagram: { bytes: 60, port: 1025 }, by: twin }
        """)
    #expect(run.count("drop=reassembly_timeout") == 2)
    #expect(run.count("ReassembleDatagram") == 1 && run.value("tcpip.Frag") == 0)
    #expect(run.notes.contains("recvfrom returns 60 bytes from 10.0.0.2:7."))
    #expect(run.broken == [])
  }

  // MARK: - Neighbours

  @Test func `a neighbour is asked for once, and everything that waits for it leaves in order`()
    throws
  {
    let text = Self.stack.replacing("{ arp: known }", with: "{ arp: ask }")
    let run = try Run(text + "do: [{ at: 10us, sendto: 100, times: 4, every: 5us }]")
    #expect(run.count("NBSendSolicit") == 1)
    let sizes = run.datagrams(in: run.sentFrames).map(\.payload)
    #expect(sizes == sizes.sorted { $0[7] < $1[7] } && sizes.count == 4)
    #expect(run.broken == [])
  }

  @Test func `a neighbour that never answers is given up, and later asked for again`() throws {
    let text = Self.stack.replacing("{ arp: known }", with: "{ tick: 1ms, arp_ticks: 2 }")
    let run = try Run(
      text + "do: [{ at: 10us, sendto: { bytes: 10, to: \"10.0.0.77:5\" }, times: 2, every: 9ms }]")
    #expect(run.count("drop=arp_timeout") == 2)
    #expect(run.count("NBSendSolicit") == 6)
    #expect(run.count("UDPSendPacketComplete=HOST_UNREACHABLE") == 2)
    #expect(run.broken == [])
  }

  @Test func `a datagram without a route is refused at once`() throws {
    let run = try Run(
      Self.stack + "do: [{ at: 10us, sendto: { bytes: 10, to: \"192.168.9.9:5\" } }]")
    #expect(run.count("WSPSendTo.leave=STATUS_NETWORK_UNREACHABLE") == 1)
    #expect(run.count("BuildUDPPacket") == 0 && run.count("NdisSend") == 0)
    #expect(run.broken == [])
  }

  @Test func `a broadcast needs no question`() throws {
    let text = Self.stack.replacing("{ arp: known }", with: "{ arp: ask }")
    let run = try Run(
      text + "do: [{ at: 10us, sendto: { bytes: 10, to: \"10.0.0.255:5\" } }]")
    #expect(run.count("NBSendSolicit") == 0)
    #expect(run.sentFrames.compactMap { EthernetHeader($0)?.destination.isBroadcast } == [true])
  }

  // MARK: - Receiving

  @Test func `datagram boundaries and their order are kept`() throws {
    let run = try Run(
      Self.stack
        + """
        do:
          - { at: 10us, datagram: 100 }
          - { at: 1ms, datagram: 200 }
          - { at: 2ms, datagram: 300 }
          - { at: 5ms, recvfrom: 4000, times: 3, every: 10us }
        """)
    let lengths = run.indices("SatisfyPacketRecvRequest").map { run.history[$0].length }
    #expect(lengths == [100, 200, 300])
    #expect(run.broken == [])
  }

  @Test func `a socket has one receive posted whenever nothing is on its way`() throws {
    let run = try Run(
      Self.stack + "do: [{ at: 10us, datagram: 50, times: 5, every: 1ms }]")
    #expect(run.count("DGReceiveDatagram") == 6)
    #expect(run.members("tcpip.AddrRecv")?.count == 1)
    #expect(run.members("afd.Dgram")?.count == 5)
  }

  @Test func `SO_RCVBUF bounds what is stored with event handlers`() throws {
    let text = Self.stack.replacing("- afd\n", with: "- afd: { receive: events, rcvbuf: 250 }\n")
      .replacing("arp: known", with: "arp: known, receive: dispatch")
    let run = try Run(text + "do: [{ at: 10us, datagram: 100, times: 4, every: 1ms }]")
    #expect(run.count("drop=rcvbuf_full") == 2)
    #expect(run.members("afd.Dgram")?.count == 2)
    #expect(run.broken == [])
  }

  @Test func `a bus master and PassThru carry the same bytes`() throws {
    for lower in [
      "busmaster", "passthru\n  - busmaster", "passthru: { stacking: yes }\n  - ne2000",
    ] {
      let text = Self.stack.replacing("ne2000", with: lower)
      let run = try Run(
        text + "do: [{ at: 10us, sendto: 3000 }, { at: 20us, recvfrom: 4000 }]")
      #expect(run.notes.contains("recvfrom returns 3000 bytes from 10.0.0.2:7."), "\(lower)")
      #expect(run.value("tcpip.packets") == 0, "\(lower)")
    }
  }

  @Test func `unbinding gives up what waits and lets nothing leak`() throws {
    let text = Self.stack.replacing("{ arp: known }", with: "{ arp: ask }")
    let run = try Run(
      text
        + """
        do:
          - { at: 10us, sendto: { bytes: 3000, to: "10.0.0.9:7" } }
          - { at: 30us, sendto: 100 }
          - { at: 40us, unbind: tcpip }
          - { at: 2ms, sendto: 100 }
        """)
    #expect(run.count("NBFlushPacketQueue") == 2)
    #expect(run.count("WSPSendTo.leave=STATUS_NETWORK_UNREACHABLE") == 1)
    #expect(run.value("tcpip.packets") == 0)
    #expect(run.broken == [])
  }

  @Test func `a cold start binds tcpip like any protocol`() throws {
    let run = try Run(
      Self.stack + "params: { start: cold }\ndo: [{ at: 1ms, sendto: 100 }]")
    #expect(run.count("NdisRegisterProtocol") == 1 && run.count("NdisOpenAdapter") == 1)
    #expect(run.datagrams(in: run.sentFrames).count == 1)
    #expect(run.broken == [])
  }

  @Test func `without bytes in the trace the datagrams are the same`() throws {
    let text = "do: [{ at: 10us, sendto: 3000 }, { at: 20us, recvfrom: 4000 }]"
    let run = try Run(Self.stack + "params: { bytes: no }\n" + text)
    #expect(run.notes.contains("recvfrom returns 3000 bytes from 10.0.0.2:7."))
    #expect(run.sentFrames == [])
  }

  // MARK: - Waiting for a socket

  @Test func `a select ends with the datagram, not with its time`() throws {
    let run = try Run(
      Self.stack + "do: [{ at: 10us, select: 50ms }, { at: 1ms, datagram: 100 }]")
    #expect(run.count("SignalSocket=STATUS_SUCCESS") == 1 && run.count("SelectTimeout") == 0)
    #expect(run.notes == ["select returns 1: a datagram can be read."])
    #expect(run.members("afd.Polls") == [] && run.members("afd.Dgram")?.count == 1)
    #expect(run.broken == [])
  }

  @Test(arguments: ["0", "1us", "3ms"])
  func `a select that finds nothing ends when its time is over`(timeout: String) throws {
    let run = try Run(Self.stack + "do: [{ at: 10us, select: \(timeout) }]")
    let set = try #require(run.indices("KeSetTimer").first)
    let over = try #require(run.indices("SelectTimeout").first)
    let wanted: Int64 = ["0": 0, "1us": 1_000, "3ms": 3_000_000][timeout] ?? 0
    #expect(run.history[over].time - run.history[set].time >= wanted)
    #expect(run.history[over].irql == .dispatch)
    #expect(run.count("IoCompleteRequest=STATUS_TIMEOUT") == 1)
    #expect(run.broken == [])
  }

  @Test func `select tells of a datagram until it is read, and a read makes AFD look again`()
    throws
  {
    let run = try Run(
      Self.stack
        + """
        do:
          - { at: 10us, datagram: 100, times: 2, every: 1ms }
          - { at: 5ms, select: 1ms, times: 2, every: 1ms }
          - { at: 8ms, recvfrom: 1500, times: 2, every: 1ms }
          - { at: 11ms, select: 1ms }
        """)
    #expect(run.count("WSPSelect.leave=STATUS_SUCCESS") == 2)
    #expect(run.count("WSPSelect.leave=STATUS_PENDING") == 1)
    #expect(run.count("PollReeval") == 3)
    #expect(run.broken == [])
  }

  @Test(arguments: ["cancel", "close"])
  func `a select that waits does not outlive its socket or its program's patience`(
    word: String
  ) throws {
    let run = try Run(
      Self.stack + "do: [{ at: 10us, select: 50ms, times: 2 }, { at: 1ms, \(word): socket }]")
    #expect(run.count("SignalSocket=STATUS_CANCELLED") == 2 && run.count("SelectTimeout") == 0)
    #expect(run.count("KillSelectsForFCB") == (word == "close" ? 1 : 0))
    #expect(run.members("afd.Polls") == [])
    #expect(run.broken == [])
  }

  // MARK: - Chance

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `sound whatever is sent, whatever the seed chooses`(seed: UInt64) throws {
    var maker = WinsockScenarioMaker(seed: seed)
    let scenario = try maker.scenario()
    let simulator = try Simulator.finished(scenario)
    #expect(Promises(history: simulator.history).broken == [], "\(scenario.text)")
    #expect(FrameCensus(simulator.history).isConserved)
    #expect(try Simulator.finished(scenario).text == simulator.text)
  }

  @Test(arguments: [
    "stack: [socket, afd, ne2000]", "stack: [socket, tcpip, ne2000]", "stack: [app, tcpip, ne2000]",
    "stack: [socket, afd, tcpip, netvmini]", "stack: [peer, ne2000]",
    "stack: [socket, afd, { tcpip: { address: 10.0.0 } }, ne2000]",
    "stack: [socket, afd, tcpip, ne2000]\ndo: [{ at: 0, sendto: 5 }]",
    "stack: [socket, afd, tcpip, ne2000, peer]\ndo: [{ at: 0, sendto: 65508 }]",
    "stack: [socket, afd, tcpip, ne2000]\ndo: [{ at: 0, sendto: { bytes: 5, to: \"10.0.0.2\" } }]",
    "stack: [socket, afd, tcpip, ne2000]\ndo: [{ at: 0, ping: 5 }]",
    "stack: [socket, afd, tcpip, ne2000, peer]\ndo: [{ at: 0, recvfrom: 5, by: peer }]",
  ])
  func `what cannot stand in a stack is refused`(text: String) throws {
    #expect(throws: SimulationError.self) { try Run(text) }
  }
}

extension Run {
  /// The frames that drivers put into a card, in order.
  var sentFrames: [[UInt8]] { bytes(of: "NICPrepareForTransmit") + bytes(of: "DMA") }

  /// The frames that arrived.
  var receivedFrames: [[UInt8]] { bytes(of: "wire=arrived") }

  private func bytes(of pattern: String) -> [[UInt8]] {
    indices(pattern).compactMap { history.bytes(.hex, of: $0) ?? history.bytes(.data, of: $0) }
  }

  /// The whole datagrams of IP in frames.
  func packets(in frames: [[UInt8]]) -> [IPv4Packet] {
    var reassembly = Reassembly()
    return frames.filter { EthernetHeader($0)?.etherType == .ipv4 }
      .compactMap { IPv4Packet($0.dropFirst(14)) }.compactMap { reassembly.take($0) }
  }

  /// The datagrams of UDP in frames.
  func datagrams(in frames: [[UInt8]]) -> [UDPDatagram] {
    packets(in: frames).compactMap(UDPDatagram.init)
  }

  /// The remarks of the run.
  var notes: [String] {
    (0..<history.count).filter { history[$0].kind == .note }.compactMap {
      history.text(.note, of: $0)
    }
  }

  /// What stands in a queue at the end.
  func members(_ place: String) -> [ObjectID]? {
    history.lexicon.place(place).map { Timeline(history).end.members(of: $0) }
  }
}

extension FrameDissection {
  /// Whether no field is wrong or cut off.
  fileprivate var isSound: Bool {
    var waiting = nodes.flatMap(\.fields)
    while let field = waiting.popLast() {
      if field.condition != .normal { return false }
      waiting.append(contentsOf: field.children)
    }
    return true
  }
}

/// Makes up scenarios with sockets: everything else is left to the seed.
struct WinsockScenarioMaker {
  private var random: RandomNumbers
  private let seed: UInt64

  init(seed: UInt64) {
    self.seed = seed
    random = RandomNumbers(seed: seed &+ 77)
  }

  mutating func scenario() throws -> Scenario {
    let sockets = 1 + random.below(2)
    var lines = ["seed: \(seed)", "params: { cpus: \(1 + random.below(3)) }", "stack:"]
    for number in 1...sockets {
      lines.append("  - socket: { id: s\(number), port: \(isOneIn(2) ? 1_024 + number : 0) }")
    }
    let isWindows = isOneIn(2)
    let wait = isOneIn(3) ? 200 : 0
    lines.append(
      isWindows
        ? "  - afd: { receive: events, rcvbuf: \(1 + random.below(5_000)) }"
        : "  - afd: { window: \(1 + random.below(5_000)), lock_wait: \(wait)us }")
    lines.append(
      "  - tcpip: { arp: \(isOneIn(2) ? "ask" : "known"), receive: "
        + "\(isOneIn(2) ? "worker" : "dispatch"), tick: 1ms, mtu: \(100 + random.below(1_400)), "
        + "pool: \(2 + random.below(40)) }")
    lines.append(isOneIn(3) ? "  - busmaster: { descriptors: 4 }" : "  - ne2000")
    lines.append("  - peer: { delay: \(1 + random.below(300))us }")
    lines.append("do:")
    for _ in 0..<3 + random.below(12) { lines.append("  - " + action(sockets)) }
    for number in 1...sockets where isOneIn(2) {
      lines.append("  - { at: 30ms, close: s\(number) }")
    }
    return try Run.scenario(lines.joined(separator: "\n"))
  }

  private mutating func isOneIn(_ count: Int) -> Bool { random.below(count) == 0 }

  private mutating func action(_ sockets: Int) -> String {
    let time = "at: \(random.below(20_000))us"
    let socket = "s\(1 + random.below(sockets))"
    let bytes = 1 + random.below(isOneIn(3) ? 6_000 : 400)
    switch random.below(9) {
    case 0, 1: return "{ \(time), sendto: \(bytes), by: \(socket) }"
    case 2:
      let other = ["127.0.0.1:1025", "10.0.0.1:1026", "10.0.0.99:5", "10.0.0.255:9", "8.8.8.8:53"]
      return
        "{ \(time), sendto: { bytes: \(bytes), to: \"\(other[random.below(5)])\" }, by: \(socket) }"
    case 3, 4:
      return
        "{ \(time), recvfrom: { bytes: \(bytes), wait: \(isOneIn(3) ? "no" : "yes") }, by: \(socket) }"
    case 5:
      return "{ \(time), datagram: { bytes: \(bytes), port: 1025, lost: \(random.below(3)) } }"
    case 6: return "{ \(time), ping: \(bytes) }"
    case 7: return "{ \(time), select: \(random.below(9_000))us, by: \(socket) }"
    default: return isOneIn(3) ? "{ \(time), unbind: tcpip }" : "{ \(time), cancel: \(socket) }"
    }
  }
}

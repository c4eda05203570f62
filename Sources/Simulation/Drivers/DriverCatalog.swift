import Events

/// Where in the stack a driver of the catalog stands.
public enum DriverRole: String, CaseIterable, Sendable {
  /// A program; it opens the device of a protocol driver.
  case application
  /// A program with a socket, and the library through which it uses it.
  case socket = "socket"
  /// The driver behind the sockets; it is a client of a transport.
  case socketDriver = "socket driver"
  /// A protocol driver; it is bound to an adapter.
  case protocolDriver = "protocol driver"
  /// A protocol driver whose clients speak TDI; it is bound to an adapter.
  case transport
  /// An intermediate driver: a protocol to the adapter below it, a virtual miniport to what is above.
  case intermediate = "intermediate driver"
  /// A lightweight filter; it is attached to the adapter below it.
  case filter = "filter driver"
  /// A miniport driver; its card comes with it.
  case miniport
  /// A host at the far end of a card's cable.
  case peer
}

/// One setting of a driver: what a scenario may say about it.
public struct SettingFacts: Sendable {
  /// The key in a scenario.
  public let name: String
  /// What values it takes.
  public let kind: SettingKind
  /// The value when the scenario says nothing.
  public let standard: SettingValue
  /// What it means, in one sentence.
  public let sentence: String

  init(_ name: String, _ kind: SettingKind, _ standard: SettingValue, _ sentence: String) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.sentence = sentence
  }
}

/// What values a setting takes.
public enum SettingKind: Sendable {
  /// A number in a range.
  case integer(ClosedRange<Int>)
  /// A time such as `10us`, in nanoseconds; what 0 means, the setting says.
  case duration(max: Int64)
  /// Any text.
  case text
  /// yes or no.
  case boolean
  /// One of these words.
  case word([String])
  /// Some of these words.
  case words([String])
  /// `none`, or a bug of this driver.
  case bug(of: String)
  /// An IPv4 address.
  case address
  /// An IPv4 address and a port.
  case endpoint
}

/// One driver that a scenario can put into a stack.
public struct DriverFacts: Sendable {
  /// The key in a scenario.
  public let name: String
  /// Where it stands.
  public let role: DriverRole
  /// The NDIS version it is written for, 5 or 6; 0 for a program.
  public var ndis = 5
  /// What it is, in one sentence.
  public let sentence: String
  /// What a scenario may set.
  public let settings: [SettingFacts]

  /// The setting of that name, or `nil`.
  public func setting(_ name: String) -> SettingFacts? { settings.first { $0.name == name } }
}

/// The drivers that a scenario can put into a stack; a new one is a file of its own and a line
/// here.
public enum DriverCatalog {
  /// All of them, from the application to the card.
  public static let all: [DriverFacts] = [
    application, socket, afd, packet, npf, ndisprot, tcpip, passThru, ndislwf, npcap, ne2000,
    busMaster, netvmini, peer,
  ]

  /// The driver of that name, or `nil`.
  public static func driver(named name: String) -> DriverFacts? { all.first { $0.name == name } }

  /// The settings that every layer has.
  public static let common: [SettingFacts] = [
    SettingFacts(
      "id", .text, .word(""), "The id of the component; the name of the driver if not said."),
    SettingFacts(
      "over", .text, .word(""),
      "The id of the layer it stands on; the next fitting one if not said."),
  ]

  /// The settings of a run, under `params`.
  public static let run: [SettingFacts] = [
    SettingFacts(
      "start", .word(["bound", "cold"]), .word("bound"),
      "Whether the run begins with everything bound and receiving, or with the loading of the drivers."
    ),
    SettingFacts("cpus", .integer(1...8), .integer(2), "How many processors the machine has."),
    SettingFacts(
      "bytes", .boolean, .boolean(true), "Whether the bytes of frames are recorded."),
    SettingFacts(
      "locks", .boolean, .boolean(false), "Whether the taking of spin locks is recorded."),
    SettingFacts(
      "cable", .word(["separate", "shared"]), .word("separate"),
      "Whether every card has a cable of its own, or all of them are on one."),
  ]

  /// How long something may take that a scenario delays: as long as a `busy` and an `occupy`.
  private static let delayMax: Int64 = 10_000_000_000
  /// How far apart two turns may be of what comes again and again.
  private static let periodMax: Int64 = 1_000_000_000_000
  /// How long the copy of a byte may take.
  private static let byteMax: Int64 = 1_000_000

  private static let application = DriverFacts(
    name: "app", role: .application, ndis: 0,
    sentence: "A program that writes and reads raw frames.",
    settings: [
      SettingFacts("name", .text, .word("app.exe"), "The name that is shown."),
      SettingFacts(
        "reads_every", .duration(max: periodMax), .integer(0),
        "How often it reads by itself; 0 for never."),
      SettingFacts(
        "read_bytes", .integer(1...1_048_576), .integer(65_536),
        "The buffer of such a read, in bytes."),
    ])

  private static let socket = DriverFacts(
    name: "socket", role: .socket, ndis: 0,
    sentence: "A program with a UDP socket, and msafd beneath it.",
    settings: [
      SettingFacts("name", .text, .word("client.exe"), "The name that is shown."),
      SettingFacts(
        "port", .integer(0...65_535), .integer(0),
        "The port that it binds at the start; 0 to be bound by the first send or receive."),
      SettingFacts(
        "cpu", .integer(0...7), .integer(0), "The processor on which the program runs."),
    ])

  private static let afd = DriverFacts(
    name: "afd", role: .socketDriver, ndis: 0,
    sentence: "AFD, the driver behind Winsock: sockets above, TDI below.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      SettingFacts(
        "receive", .word(["posted", "events"]), .word("posted"),
        "Whether it posts a receive to the transport, as ReactOS, or sets an event handler, as Windows."
      ),
      SettingFacts(
        "window", .integer(1...65_535), .integer(16_384),
        "The bytes of the receive that it posts; a longer datagram is cut."),
      SettingFacts(
        "rcvbuf", .integer(1...1_048_576), .integer(8_192),
        "How many bytes it stores for a socket, with `receive: events`."),
      SettingFacts(
        "lock_wait", .duration(max: delayMax), .integer(0),
        "How long somebody else holds the socket's lock when a receive is complete; 0 for not at all."
      ),
    ])

  private static let tcpip = DriverFacts(
    name: "tcpip", role: .transport,
    sentence: "tcpip: UDP, ICMP, IP and ARP, under the names of ReactOS.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      bug(of: "tcpip"),
      SettingFacts("address", .address, .word("10.0.0.1"), "Its IP address."),
      SettingFacts("prefix", .integer(1...30), .integer(24), "How many bits name the network."),
      SettingFacts(
        "gateway", .address, .word("0.0.0.0"),
        "The neighbour that takes what is for other networks; 0.0.0.0 for none."),
      SettingFacts(
        "mtu", .integer(68...1_500), .integer(1_500),
        "The most bytes that it puts into a frame behind the Ethernet header."),
      SettingFacts(
        "receive", .word(["worker", "dispatch"]), .word("worker"),
        "Whether a received packet goes through a work item, as in ReactOS, or up at once, as on Windows."
      ),
      SettingFacts(
        "arp", .word(["ask", "known"]), .word("ask"),
        "Whether it has to ask for its neighbours, or knows every peer at the start."),
      SettingFacts(
        "tick", .duration(max: periodMax), .word("1s"),
        "How often IPTimeout runs while something is waited for; 1us at the least."),
      SettingFacts(
        "arp_ticks", .integer(1...100), .integer(5),
        "After so many of them a neighbour that has not answered is given up."),
      SettingFacts(
        "reassembly_ticks", .integer(1...100), .integer(2),
        "After so many of them a datagram whose fragments are not complete is given up."),
      SettingFacts(
        "worker_cpu", .integer(0...7), .integer(7), "The processor on which its work items run."),
      SettingFacts("pool", .integer(1...65_535), .integer(64), "The size of its packet pool."),
    ])

  private static let peer = DriverFacts(
    name: "peer", role: .peer, ndis: 0,
    sentence: "A host at the far end of the cable: it answers ARP and sends echoes back.",
    settings: [
      SettingFacts("address", .address, .word("10.0.0.2"), "Its IP address."),
      SettingFacts(
        "answers", .words(["arp", "icmp", "udp"]),
        .list([.word("arp"), .word("icmp"), .word("udp")]),
        "What it answers: questions of ARP, echo requests, UDP datagrams."),
      SettingFacts(
        "delay", .duration(max: delayMax), .word("50us"), "How long it takes to answer."),
    ])

  private static let packet = DriverFacts(
    name: "packet", role: .protocolDriver,
    sentence: "The packet protocol driver of seed 000, corrected, or with the seed's bugs.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      bug(of: "packet"),
      SettingFacts(
        "variant", .word(["corrected", "seed"]), .word("corrected"),
        "Without bugs, or with those of the seed's last listing."),
      SettingFacts(
        "bugs", .words(SeedBugs.catalog.map(\.word)), .list([]), "Single bugs to be switched on."),
      SettingFacts(
        "read", .word(PacketOptions.Read.allCases.map(\.rawValue)), .word("drain"),
        "What PacketRead does: drain the queue, wait for one frame, or both with a bounded queue."),
      SettingFacts(
        "receive", .word(PacketOptions.Receive.allCases.map(\.rawValue)), .word("copy"),
        "Whether ReceivePacket copies the miniport's packet or keeps it."),
      SettingFacts(
        "fetch", .word(PacketOptions.Fetch.allCases.map(\.rawValue)), .word("offset-buffer"),
        "How NdisTransferData is used when the lookahead is too short."),
      SettingFacts(
        "filter", .words(PacketFilter.names.map(\.0)),
        .list([.word("DIRECTED"), .word("BROADCAST")]),
        "The packet filter that it sets when it is bound."),
      SettingFacts(
        "pool", .integer(1...65_535), .integer(16), "The size of its packet pool and buffer pool."),
      SettingFacts(
        "queue", .integer(1...65_535), .integer(4), "The bound of RcvPackets with `read: bounded`."),
    ])

  private static let npf = DriverFacts(
    name: "npf", role: .protocolDriver,
    sentence: "The capture driver of WinPcap: a protocol that copies what a program wants.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      program,
      SettingFacts(
        "filter", .words(PacketFilter.names.map(\.0)), .list([.word("PROMISCUOUS")]),
        "The packet filter that it sets when it is bound."),
      buffer,
      SettingFacts("pool", .integer(1...65_535), .integer(16), "The size of its packet pool."),
    ])

  private static let npcap = DriverFacts(
    name: "npcap", role: .filter, ndis: 6,
    sentence: "The capture driver Npcap: a filter that sees both directions and passes on.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      SettingFacts(
        "attached", .boolean, .boolean(true), "Whether it is in the stack from the beginning."),
      program, buffer,
    ])

  private static let program = SettingFacts(
    "program", .text, .word(""),
    "Which frames it wants: a filter expression, or the numbers of tcpdump -ddd; all if not said.")

  private static let buffer = SettingFacts(
    "buffer", .integer(64...16_777_216), .integer(1_048_576),
    "The size of its kernel buffer, in bytes.")

  private static let passThru = DriverFacts(
    name: "passthru", role: .intermediate,
    sentence: "PassThru, the intermediate driver of the DDK; it changes nothing.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      bug(of: "passthru"),
      SettingFacts(
        "stacking", .boolean, .boolean(false),
        "Whether packets are passed on themselves (NDIS 5.1) instead of by packets of its own."),
      SettingFacts(
        "send_pool", .integer(1...65_535), .integer(255), "The size of its pool for sends."),
      SettingFacts(
        "receive_pool", .integer(1...65_535), .integer(255), "The size of its pool for receives."),
    ])

  private static let ne2000 = DriverFacts(
    name: "ne2000", role: .miniport,
    sentence: "An NE2000: programmed I/O on a DP8390, frames lent by lookahead, serialized.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      bug(of: "ne2000"),
      SettingFacts(
        "transmit_queue", .integer(1...1_024), .integer(8), "How many packets Q.MpTx takes."),
      SettingFacts(
        "transmit_buffers", .integer(1...2), .integer(1),
        "How many frames the card's transmit memory takes."),
      SettingFacts(
        "lookahead", .integer(0...1_500), .integer(128),
        "The least lookahead of an indication, in bytes."),
      SettingFacts(
        "pio", .duration(max: byteMax), .integer(0),
        "How long the processor takes to copy a byte from the card or to it."),
      SettingFacts(
        "ring", .integer(8...PageRing.pageCountMax), .integer(PageRing.pageCountMax),
        "How many pages of 256 bytes its receive ring has."),
      SettingFacts(
        "recovery", .word(NE2000Adapter.Recovery.allCases.map(\.rawValue)), .word("data-sheet"),
        "When loopback mode is left after an overflow: behind the emptying of the ring, or before."),
    ] + card(megabits: 10))

  private static let busMaster = DriverFacts(
    name: "busmaster", role: .miniport,
    sentence: "A bus master: whole packets are indicated; deserialized unless said otherwise.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      bug(of: "busmaster"),
      SettingFacts(
        "serialized", .boolean, .boolean(false), "Whether NDIS lets one handler at a time into it."),
      SettingFacts(
        "descriptors", .integer(1...4_096), .integer(8), "How many receive descriptors it has."),
      SettingFacts(
        "low_water", .integer(0...4_096), .integer(1),
        "With so few free descriptors left it indicates with RESOURCES."),
      SettingFacts(
        "batch", .integer(1...64), .integer(8), "The most packets in one indication."),
      SettingFacts(
        "transmit_queue", .integer(1...1_024), .integer(16), "How many packets its queue takes."),
      SettingFacts(
        "transmit_buffers", .integer(1...64), .integer(4), "How many transmit descriptors it has."),
    ] + card(megabits: 100))

  private static let ndisprot = DriverFacts(
    name: "ndisprot", role: .protocolDriver, ndis: 6,
    sentence: "The NDIS 6 protocol of the WDK sample: raw frames as net buffer lists.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      bug(of: "ndisprot"),
      SettingFacts(
        "filter", .words(PacketFilter.names.map(\.0)),
        .list([.word("DIRECTED"), .word("BROADCAST")]),
        "The packet filter that it sets when its binding runs for the first time."),
      SettingFacts("pool", .integer(1...65_535), .integer(16), "The size of its pool of lists."),
      SettingFacts(
        "queue", .integer(1...65_535), .integer(16),
        "How many received lists wait for a read; then the oldest is dropped."),
    ])

  private static let ndislwf = DriverFacts(
    name: "ndislwf", role: .filter, ndis: 6,
    sentence: "The lightweight filter of the WDK sample: it counts, drops by a rule, or copies.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      bug(of: "ndislwf"),
      SettingFacts(
        "attached", .boolean, .boolean(true), "Whether it is in the stack from the beginning."),
      SettingFacts(
        "handlers", .words(["send", "receive"]), .list([.word("send"), .word("receive")]),
        "For which directions it has handlers; NDIS passes it by in the others."),
      SettingFacts(
        "track", .boolean, .boolean(true), "Whether it counts what passes."),
      SettingFacts(
        "drop", .word(FilterOptions.Drop.allCases.map(\.rawValue)), .word("none"),
        "Which received frames it drops."),
      SettingFacts(
        "copy", .word(FilterOptions.Copy.allCases.map(\.rawValue)), .word("none"),
        "Whether it passes on copies of its own instead of what it gets."),
      SettingFacts(
        "delay", .duration(max: delayMax), .integer(0),
        "How long it holds back what it received; 0 for not at all."),
      SettingFacts(
        "in_place", .boolean, .boolean(false),
        "Whether it changes received lists in place, and undoes that when they come back."),
      SettingFacts("pool", .integer(1...65_535), .integer(64), "The size of its pool of lists."),
    ])

  private static let netvmini = DriverFacts(
    name: "netvmini", role: .miniport, ndis: 6,
    sentence: "An NDIS 6 miniport on a card that reads and writes host memory.",
    settings: [
      SettingFacts("name", .text, .word(""), "The name that is shown; the id if not said."),
      bug(of: "netvmini"),
      SettingFacts(
        "descriptors", .integer(1...4_096), .integer(8), "How many receive descriptors it has."),
      SettingFacts(
        "low_water", .integer(0...4_096), .integer(1),
        "With fewer free descriptors it indicates with RESOURCES."),
      SettingFacts("batch", .integer(1...64), .integer(8), "The most lists in one indication."),
      SettingFacts(
        "transmit_buffers", .integer(1...64), .integer(4), "How many transmit descriptors it has."),
    ] + card(megabits: 1_000))

  /// The setting that every driver with bugs has.
  private static func bug(of driver: String) -> SettingFacts {
    SettingFacts(
      "bug", .bug(of: driver), .word("none"), "The one handler of the driver that is broken.")
  }

  /// The settings of any card.
  private static func card(megabits: Int) -> [SettingFacts] {
    [
      SettingFacts(
        "megabits", .integer(1...10_000), .integer(megabits), "The speed of the cable, in Mbit/s."),
      SettingFacts(
        "interrupt_cpu", .integer(0...7), .integer(1), "The processor that takes its interrupts."),
    ]
  }
}

import DequeModule
import Events
import Frames

/// A host at the far end of the cable: it answers, and it sends what a scenario wants.
///
/// A datagram whose fragments stay away is forgotten when 256 other packets have come.
///
/// Not modelled: the time after which a host gives such a datagram up, its own cache of neighbours (it knows the card of everybody), collisions with what the card sends, a
/// program that thinks: it sends UDP datagrams back as they came.
struct Peer: Sendable {
  let id: String
  let station: Station
  /// The card whose cable it is on.
  let nic: Int
  /// How long it takes to answer, in nanoseconds.
  let delay: Int64
  let answersARP: Bool
  let answersICMP: Bool
  let answersUDP: Bool
  var reassembly = Reassembly(patience: 256)
  var identification: UInt16 = 0
  /// Frames that it has to send, with the event that made each necessary.
  var outbox = Deque<Outgoing>()
  /// When the last frame that it has planned is on the cable.
  var freeAt: Int64 = 0

  struct Outgoing: Sendable {
    let bytes: [UInt8]
    let cause: UInt32
    /// Whether the stimulus says already that it is sent.
    let isAnnounced: Bool
  }
}

extension World {
  /// The hosts on the cable of a card hear a frame.
  mutating func peersHear(_ bytes: [UInt8], on nic: Int, cause: UInt32) {
    guard let header = EthernetHeader(bytes) else { return }
    for index in peers.indices where peers[index].nic == nic {
      let own = peers[index].station.hardwareAddress
      guard header.destination == own || header.destination.isBroadcast else { continue }
      let content = bytes.dropFirst(Limits.ethernetHeaderBytes)
      let answers =
        header.etherType == .arp
        ? arpAnswer(of: index, content) : answers(of: index, content, to: header.source)
      send(answers, from: index, after: peers[index].delay, cause: cause)
    }
  }

  private func arpAnswer(of peer: Int, _ content: ArraySlice<UInt8>) -> [[UInt8]] {
    guard peers[peer].answersARP, let message = ARPMessage(content), message.isRequest,
      message.target.address == peers[peer].station.address
    else { return [] }
    return [FrameBuilder.arpReply(from: peers[peer].station, to: message.sender)]
  }

  /// What a peer answers to a datagram: an echo, in frames.
  private mutating func answers(
    of peer: Int, _ content: ArraySlice<UInt8>, to receiver: MACAddress
  ) -> [[UInt8]] {
    guard let packet = IPv4Packet(content), packet.destination == peers[peer].station.address,
      let whole = peers[peer].reassembly.take(packet)
    else { return [] }
    var payload: [UInt8] = []
    if whole.content == .icmp, peers[peer].answersICMP {
      guard let echo = EchoMessage(whole.payload), echo.isRequest else { return [] }
      payload = echo.reply.bytes
    } else if whole.content == .udp, peers[peer].answersUDP {
      guard var datagram = UDPDatagram(whole), datagram.isIntact else { return [] }
      datagram.ports = FrameBuilder.Ports(
        source: datagram.ports.destination, destination: datagram.ports.source)
      payload = datagram.bytes(from: whole.destination, to: whole.source)
    }
    guard !payload.isEmpty else { return [] }
    return frames(from: peer, whole.content, payload, to: Station(receiver, whole.source))
  }

  /// The frames that carry a datagram of a peer.
  private mutating func frames(
    from peer: Int, _ content: IPProtocol, _ payload: [UInt8], to receiver: Station
  ) -> [[UInt8]] {
    peers[peer].identification &+= 1
    let sender = peers[peer].station
    let datagram = IPv4Packet(
      content, from: sender.address, to: receiver.address,
      identification: peers[peer].identification, payload: payload)
    return datagram.fragments(linkBytes: World.linkBytes).map {
      FrameBuilder.frame(
        .ipv4, from: sender.hardwareAddress, to: receiver.hardwareAddress, $0.bytes)
    }
  }

  /// What a frame carries behind the Ethernet header.
  static let linkBytes = Limits.frameBytesMax - Limits.ethernetHeaderBytes

  private mutating func send(
    _ frames: [[UInt8]], from peer: Int, after delay: Int64, cause: UInt32,
    isStimulus: Bool = false
  ) {
    for (number, bytes) in frames.enumerated() {
      let start = max(later(delay), peers[peer].freeAt)
      peers[peer].outbox.append(
        .init(bytes: bytes, cause: cause, isAnnounced: isStimulus && number == 0))
      peers[peer].freeAt = later(
        nics[peers[peer].nic].wireTime(bytes: bytes.count), than: start)
      agenda.plan(.peerSends(peer: Int32(peer)), at: start)
    }
  }

  /// The next frame of a peer goes out on the cable.
  mutating func peerSends(_ peer: Int) {
    guard let outgoing = peers[peer].outbox.popFirst() else { return }
    let bytes = outgoing.bytes
    let nic = peers[peer].nic
    cpu = adapters[nics[nic].adapter].interruptCPU
    if !outgoing.isAnnounced {
      act(.farEnd, at: wire, length: bytes.count, cause: outgoing.cause)
      attach(.argument, text: peers[peer].id)
    }
    let id = numbers.next(.frame)
    var frame = Frame(id: id, length: bytes.count, destination: destination(of: bytes, at: nic))
    frame.bytes = bytes
    let handle = FrameHandle(slot: frames.insert(frame), id: id)
    agenda.plan(
      .frameArrives(
        nic: Int32(nic), frame: handle, cause: outgoing.isAnnounced ? outgoing.cause : lastSequence),
      at: lastBit(to: nic, bytes: bytes.count))
  }
}

// MARK: - What a scenario wants

extension World {
  /// A peer sends an echo request to the transport on its cable.
  mutating func ping(from peer: Int, bytes: Int, round: Int) {
    guard let receiver = host(onCableOf: peer) else { return }
    note(.inject, .farEnd, at: wire, length: bytes)
    let echo = EchoMessage(
      isRequest: true, identifier: 1, sequence: UInt16(truncatingIfNeeded: round + 1),
      data: FramePattern.bytes(bytes, of: UInt64(round + 1)))
    let frames = frames(from: peer, .icmp, echo.bytes, to: receiver)
    send(frames, from: peer, after: 0, cause: lastSequence, isStimulus: true)
  }

  /// A peer sends a UDP datagram to a socket of the transport on its cable.
  mutating func sendDatagram(from peer: Int, _ recipe: DatagramRecipe, round: Int) {
    guard let receiver = host(onCableOf: peer) else { return }
    note(.inject, .farEnd, at: wire, length: recipe.bytes)
    let port = recipe.port > 0 ? recipe.port : sockets.map(\.device.wantedPort).first ?? 0
    let ports = FrameBuilder.Ports(
      source: World.peerPort, destination: UInt16(truncatingIfNeeded: port))
    let sender = peers[peer].station.address
    var payload = UDPDatagram(ports, FramePattern.bytes(recipe.bytes, of: UInt64(round + 1)))
      .bytes(from: sender, to: receiver.address)
    if !recipe.isIntact { payload[payload.count - 1] ^= 0xFF }
    var frames = frames(from: peer, .udp, payload, to: receiver)
    if recipe.lostFragment > 0, recipe.lostFragment <= frames.count {
      remark(Remark.lostFragment(recipe.lostFragment, of: frames.count), at: wire)
      frames.remove(at: recipe.lostFragment - 1)
    }
    send(frames, from: peer, after: 0, cause: lastSequence, isStimulus: true)
  }

  /// The port of echo, from which peers send.
  static let peerPort: UInt16 = 7

  /// The first transport whose adapter is on the card of a peer.
  private func host(onCableOf peer: Int) -> Station? {
    transports.first { $0.device.nic == peers[peer].nic }?.device.station
  }
}

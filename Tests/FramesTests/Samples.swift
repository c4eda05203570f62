import Frames

/// Frames that several tests use.
enum Samples {
  /// A station with the address 192.168.1.1.
  static let asker = Station(
    MACAddress(rawValue: 0x0050_56C0_A801), IPv4Address(192, 168, 1, 1))
  /// A station with the address 192.168.1.99.
  static let answerer = Station(
    MACAddress(rawValue: 0x0015_5D01_0203), IPv4Address(192, 168, 1, 99))

  /// An 802.1ad and an 802.1Q tag around an ARP request.
  static let doubleTag = bytes(
    "ffffffffffff 005056c0a801 88a8 00c8 8100 67d1 0806" + arpBody)

  /// What follows the type in the ARP request for 192.168.1.99.
  static let arpBody =
    "0001 0800 06 04 0001 005056c0a801 c0a80101 000000000000 c0a80163"

  /// A SYN over IPv4 with all the options that Windows sends.
  static let syn = bytes(
    """
    00155d010203 005056c0a801 0800
    4500 0034 0001 4000 80 06 770e c0a80101 c0a80163
    c000 01bb 00000001 00000000 8002 faf0 2eae 0000
    0204 05b4 01 0303 08 01 01 0402
    """)

  /// The same over IPv6.
  static let synOverIPv6 = bytes(
    """
    00155d010203 005056c0a801 86dd
    60012345 0020 06 40 fe800000000000000000000000000001 fe800000000000000000000000000002
    c000 01bb 00000001 00000000 8002 faf0 b55e 0000
    0204 05b4 01 0303 08 01 01 0402
    """)

  /// A neighbor solicitation with the address of the asking card.
  static let neighborSolicitation = bytes(
    """
    3333ff000002 005056c0a801 86dd
    60000000 0020 3a ff fe800000000000000000000000000001 ff0200000000000000000001ff000002
    87 00 7d86 00000000 fe800000000000000000000000000002 01 01 005056c0a801
    """)

  /// A configuration message of the spanning tree over 802.3.
  static let spanningTree = bytes(
    """
    0180c2000000 005056c0a801 0026 42 42 03
    0000000000 8000005056c0a801 00000000 8000005056c0a801 8001 0000 1400 0200 0f00
    0000000000000000
    """)

  /// IPv4 behind SNAP.
  static let snap = bytes(
    """
    00155d010203 005056c0a801 001c aa aa 03 000000 0800
    4500 0014 0001 0000 80 fd b637 c0a80101 c0a80163
    """)

  /// A frame with an echo that carries the pattern of its number.
  static func echo(
    isRequest: Bool, from source: Station, to destination: Station, lengthBytes: Int, number: UInt16
  ) -> [UInt8] {
    let message = EchoMessage(
      isRequest: isRequest, identifier: 1, sequence: number,
      data: FramePattern.bytes(lengthBytes - 42, of: UInt64(number)))
    let packet = IPv4Packet(
      .icmp, from: source.address, to: destination.address, identification: number,
      payload: message.bytes)
    return FrameBuilder.frame(
      .ipv4, from: source.hardwareAddress, to: destination.hardwareAddress, packet.bytes)
  }

  /// Datagrams of every builder and the frames written by hand.
  static let all: [[UInt8]] = [
    FrameBuilder.arpRequest(from: asker, for: answerer.address),
    FrameBuilder.arpReply(from: answerer, to: asker),
    FrameBuilder.udp(from: asker, to: answerer, lengthBytes: 100, number: 7),
    echo(isRequest: true, from: asker, to: answerer, lengthBytes: 74, number: 1),
    doubleTag, syn, synOverIPv6, neighborSolicitation, spanningTree, snap,
  ]
}

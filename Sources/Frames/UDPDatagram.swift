/// A UDP datagram as a host reads and writes it.
///
/// Source: [RFC 768]
public struct UDPDatagram: Equatable, Sendable {
  /// The ports.
  public var ports: FrameBuilder.Ports
  /// The user's data.
  public var payload: [UInt8]
  /// Whether the checksum is right, or is 0 because the sender made none.
  public var isIntact = true

  /// The length of a header.
  public static let headerBytes = 8

  /// A datagram.
  public init(_ ports: FrameBuilder.Ports, _ payload: [UInt8]) {
    self.ports = ports
    self.payload = payload
  }

  /// Reads the datagram in an IP packet; `nil` if its header is cut off or lies about the length.
  public init?(_ packet: IPv4Packet) {
    let reader = ByteReader(packet.payload[...])
    guard let source = reader.word(0), let destination = reader.word(2),
      let length = reader.word(4), let checksum = reader.word(6),
      Int(length) >= UDPDatagram.headerBytes,
      let payload = reader.bytes(UDPDatagram.headerBytes..<Int(length))
    else { return nil }
    ports = FrameBuilder.Ports(source: source, destination: destination)
    self.payload = payload
    let sum = UDPDatagram.sum(
      packet.payload[..<Int(length)], from: packet.source, to: packet.destination)
    isIntact = checksum == 0 || sum == 0
  }

  /// The datagram between two hosts, with its checksum; a sum of 0 is written as 0xFFFF.
  public func bytes(from source: IPv4Address, to destination: IPv4Address) -> [UInt8] {
    var writer = FrameWriter(lengthBytes: UDPDatagram.headerBytes + payload.count)
    writer.append(ports.source)
    writer.append(ports.destination)
    writer.append(UInt16(truncatingIfNeeded: UDPDatagram.headerBytes + payload.count))
    writer.append(0 as UInt16)
    writer.append(contentsOf: payload[...])
    let sum = UDPDatagram.sum(writer.bytes[...], from: source, to: destination)
    writer.patch(sum == 0 ? 0xFFFF : sum, at: 6)
    return writer.bytes
  }

  private static func sum(
    _ datagram: ArraySlice<UInt8>, from source: IPv4Address, to destination: IPv4Address
  ) -> UInt16 {
    var checksum = InternetChecksum()
    checksum.add(source.rawValue)
    checksum.add(destination.rawValue)
    checksum.add(UInt16(IPProtocol.udp.rawValue))
    checksum.add(UInt16(truncatingIfNeeded: datagram.count))
    checksum.add(datagram)
    return checksum.value
  }
}

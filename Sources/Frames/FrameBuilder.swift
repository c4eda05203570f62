/// Makes frames for the simulated cable: valid in every field, the same for the same arguments.
///
/// Lengths are those of the whole frame without its frame check sequence, in bytes.
public enum FrameBuilder {
  /// The time to live of every datagram made here: what Windows uses.
  private static let timeToLive: UInt8 = 128
  private static let ipHeaderBytes = 20
  private static let ipOffset = FrameLimits.ethernetHeaderBytes
  private static let transportOffset = ipOffset + ipHeaderBytes
}

// MARK: - ARP

extension FrameBuilder {
  /// The frame, 60 bytes, in which a station asks everybody who has an address.
  ///
  /// Source: [RFC 826]
  public static func arpRequest(from sender: Station, for target: IPv4Address) -> [UInt8] {
    arp(operation: 1, from: sender, to: .everybody, target: Station(.zero, target))
  }

  /// The frame, 60 bytes, in which a station tells another one that it has its address.
  ///
  /// Source: [RFC 826]
  public static func arpReply(from sender: Station, to asker: Station) -> [UInt8] {
    arp(operation: 2, from: sender, to: asker, target: asker)
  }

  private static func arp(
    operation: UInt16, from sender: Station, to receiver: Station, target: Station
  ) -> [UInt8] {
    var writer = FrameWriter(lengthBytes: FrameLimits.lengthBytesMin)
    writer.appendEthernet(from: sender, to: receiver, .arp)
    writer.append(1 as UInt16)
    writer.append(EtherType.ipv4.rawValue)
    writer.append(6 as UInt8)
    writer.append(4 as UInt8)
    writer.append(operation)
    for station in [sender, target] {
      writer.append(station.hardwareAddress)
      writer.append(station.address)
    }
    writer.pad(to: FrameLimits.lengthBytesMin)
    return writer.bytes
  }
}

// MARK: - UDP and ICMP

extension FrameBuilder {
  /// The ports of a UDP datagram.
  public struct Ports: Hashable, Sendable {
    /// The sender's port.
    public var source: UInt16
    /// The receiver's port.
    public var destination: UInt16

    /// A pair of ports.
    public init(source: UInt16, destination: UInt16) {
      self.source = source
      self.destination = destination
    }

    /// A port of the dynamic range of Windows, and the port of the discard service.
    public static let discard = Ports(source: 49_152, destination: 9)
  }

  /// A frame with one UDP datagram whose content is the ``FramePattern`` of a number.
  ///
  /// The frame has exactly the length asked for, `60 ... FrameLimits.builtLengthBytesMax`, and its lengths and checksums are
  /// correct. The lowest 16 bits of the number are the identification of the datagram.
  ///
  /// Source: [RFC 768], [RFC 791]
  public static func udp(
    from source: Station, to destination: Station, ports: Ports = .discard, lengthBytes: Int,
    number: UInt64
  ) -> [UInt8] {
    var writer = FrameWriter(lengthBytes: lengthBytes)
    appendIPv4(&writer, .udp, from: source, to: destination, lengthBytes, number)
    writer.append(ports.source)
    writer.append(ports.destination)
    writer.append(UInt16(lengthBytes - transportOffset))
    writer.append(0 as UInt16)
    FramePattern.append(to: &writer, lengthBytes - writer.count, of: number)
    let sum = udpChecksum(writer.bytes[transportOffset...], from: source, to: destination)
    writer.patch(sum == 0 ? 0xFFFF : sum, at: transportOffset + 6)
    return writer.bytes
  }

  private static func appendIPv4(
    _ writer: inout FrameWriter, _ content: IPProtocol, from source: Station,
    to destination: Station, _ lengthBytes: Int, _ number: UInt64
  ) {
    precondition(
      lengthBytes >= FrameLimits.lengthBytesMin && lengthBytes <= FrameLimits.builtLengthBytesMax,
      "a built frame has 60 to 65549 bytes")
    writer.appendEthernet(from: source, to: destination, .ipv4)
    writer.append(0x4500 as UInt16)
    writer.append(UInt16(lengthBytes - ipOffset))
    writer.append(UInt16(truncatingIfNeeded: number))
    writer.append(0 as UInt16)
    writer.append(timeToLive)
    writer.append(content.rawValue)
    writer.append(0 as UInt16)
    writer.append(source.address)
    writer.append(destination.address)
    var checksum = InternetChecksum()
    checksum.add(writer.bytes[ipOffset...])
    writer.patch(checksum.value, at: ipOffset + 10)
  }

  private static func udpChecksum(
    _ datagram: ArraySlice<UInt8>, from source: Station, to destination: Station
  ) -> UInt16 {
    var checksum = InternetChecksum()
    checksum.add(source.address.rawValue)
    checksum.add(destination.address.rawValue)
    checksum.add(UInt16(IPProtocol.udp.rawValue))
    checksum.add(UInt16(datagram.count))
    checksum.add(datagram)
    return checksum.value
  }
}

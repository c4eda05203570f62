/// One IPv4 packet: a whole datagram or a fragment of one, as a host reads and writes it.
///
/// Not modelled: options; a packet that has some is read, and they are left out.
///
/// Source: [RFC 791]
public struct IPv4Packet: Equatable, Sendable {
  /// The number that the fragments of one datagram share.
  public var identification: UInt16
  /// Where the content stands in that of the datagram, in bytes; always a multiple of 8.
  public var offset: Int
  /// Whether fragments follow.
  public var hasMore: Bool
  /// What is inside.
  public var content: IPProtocol
  /// Who sent it.
  public var source: IPv4Address
  /// To whom it goes.
  public var destination: IPv4Address
  /// What stands behind the header.
  public var payload: [UInt8]

  /// The length of a header without options.
  public static let headerBytes = 20
  /// The time to live of what is written: what Windows uses.
  private static let timeToLive: UInt8 = 128

  /// A whole datagram.
  public init(
    _ content: IPProtocol, from source: IPv4Address, to destination: IPv4Address,
    identification: UInt16, payload: [UInt8]
  ) {
    self.identification = identification
    offset = 0
    hasMore = false
    self.content = content
    self.source = source
    self.destination = destination
    self.payload = payload
  }

  /// Reads a packet; what stands behind its declared end is padding.
  ///
  /// - Returns: `nil` if the header is cut off, is not of version 4, lies about its lengths, or has a wrong checksum.
  public init?(_ bytes: ArraySlice<UInt8>) {
    let reader = ByteReader(bytes)
    guard let first = reader.byte(0), first >> 4 == 4, let total = reader.word(2) else {
      return nil
    }
    let header = Int(first & 15) * 4
    guard header >= IPv4Packet.headerBytes, Int(total) >= header, Int(total) <= bytes.count,
      reader.isIntact(0..<header), let fragment = reader.word(6), let content = reader.byte(9),
      let identification = reader.word(4), let source = reader.address(12),
      let destination = reader.address(16)
    else { return nil }
    self.identification = identification
    offset = Int(fragment & 0x1FFF) * 8
    hasMore = fragment & 0x2000 != 0
    self.content = IPProtocol(rawValue: content)
    self.source = source
    self.destination = destination
    payload = Array(bytes.dropFirst(header).prefix(Int(total) - header))
  }

  /// Whether this is a whole datagram.
  public var isWhole: Bool { offset == 0 && !hasMore }

  /// The packet as it stands in a frame, with a correct checksum.
  public var bytes: [UInt8] {
    var writer = FrameWriter(lengthBytes: IPv4Packet.headerBytes + payload.count)
    writer.append(0x4500 as UInt16)
    writer.append(UInt16(truncatingIfNeeded: IPv4Packet.headerBytes + payload.count))
    writer.append(identification)
    writer.append(UInt16(truncatingIfNeeded: offset / 8) | (hasMore ? 0x2000 : 0))
    writer.append(IPv4Packet.timeToLive)
    writer.append(content.rawValue)
    writer.append(0 as UInt16)
    writer.append(source)
    writer.append(destination)
    var checksum = InternetChecksum()
    checksum.add(writer.bytes[...])
    writer.patch(checksum.value, at: 10)
    writer.append(contentsOf: payload[...])
    return writer.bytes
  }

  /// The fragments that carry this datagram over a link, in their order.
  ///
  /// Offsets count in units of eight bytes, so every fragment but the last carries a multiple of eight.
  ///
  /// Source: [RFC 791]
  public func fragments(linkBytes: Int) -> [IPv4Packet] {
    let room = IPv4Packet.fragmentBytes(linkBytes: linkBytes)
    guard payload.count > linkBytes - IPv4Packet.headerBytes else { return [self] }
    return stride(from: 0, to: payload.count, by: room).map { start in
      var fragment = self
      let end = min(start + room, payload.count)
      fragment.payload = Array(payload[start..<end])
      fragment.offset = offset + start
      fragment.hasMore = hasMore || end < payload.count
      return fragment
    }
  }

  /// How many bytes of content a fragment takes over a link whose frames carry `linkBytes`.
  public static func fragmentBytes(linkBytes: Int) -> Int {
    precondition(linkBytes >= headerBytes + 8, "a link carries a header and eight bytes")
    return (linkBytes - headerBytes) & ~7
  }
}

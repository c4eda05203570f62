extension Dissector {
  /// Takes the first header of IPv6.
  ///
  /// Source: [RFC 8200]
  mutating func takeIPv6(at offset: Int) -> Step {
    var reader = reader(at: offset)
    let first = reader.number("ipv6.version", "Version", bytes: 4) { String($0 >> 28) }
    if let first, first >> 28 != 6 { return refuse(.ipv6, &reader, "ipv6.version", "not 6") }
    guard let header = reader.ipv6Fields(first ?? 0) else {
      append(.ipv6, reader, "")
      return .end
    }
    var datagram = Datagram(isIPv6: true, addressSum: header.addressSum)
    datagram.isOverstated = !declarePayload(header.payloadBytes, &reader)
    append(.ipv6, reader, header.summary)
    return .transport(header.content, at: reader.offset, datagram)
  }

  /// Takes over the payload length; 0 stands for the rest of the frame, as jumbograms have it.
  ///
  /// - Returns: whether the frame was long enough.
  private mutating func declarePayload(_ length: Int, _ reader: inout FieldReader) -> Bool {
    guard length > 0 else {
      if declaredEnd > reader.offset {
        reader.amend("ipv6.plen") { $0.text += ", taken as the rest of the frame" }
      }
      return true
    }
    guard narrow(to: reader.offset + length) else {
      reader.markWrong("ipv6.plen", "the frame had only \(declaredEnd - reader.offset) B")
      return false
    }
    return true
  }

  /// Takes one of the headers between the first one and the transport.
  ///
  /// Source: [RFC 8200], [RFC 4302]
  mutating func takeExtension(_ kind: IPProtocol, at offset: Int, _ datagram: Datagram) -> Step {
    extensionHeaderCount += 1
    guard extensionHeaderCount <= FrameLimits.extensionHeaderCountMax else {
      return .payload(at: offset)
    }
    var reader = reader(at: offset)
    var datagram = datagram
    let next = reader.number("ipv6.ext.nxt", "Next header", text: Self.protocolText)
    if kind == .fragment {
      reader.fragmentFields(&datagram)
    } else {
      reader.extensionFields(kind, &datagram)
    }
    append(.ipv6Extension, reader, kind.description)
    guard let next, !reader.isCut else { return .end }
    let content = IPProtocol(rawValue: UInt8(truncatingIfNeeded: next))
    return .transport(content, at: reader.offset, datagram)
  }
}

/// What the rest of the dissection needs of the first header of IPv6.
private struct IPv6Header {
  var payloadBytes: Int
  var content: IPProtocol
  var source: IPv6Address
  var destination: IPv6Address

  var summary: String { "\(source) to \(destination), \(content)" }

  var addressSum: InternetChecksum {
    var sum = InternetChecksum()
    for half in [source.high, source.low, destination.high, destination.low] {
      sum.add(UInt32(truncatingIfNeeded: half >> 32))
      sum.add(UInt32(truncatingIfNeeded: half))
    }
    return sum
  }
}

extension IPProtocol {
  /// Whether it is a header of IPv6 with another header behind it.
  var isExtensionHeader: Bool {
    switch self {
    case .hopByHop, .routing, .fragment, .authentication, .destinationOptions, .mobility: true
    default: false
    }
  }
}

extension FieldReader {
  /// Reads what follows the version; `first` are the four bytes that hold it.
  fileprivate mutating func ipv6Fields(_ first: Int) -> IPv6Header? {
    also("ipv6.tclass", "Traffic class", "")
    serviceFields("ipv6.tclass", first >> 20 & 0xFF)
    also("ipv6.flow", "Flow label", Hexadecimal.prefixed(first & 0xFFFFF, digits: 5))
    let length = number("ipv6.plen", "Payload length", bytes: 2) { "\($0) B" }
    let content = number("ipv6.nxt", "Next header", text: Dissector.protocolText)
    number("ipv6.hlim", "Hop limit")
    let source = ipv6Address("ipv6.src", "Source")
    let destination = ipv6Address("ipv6.dst", "Destination")
    guard let length, let content, let source, let destination else { return nil }
    return IPv6Header(
      payloadBytes: length, content: IPProtocol(rawValue: UInt8(truncatingIfNeeded: content)),
      source: source, destination: destination)
  }

  /// Reads the fragment header behind its first byte.
  fileprivate mutating func fragmentFields(_ datagram: inout Datagram) {
    number("ipv6.fraghdr.reserved_octet", "Reserved")
    let word = number("ipv6.fraghdr.offset", "Fragment offset", bytes: 2) { "\($0 & 0xFFF8) B" }
    also("ipv6.fraghdr.more", "More fragments", PrintableText.yesNo((word ?? 0) & 1 != 0))
    number("ipv6.fraghdr.ident", "Identification", bytes: 4) { Hexadecimal.prefixed($0, digits: 8) }
    guard let word else { return }
    datagram.isLaterFragment = word & 0xFFF8 != 0
    datagram.isFragment = datagram.isLaterFragment || word & 1 != 0
  }

  /// Reads a header of options, a routing header or an authentication header behind its first byte.
  fileprivate mutating func extensionFields(_ kind: IPProtocol, _ datagram: inout Datagram) {
    let unitBytes = kind == .authentication ? 4 : 8
    let skippedBytes = kind == .authentication ? 8 : unitBytes
    let length = number("ipv6.ext.len", "Length") { "\($0 * unitBytes + skippedBytes) B" }
    guard let length else { return }
    var rest = length * unitBytes + skippedBytes - 2
    if kind == .routing {
      number("ipv6.routing.type", "Routing type")
      let left = number("ipv6.routing.segleft", "Segments left")
      datagram.isSourceRouted = (left ?? 0) > 0
      rest -= 2
    }
    dump("", kind == .routing ? "Route" : "Content", bytes: rest)
  }
}

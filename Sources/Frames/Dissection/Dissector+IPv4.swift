extension Dissector {
  /// Takes the header of IPv4 with its options.
  ///
  /// Source: [RFC 791], [RFC 2474], [RFC 3168]
  mutating func takeIPv4(at offset: Int) -> Step {
    var reader = reader(at: offset)
    guard let first = reader.number("ip.version", "Version", text: { String($0 >> 4) }) else {
      append(.ipv4, reader, "")
      return .end
    }
    let headerBytes = (first & 0xF) * 4
    reader.also("ip.hdr_len", "Header length", "\(headerBytes) B")
    guard first >> 4 == 4 else { return refuse(.ipv4, &reader, "ip.version", "not 4") }
    guard headerBytes >= 20 else {
      return refuse(.ipv4, &reader, "ip.hdr_len", "at least 20 B")
    }
    return takeIPv4(headerBytes, &reader)
  }

  /// Ends with a header that makes no sense; what follows is shown without a name.
  mutating func refuse(
    _ kind: ProtocolNode.Kind, _ reader: inout FieldReader, _ key: String, _ reason: String
  ) -> Step {
    reader.markWrong(key, reason)
    append(kind, reader, "damaged header")
    return .payload(at: reader.offset)
  }

  private mutating func takeIPv4(_ headerBytes: Int, _ reader: inout FieldReader) -> Step {
    guard let header = reader.ipv4Fields() else {
      append(.ipv4, reader, "")
      return .end
    }
    var datagram = header.datagram
    datagram.isOverstated = !declare(header.totalBytes, headerBytes, &reader)
    datagram.isSourceRouted = reader.ipOptions(headerBytes - 20)
    judgeIPv4(header.checksum, headerBytes, &reader)
    append(.ipv4, reader, header.summary)
    return reader.isCut ? .end : .transport(header.content, at: reader.offset, datagram)
  }

  private func judgeIPv4(_ checksum: Int, _ headerBytes: Int, _ reader: inout FieldReader) {
    let header = reader.start..<reader.start + headerBytes
    let whole = Datagram(isIPv6: false, addressSum: InternetChecksum())
    reader.judge(
      "ip.checksum",
      verdict(checksum, at: header.lowerBound + 10, over: header, whole, pseudoHeader: nil))
  }

  /// Takes over the total length of a datagram; 0 stands for the rest of the frame, as a card that cuts segments leaves it.
  ///
  /// - Returns: whether the frame was long enough.
  private mutating func declare(_ total: Int, _ headerBytes: Int, _ reader: inout FieldReader)
    -> Bool
  {
    if total == 0 {
      reader.amend("ip.len") { $0.text += ", taken as the rest of the frame" }
      return true
    }
    guard total >= headerBytes else {
      reader.markWrong("ip.len", "the header alone has \(headerBytes) B")
      return false
    }
    guard narrow(to: reader.start + total) else {
      reader.markWrong("ip.len", "the frame had only \(declaredEnd - reader.start) B")
      return false
    }
    return true
  }

  /// A protocol as it stands in a header.
  static func protocolText(_ number: Int) -> String {
    PrintableText.named(number, IPProtocol(rawValue: UInt8(number)).name)
  }
}

/// What the rest of the dissection needs of an IPv4 header.
private struct IPv4Header {
  var totalBytes: Int
  var fragmentWord: Int
  var content: IPProtocol
  var checksum: Int
  var source: IPv4Address
  var destination: IPv4Address

  var summary: String {
    let offset = (fragmentWord & 0x1FFF) * 8
    let fragment = datagram.isFragment ? ", fragment at \(offset) B" : ""
    return "\(source) to \(destination), \(content)" + fragment
  }

  var datagram: Datagram {
    var sum = InternetChecksum()
    sum.add(source.rawValue)
    sum.add(destination.rawValue)
    return Datagram(
      isIPv6: false, addressSum: sum, isFragment: fragmentWord & 0x3FFF != 0,
      isLaterFragment: fragmentWord & 0x1FFF != 0)
  }
}

extension FieldReader {
  /// Reads what follows the first byte in every header.
  fileprivate mutating func ipv4Fields() -> IPv4Header? {
    serviceFields("ip.dsfield", number("ip.dsfield", "Service"))
    let total = number("ip.len", "Total length", bytes: 2) { "\($0) B" }
    number("ip.id", "Identification", bytes: 2) {
      PrintableText.named(Hexadecimal.prefixed($0, digits: 4), String($0))
    }
    let fragmentWord = fragmentFields()
    number("ip.ttl", "Time to live")
    let content = number("ip.proto", "Protocol", text: Dissector.protocolText)
    let checksum = checksum("ip.checksum")
    let source = ipv4Address("ip.src", "Source")
    let destination = ipv4Address("ip.dst", "Destination")
    guard let total, let content, let checksum, let source, let destination else { return nil }
    return IPv4Header(
      totalBytes: total, fragmentWord: fragmentWord,
      content: IPProtocol(rawValue: UInt8(truncatingIfNeeded: content)), checksum: checksum,
      source: source, destination: destination)
  }

  /// Writes the two parts of the service byte of IPv4 and IPv6 into the field with a key.
  mutating func serviceFields(_ key: String, _ service: Int?) {
    guard let service else { return }
    amend(key) { field in
      let congestion = ["not capable", "capable (1)", "capable (0)", "congestion"][service & 3]
      field.text = Hexadecimal.prefixed(service, digits: 2)
      field.children = [
        Field(key + ".dscp", "Priority code", String(service >> 2), field.range),
        Field(key + ".ecn", "Congestion", congestion, field.range),
      ]
    }
  }

  /// Reads the flags and the fragment offset of IPv4; 0 if they are not there.
  private mutating func fragmentFields() -> Int {
    let flags = [("rb", "Reserved", 0x8000), ("df", "Do not fragment", 0x4000)]
    let names = flags + [("mf", "More fragments", 0x2000)]
    let word = number("ip.flags", "Flags", bytes: 2) { word in
      let set = names.filter { word & $0.2 != 0 }.map(\.1)
      return set.isEmpty ? "none" : set.joined(separator: ", ").lowercased()
    }
    guard let word else { return 0 }
    amend("ip.flags") { field in
      field.children = names.map {
        Field("ip.flags.\($0.0)", $0.1, PrintableText.yesNo(word & $0.2 != 0), field.range)
      }
    }
    also("ip.frag_offset", "Fragment offset", "\((word & 0x1FFF) * 8) B")
    return word
  }
}

extension Dissector {
  /// Takes an ICMP message.
  ///
  /// Source: [RFC 792], [RFC 1191], [IANA ICMP parameters]
  mutating func takeICMP(at offset: Int, _ datagram: Datagram) -> Step {
    var reader = reader(at: offset)
    let type = reader.number("icmp.type", "Type") { PrintableText.named($0, ICMPNames.types[$0]) }
    let code = reader.number("icmp.code", "Code") {
      PrintableText.named($0, type.flatMap(ICMPNames.codes(of:))?[$0])
    }
    let checksum = reader.checksum("icmp.checksum")
    guard let type, let code, let checksum else {
      append(.icmp, reader, "")
      return .end
    }
    reader.judge(
      "icmp.checksum",
      verdict(
        checksum, at: offset + 2, over: offset..<declaredEnd, datagram,
        pseudoHeader: nil))
    let summary = reader.icmpBody(type, code)
    append(.icmp, reader, summary)
    return reader.isCut ? .end : .payload(at: reader.offset)
  }
}

extension FieldReader {
  /// Reads what follows the checksum of ICMP and says what the message is about.
  fileprivate mutating func icmpBody(_ type: Int, _ code: Int) -> String {
    let name = ICMPNames.types[type] ?? "type \(type)"
    switch type {
    case 0, 8, 13, 14: return name + echoFields("icmp.ident", "icmp.seq")
    case 3:
      return (ICMPNames.codes(of: type)?[code] ?? name) + unreachableFields(code)
    case 4, 11, 12:
      dump("icmp.unused", "Unused", bytes: 4)
      return (ICMPNames.codes(of: type)?[code] ?? name) + quotedFields()
    case 5:
      let gateway = ipv4Address("icmp.redir_gw", "Gateway")
      return name + (gateway.map { " to \($0)" } ?? "") + quotedFields()
    default: return name
    }
  }

  /// Reads the identifier and the sequence number of an echo, which have these keys.
  mutating func echoFields(_ identifierKey: String, _ sequenceKey: String) -> String {
    let identifier = number(identifierKey, "Identifier", bytes: 2) {
      PrintableText.named(Hexadecimal.prefixed($0, digits: 4), String($0))
    }
    let sequence = number(sequenceKey, "Sequence", bytes: 2)
    guard let identifier, let sequence else { return "" }
    return " \(identifier) number \(sequence)"
  }

  private mutating func unreachableFields(_ code: Int) -> String {
    dump("icmp.unused", "Unused", bytes: 2)
    let isTooBig = code == 4
    let (key, name) = isTooBig ? ("icmp.mtu", "Next MTU") : ("icmp.unused", "Unused")
    let next = number(key, name, bytes: 2)
    let hint = isTooBig ? next.map { ", MTU \($0)" } ?? "" : ""
    return hint + quotedFields()
  }

  /// Reads the header of the datagram that an error is about, flat: what is inside it is not dissected again.
  private mutating func quotedFields() -> String {
    guard !isCut, remaining >= 20, bytes[offset] >> 4 == 4 else { return "" }
    var quoted = FieldReader(bytes, from: offset, to: offset + 20)
    quoted.skip("", "Header", bytes: 9)
    let content = quoted.number("ip.proto", "Protocol") { String($0) } ?? 0
    quoted.skip("", "Checksum", bytes: 2)
    guard let source = quoted.ipv4Address("ip.src", "Source"),
      let destination = quoted.ipv4Address("ip.dst", "Destination")
    else { return "" }
    let text = "\(source) to \(destination), \(IPProtocol(rawValue: UInt8(content)))"
    dump("icmp.quoted", "About", bytes: 20)
    amend("icmp.quoted") { $0.text = text }
    return ": " + text
  }
}

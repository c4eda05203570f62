extension Dissector {
  /// Takes an ICMPv6 message; of neighbour discovery also the target and the options.
  ///
  /// Source: [RFC 4443], [RFC 4861], [RFC 2710], [IANA ICMPv6 parameters]
  mutating func takeICMPv6(at offset: Int, _ datagram: Datagram) -> Step {
    var reader = reader(at: offset)
    let type = reader.number("icmpv6.type", "Type") {
      PrintableText.named($0, ICMPv6Names.types[$0])
    }
    let code = reader.number("icmpv6.code", "Code") {
      PrintableText.named($0, type.flatMap { ICMPv6Names.codes[$0] }?[$0])
    }
    let checksum = reader.checksum("icmpv6.checksum")
    guard let type, let code, let checksum else {
      append(.icmpv6, reader, "")
      return .end
    }
    let segment = offset..<declaredEnd
    let pseudoHeader = datagram.pseudoHeader(.icmpv6, lengthBytes: segment.count)
    reader.judge(
      "icmpv6.checksum",
      verdict(checksum, at: offset + 2, over: segment, datagram, pseudoHeader: pseudoHeader))
    let summary = reader.icmpv6Body(type, code)
    append(.icmpv6, reader, summary)
    return reader.isCut ? .end : .payload(at: reader.offset)
  }
}

extension FieldReader {
  /// Reads what follows the checksum of ICMPv6 and says what the message is about.
  fileprivate mutating func icmpv6Body(_ type: Int, _ code: Int) -> String {
    let name = ICMPv6Names.types[type] ?? "type \(type)"
    switch type {
    case 1, 3, 4:
      dump("icmpv6.unused", "Unused", bytes: 4)
      return ICMPv6Names.codes[type]?[code] ?? name
    case 2: return name + (number("icmpv6.mtu", "MTU", bytes: 4).map { ", MTU \($0)" } ?? "")
    case 128, 129:
      return name + echoFields("icmpv6.echo.identifier", "icmpv6.echo.sequence_number")
    case 130, 131, 132:
      dump("icmpv6.mld.maximum_response_delay", "Delay and reserved", bytes: 4)
      return name + target("icmpv6.mld.multicast_address", "Group")
    case 133:
      dump("icmpv6.reserved", "Reserved", bytes: 4)
      return name + neighborOptions()
    case 134:
      dump("icmpv6.nd.ra", "Router", bytes: 12)
      return name + neighborOptions()
    case 135, 136:
      dump("icmpv6.nd.flags", "Flags and reserved", bytes: 4)
      return name + target("icmpv6.nd.target_address", "Target") + neighborOptions()
    default: return name
    }
  }

  private mutating func target(_ key: String, _ name: String) -> String {
    ipv6Address(key, name).map { " for \($0)" } ?? ""
  }

  /// Reads the options of neighbour discovery, whose lengths count eight bytes; adds nothing to the summary.
  private mutating func neighborOptions() -> String {
    for _ in 0..<FrameLimits.optionCountMax where !isCut && remaining >= 2 {
      let kind = Int(bytes[offset])
      let lengthBytes = Int(bytes[offset + 1]) * 8
      let name = ICMPv6Names.options[kind] ?? "Option \(kind)"
      guard lengthBytes > 0 else {
        dump("icmpv6.opt", name, bytes: remaining)
        markWrong("icmpv6.opt", "an option without length")
        return ""
      }
      neighborOption(kind, name, lengthBytes)
    }
    return ""
  }

  private mutating func neighborOption(_ kind: Int, _ name: String, _ lengthBytes: Int) {
    let start = offset
    dump("icmpv6.opt", name, bytes: lengthBytes)
    guard !isCut, kind <= 2, lengthBytes == 8 else { return }
    var address = FieldReader(bytes, from: start + 2, to: start + 8)
    guard let hardware = address.hardwareAddress("icmpv6.opt.linkaddr", name) else { return }
    amend("icmpv6.opt") { $0.text = hardware.description }
  }
}

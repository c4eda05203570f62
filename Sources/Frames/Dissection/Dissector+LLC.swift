extension Dissector {
  /// Takes the header of IEEE 802.2, with SNAP behind it where the service access points say so.
  ///
  /// Source: [IEEE 802.2], [RFC 1042]
  mutating func takeLLC(at offset: Int) -> Step {
    var reader = reader(at: offset)
    guard offset < declaredEnd else { return .end }
    let destination = reader.number("llc.dsap", "Destination service", text: Self.serviceText)
    let source = reader.number("llc.ssap", "Source service", text: Self.serviceText)
    let control = takeControl(&reader)
    guard destination == 0xAA, source == 0xAA, control == 3 else {
      append(.llc, reader, Self.summary(from: source, to: destination))
      return reader.isCut ? .end : .payload(at: reader.offset)
    }
    return takeSNAP(&reader)
  }

  private func takeControl(_ reader: inout FieldReader) -> Int? {
    let isShort = reader.remaining == 0 || bytes[reader.offset] & 0b11 == 0b11
    return reader.number("llc.control", "Control", bytes: isShort ? 1 : 2) {
      PrintableText.named(
        Hexadecimal.prefixed($0, digits: isShort ? 2 : 4), $0 == 3 ? "unnumbered information" : nil)
    }
  }

  private mutating func takeSNAP(_ reader: inout FieldReader) -> Step {
    let organization = reader.number("llc.oui", "Organization", bytes: 3) {
      PrintableText.named(Hexadecimal.text($0, digits: 6), $0 == 0 ? "Ethernet" : nil)
    }
    let isEthernet = organization == 0 || organization == 0xF8
    let type = reader.number("llc.pid", "Protocol", bytes: 2) {
      isEthernet ? Self.typeText($0) : Hexadecimal.prefixed($0, digits: 4)
    }
    guard let organization, let type else {
      append(.llc, reader, "SNAP")
      return .end
    }
    guard isEthernet else {
      append(.llc, reader, "SNAP, organization " + Hexadecimal.text(organization, digits: 6))
      return .payload(at: reader.offset)
    }
    let etherType = EtherType(rawValue: UInt16(type))
    append(.llc, reader, "SNAP, \(etherType)")
    return .content(etherType, at: reader.offset)
  }

  private static func summary(from source: Int?, to destination: Int?) -> String {
    guard let source, let destination else { return "" }
    let name = destination == source ? serviceNames[destination] : nil
    return name ?? "service \(serviceText(source)) to \(serviceText(destination))"
  }

  private static func serviceText(_ number: Int) -> String {
    PrintableText.named(Hexadecimal.prefixed(number, digits: 2), serviceNames[number])
  }

  private static let serviceNames: [Int: String] = [
    0x00: "null", 0x06: "IP", 0x42: "spanning tree", 0xAA: "SNAP", 0xE0: "NetWare", 0xF0: "NetBIOS",
    0xFE: "ISO network layer", 0xFF: "global",
  ]
}

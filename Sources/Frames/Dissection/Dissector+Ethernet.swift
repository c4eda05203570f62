extension Dissector {
  /// Takes the first header of every frame.
  mutating func takeEthernet() -> Step {
    var reader = reader(at: 0)
    let destination = reader.hardwareAddress("eth.dst", "Destination")
    let source = reader.hardwareAddress("eth.src", "Source")
    let isType = reader.remaining < 2 || number(at: reader.offset) >= Int(EtherType.lowest)
    let third = takeTypeOrLength(isType, &reader)
    append(isType ? .ethernet : .ieee8023, reader, Self.summary(from: source, to: destination))
    return third ?? .end
  }

  /// The number in two bytes that are there.
  private func number(at offset: Int) -> Int { Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) }

  private mutating func takeTypeOrLength(_ isType: Bool, _ reader: inout FieldReader) -> Step? {
    guard isType else { return takeLength(&reader) }
    let type = reader.number("eth.type", "Type", bytes: 2, text: Self.typeText)
    return type.map { .content(EtherType(rawValue: UInt16($0)), at: reader.offset) }
  }

  /// The largest length of IEEE 802.3, in bytes; the numbers between it and the types mean nothing.
  private static let lengthMax = 1_500

  /// Takes the length of IEEE 802.3.
  private mutating func takeLength(_ reader: inout FieldReader) -> Step? {
    guard let length = reader.number("eth.len", "Length", bytes: 2, text: { "\($0) B" }) else {
      return nil
    }
    if length > Self.lengthMax {
      reader.markWrong("eth.len", "neither a length nor a type")
      return .payload(at: reader.offset)
    }
    if !narrow(to: reader.offset + length) {
      reader.markWrong("eth.len", "only \(declaredEnd - reader.offset) B follow")
    }
    return .llc(at: reader.offset)
  }

  /// Takes a VLAN tag.
  mutating func takeTag(at offset: Int) -> Step {
    tagCount += 1
    guard tagCount <= FrameLimits.tagCountMax else { return .payload(at: offset) }
    var reader = reader(at: offset)
    let control = reader.number("vlan.priority", "Priority", bytes: 2) { String($0 >> 13) }
    let identifier = (control ?? 0) & 0xFFF
    reader.also("vlan.dei", "May be dropped", PrintableText.yesNo((control ?? 0) >> 12 & 1 != 0))
    reader.also("vlan.id", "VLAN", Self.vlanText(identifier))
    let type = reader.number("vlan.etype", "Type", bytes: 2, text: Self.typeText)
    append(.tag, reader, "VLAN " + Self.vlanText(identifier))
    return type.map { tagged($0, at: reader.offset) } ?? .end
  }

  /// What follows a tag: a type again, or a length.
  private mutating func tagged(_ number: Int, at offset: Int) -> Step {
    let type = EtherType(rawValue: UInt16(number))
    guard number < Int(EtherType.lowest) else { return .content(type, at: offset) }
    guard number <= Self.lengthMax else { return .payload(at: offset) }
    narrow(to: offset + number)
    return .llc(at: offset)
  }

  private static func vlanText(_ identifier: Int) -> String {
    PrintableText.named(
      identifier, identifier == 0 ? "priority only" : identifier == 4_095 ? "reserved" : nil)
  }

  /// A type as it stands in a header.
  static func typeText(_ number: Int) -> String {
    PrintableText.named(
      Hexadecimal.prefixed(number, digits: 4), EtherType(rawValue: UInt16(number)).name)
  }

  private static func summary(from source: MACAddress?, to destination: MACAddress?) -> String {
    guard let source, let destination else { return "" }
    return "\(source) to " + (destination.isBroadcast ? "broadcast" : destination.description)
  }
}

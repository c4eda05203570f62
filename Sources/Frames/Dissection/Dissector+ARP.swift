extension Dissector {
  /// Takes ARP or RARP; the lengths of its addresses stand in it.
  ///
  /// Source: [RFC 826], [RFC 903], [RFC 5227]
  mutating func takeARP(at offset: Int) -> Step {
    var reader = reader(at: offset)
    let hardware = reader.number("arp.hw.type", "Hardware type", bytes: 2) {
      PrintableText.named($0, $0 == 1 ? "Ethernet" : nil)
    }
    let family = reader.number("arp.proto.type", "Protocol type", bytes: 2, text: Self.typeText)
    let hardwareBytes = reader.number("arp.hw.size", "Hardware size") { "\($0) B" }
    let addressBytes = reader.number("arp.proto.size", "Protocol size") { "\($0) B" }
    let operation = reader.number("arp.opcode", "Operation", bytes: 2) {
      PrintableText.named($0, Self.operationNames[$0])
    }
    let isUsual = hardware == 1 && family == Int(EtherType.ipv4.rawValue)
    let shape = ARPShape(
      hardwareBytes: hardwareBytes ?? 0, addressBytes: addressBytes ?? 0, isUsual: isUsual)
    let sender = shape.party("src", "Sender", &reader)
    let target = shape.party("dst", "Target", &reader)
    append(.arp, reader, Self.summary(operation ?? 0, sender, target))
    if !reader.isCut { narrow(to: reader.offset) }
    return .end
  }

  private static func summary(_ operation: Int, _ sender: ARPParty, _ target: ARPParty) -> String {
    switch operation {
    case 1 where sender.address == target.address: "announces \(sender.address)"
    case 1 where sender.address == IPv4Address.zero.description:
      "is \(target.address) in use? (probe)"
    case 1: "who has \(target.address)? tell \(sender.address)"
    case 2: "\(sender.address) is at \(sender.hardware)"
    case 3: "who is \(target.hardware)? tell \(sender.hardware)"
    case 4: "\(target.hardware) is \(target.address)"
    default: PrintableText.named("operation \(operation)", operationNames[operation])
    }
  }

  private static let operationNames: [Int: String] = [
    1: "request", 2: "reply", 3: "reverse request", 4: "reverse reply", 8: "inverse request",
    9: "inverse reply",
  ]
}

/// The addresses of one of the two parties of ARP as text.
private struct ARPParty {
  var hardware: String
  var address: String
}

/// How long the addresses are, and whether they are those of Ethernet and IPv4.
private struct ARPShape {
  var hardwareBytes: Int
  var addressBytes: Int
  var isUsual: Bool

  func party(_ key: String, _ name: String, _ reader: inout FieldReader) -> ARPParty {
    let hardware = self.hardware("arp.\(key).hw_mac", name + " hardware", &reader)
    let address = self.address("arp.\(key).proto_ipv4", name + " address", &reader)
    return ARPParty(hardware: hardware, address: address)
  }

  private func hardware(_ key: String, _ name: String, _ reader: inout FieldReader) -> String {
    guard isUsual, hardwareBytes == 6 else {
      return reader.dump(key, name, bytes: hardwareBytes).map(Hexadecimal.dump) ?? "nobody"
    }
    return reader.hardwareAddress(key, name)?.description ?? ""
  }

  private func address(_ key: String, _ name: String, _ reader: inout FieldReader) -> String {
    guard isUsual, addressBytes == 4 else {
      return reader.dump(key, name, bytes: addressBytes).map(Hexadecimal.dump) ?? "nothing"
    }
    return reader.ipv4Address(key, name)?.description ?? ""
  }
}

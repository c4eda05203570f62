/// A question or an answer of ARP for IPv4 over Ethernet, as a host reads it.
///
/// ``FrameBuilder`` writes them.
///
/// Source: [RFC 826]
public struct ARPMessage: Equatable, Sendable {
  /// Whether somebody asks who has the target's address.
  public var isRequest: Bool
  /// Who asks or answers.
  public var sender: Station
  /// Who is asked for, or answered.
  public var target: Station

  /// Reads what stands behind the Ethernet header; `nil` if it is anything else.
  public init?(_ bytes: ArraySlice<UInt8>) {
    let reader = ByteReader(bytes)
    guard reader.word(0) == 1, reader.word(2) == EtherType.ipv4.rawValue, reader.byte(4) == 6,
      reader.byte(5) == 4, let operation = reader.word(6), operation == 1 || operation == 2,
      let sender = reader.hardwareAddress(8), let senderAddress = reader.address(14),
      let target = reader.hardwareAddress(18), let targetAddress = reader.address(24)
    else { return nil }
    isRequest = operation == 1
    self.sender = Station(sender, senderAddress)
    self.target = Station(target, targetAddress)
  }
}

/// What an Ethernet frame or a VLAN tag says is inside.
///
/// Source: [IEEE 802], [IANA IEEE 802 numbers]
public struct EtherType: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The number on the cable; below ``lowest`` it is a length instead.
  public let rawValue: UInt16

  /// The type that a number means.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The lowest number that is a type.
  public static let lowest: UInt16 = 0x0600
  /// The type of IPv4.
  public static let ipv4 = EtherType(rawValue: 0x0800)
  /// The type of ARP.
  public static let arp = EtherType(rawValue: 0x0806)
  /// The type of RARP.
  public static let rarp = EtherType(rawValue: 0x8035)
  /// The type of a customer's VLAN tag, 802.1Q.
  public static let vlanTag = EtherType(rawValue: 0x8100)
  /// The type of IPv6.
  public static let ipv6 = EtherType(rawValue: 0x86DD)
  /// The type of a provider's VLAN tag, 802.1ad.
  public static let providerTag = EtherType(rawValue: 0x88A8)

  /// What people call it, or `nil`.
  public var name: String? { EtherType.names[rawValue] }

  private static let names: [UInt16: String] = [
    0x0800: "IPv4", 0x0806: "ARP", 0x0842: "Wake-on-LAN", 0x8035: "RARP", 0x809B: "AppleTalk",
    0x80F3: "AppleTalk ARP", 0x8100: "802.1Q tag", 0x8137: "IPX", 0x86DD: "IPv6",
    0x8808: "Ethernet flow control", 0x8809: "slow protocols", 0x8847: "MPLS",
    0x8848: "MPLS multicast", 0x8863: "PPPoE discovery", 0x8864: "PPPoE session",
    0x888E: "802.1X", 0x8892: "PROFINET", 0x889A: "HyperSCSI", 0x88A2: "ATA over Ethernet",
    0x88A4: "EtherCAT", 0x88A8: "802.1ad tag", 0x88CC: "LLDP", 0x88E5: "MACsec",
    0x88E7: "802.1ah tag", 0x88F7: "PTP", 0x8902: "CFM", 0x8906: "FCoE", 0x8914: "FCoE setup",
    0x8915: "RoCE", 0x9000: "loopback test", 0x9100: "old double tag",
  ]
}

extension EtherType: CustomStringConvertible {
  /// The name, or the number as code writes it.
  public var description: String { name ?? Hexadecimal.prefixed(rawValue, digits: 4) }
}

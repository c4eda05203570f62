/// What an IP datagram says is inside.
///
/// Source: [IANA protocol numbers]
public struct IPProtocol: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The number on the cable.
  public let rawValue: UInt8

  /// The protocol that a number means.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The IPv6 header of options for every router.
  public static let hopByHop = IPProtocol(rawValue: 0)
  /// ICMP for IPv4.
  public static let icmp = IPProtocol(rawValue: 1)
  /// TCP.
  public static let tcp = IPProtocol(rawValue: 6)
  /// UDP.
  public static let udp = IPProtocol(rawValue: 17)
  /// The IPv6 routing header.
  public static let routing = IPProtocol(rawValue: 43)
  /// The IPv6 fragment header.
  public static let fragment = IPProtocol(rawValue: 44)
  /// The authentication header of IPsec.
  public static let authentication = IPProtocol(rawValue: 51)
  /// ICMP for IPv6.
  public static let icmpv6 = IPProtocol(rawValue: 58)
  /// Nothing follows.
  public static let none = IPProtocol(rawValue: 59)
  /// The IPv6 header of options for the destination.
  public static let destinationOptions = IPProtocol(rawValue: 60)
  /// The IPv6 mobility header.
  public static let mobility = IPProtocol(rawValue: 135)

  /// What people call it, or `nil`.
  public var name: String? { IPProtocol.names[rawValue] }

  private static let names: [UInt8: String] = [
    0: "hop-by-hop options", 1: "ICMP", 2: "IGMP", 4: "IPv4 in IP", 6: "TCP", 8: "EGP", 17: "UDP",
    33: "DCCP", 41: "IPv6 in IP", 43: "routing header", 44: "fragment header", 46: "RSVP",
    47: "GRE", 50: "ESP", 51: "AH", 58: "ICMPv6", 59: "no next header",
    60: "destination options", 88: "EIGRP", 89: "OSPF", 94: "IPIP", 103: "PIM", 108: "IPComp",
    112: "VRRP", 115: "L2TP", 132: "SCTP", 135: "mobility header", 136: "UDP-Lite",
    137: "MPLS in IP", 139: "HIP", 140: "Shim6",
  ]
}

extension IPProtocol: CustomStringConvertible {
  /// The name, or `protocol` with the number.
  public var description: String { name ?? "protocol \(rawValue)" }
}

/// The part of a frame that one protocol wrote.
public struct ProtocolNode: Equatable, Sendable {
  /// Which protocol.
  public var kind: Kind
  /// The bytes of the frame that belong to it, without what it carries.
  public var range: Range<Int>
  /// One line: `who has 192.168.1.99? tell 192.168.1.1`.
  public var summary: String
  /// The fields in the order of the bytes.
  public var fields: [Field]

  /// What a part of a frame can be.
  public enum Kind: CaseIterable, Sendable {
    /// The header of Ethernet II, which says a type.
    case ethernet
    /// The header of IEEE 802.3, which says a length.
    case ieee8023
    /// The header of IEEE 802.2 behind it, with SNAP if there is one.
    case llc
    /// A VLAN tag.
    case tag
    /// ARP or RARP.
    case arp
    /// The header of IPv4.
    case ipv4
    /// The first header of IPv6.
    case ipv6
    /// Another header of IPv6.
    case ipv6Extension
    /// ICMP for IPv4.
    case icmp
    /// ICMP for IPv6.
    case icmpv6
    /// The header of UDP.
    case udp
    /// The header of TCP.
    case tcp
    /// What nobody here dissects.
    case payload
    /// What fills a short frame up to 60 bytes.
    case padding
    /// What follows the content of a longer frame.
    case trailer
  }

  /// What people call the protocol.
  public var name: String {
    switch kind {
    case .ethernet: "Ethernet II"
    case .ieee8023: "IEEE 802.3"
    case .llc: "LLC"
    case .tag: "VLAN tag"
    case .arp: "ARP"
    case .ipv4: "IPv4"
    case .ipv6: "IPv6"
    case .ipv6Extension: "IPv6 extension"
    case .icmp: "ICMP"
    case .icmpv6: "ICMPv6"
    case .udp: "UDP"
    case .tcp: "TCP"
    case .payload: "payload"
    case .padding: "padding"
    case .trailer: "trailer"
    }
  }

  /// Whether the bytes end inside the header.
  public var isTruncated: Bool { fields.contains { $0.condition == .truncated } }
}

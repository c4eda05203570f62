/// What the bytes of a captured frame begin with: the LINKTYPE of the capture.
///
/// Source: [tcpdump link-layer header types]
public struct LinkType: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The number in the file.
  public let rawValue: UInt16

  /// The link type that a number means.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Ethernet, without its frame check sequence unless the file says otherwise.
  public static let ethernet = LinkType(rawValue: 1)

  /// What people call it, or `nil`.
  public var name: String? {
    if (147...162).contains(rawValue) { return "private use \(rawValue - 147)" }
    return LinkType.names[rawValue]
  }

  private static let names: [UInt16: String] = [
    0: "BSD loopback", 1: "Ethernet", 3: "AX.25", 6: "token ring", 7: "ARCNET", 8: "SLIP",
    9: "PPP", 10: "FDDI", 50: "PPP in HDLC framing", 51: "PPPoE", 100: "ATM, RFC 1483",
    101: "raw IP", 104: "Cisco HDLC", 105: "802.11", 107: "Frame Relay",
    108: "OpenBSD loopback", 113: "Linux cooked", 114: "LocalTalk", 117: "OpenBSD pflog",
    119: "802.11 with Prism header", 122: "IP over Fibre Channel", 123: "SunATM",
    127: "802.11 with radiotap header", 129: "ARCNET on Linux", 138: "IP over IEEE 1394",
    139: "MTP2 with header", 140: "MTP2", 141: "MTP3", 142: "SCCP", 143: "DOCSIS",
    144: "Linux IrDA", 163: "802.11 with AVS header", 165: "BACnet MS/TP", 166: "PPP of pppd",
    169: "GPRS LLC", 177: "Linux LAPD", 182: "multilink Frame Relay",
    187: "Bluetooth HCI", 189: "USB on Linux", 192: "per-packet information",
    195: "802.15.4", 196: "SITA WAN", 197: "Endace ERF", 201: "Bluetooth HCI with direction",
    209: "Linux IPMB", 215: "802.15.4 with physical header", 220: "USB on Linux, padded",
    224: "Fibre Channel FC-2", 227: "CAN", 228: "raw IPv4", 229: "raw IPv6",
    230: "802.15.4 without FCS", 231: "D-Bus", 239: "Linux netfilter log", 240: "Hilscher",
    242: "IP over InfiniBand", 243: "MPEG transport stream", 245: "NFC", 247: "InfiniBand",
    248: "SCTP", 249: "USB on Windows", 251: "Bluetooth Low Energy",
    252: "Wireshark upper PDU", 253: "Linux netlink", 254: "Bluetooth monitor",
    256: "Bluetooth Low Energy with header", 258: "Apple packet tap", 265: "DVB-CI",
    266: "USB on macOS", 272: "Nordic Bluetooth Low Energy", 274: "Ethernet of mPackets",
    276: "Linux cooked v2", 278: "OpenVizsla USB", 279: "Elektrobit", 280: "virtual sockets",
    283: "802.15.4 with TAP header", 288: "USB 2.0",
  ]
}

extension LinkType: CustomStringConvertible {
  /// The number with the name behind it, such as `113 (Linux cooked)`.
  public var description: String {
    guard let name else { return String(rawValue) }
    return "\(rawValue) (\(name))"
  }
}

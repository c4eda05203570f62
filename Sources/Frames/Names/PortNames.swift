/// Who usually listens at the ports that a student of Windows meets.
///
/// Source: [IANA service names]
enum PortNames {
  /// The services, by port.
  static let all: [Int: String] = [
    7: "echo", 9: "discard", 20: "FTP data", 21: "FTP", 22: "SSH", 23: "Telnet", 25: "SMTP",
    53: "DNS", 67: "DHCP server", 68: "DHCP client", 69: "TFTP", 80: "HTTP", 88: "Kerberos",
    110: "POP3", 123: "NTP", 135: "RPC", 137: "NetBIOS names", 138: "NetBIOS datagrams",
    139: "NetBIOS sessions", 143: "IMAP", 161: "SNMP", 389: "LDAP", 443: "HTTPS", 445: "SMB",
    546: "DHCPv6 client", 547: "DHCPv6 server", 1723: "PPTP", 1900: "SSDP", 3389: "RDP",
    3702: "WS-Discovery", 4789: "VXLAN", 5353: "mDNS", 5355: "LLMNR",
  ]
}

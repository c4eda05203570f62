/// What the messages of ICMP for IPv4 are called.
///
/// Source: [IANA ICMP parameters]
enum ICMPNames {
  /// The types.
  static let types: [Int: String] = [
    0: "echo reply", 3: "destination unreachable", 4: "source quench", 5: "redirect",
    8: "echo request", 9: "router advertisement", 10: "router solicitation", 11: "time exceeded",
    12: "parameter problem", 13: "timestamp request", 14: "timestamp reply",
    15: "information request", 16: "information reply", 17: "address mask request",
    18: "address mask reply", 42: "extended echo request", 43: "extended echo reply",
  ]

  /// The codes of a type, or `nil` if they mean nothing.
  static func codes(of type: Int) -> [Int: String]? { codes[type] }

  private static let codes: [Int: [Int: String]] = [
    3: [
      0: "network unreachable", 1: "host unreachable", 2: "protocol unreachable",
      3: "port unreachable", 4: "fragmentation needed", 5: "source route failed",
      6: "network unknown", 7: "host unknown", 9: "network forbidden", 10: "host forbidden",
      11: "network unreachable for this service", 12: "host unreachable for this service",
      13: "communication forbidden",
    ],
    5: [
      0: "for the network", 1: "for the host", 2: "for the service and network",
      3: "for the service and host",
    ],
    11: [0: "time to live exceeded", 1: "reassembly time exceeded"],
    12: [0: "bad header", 1: "option missing", 2: "bad length"],
  ]
}

/// What the messages of ICMP for IPv6 and the options of neighbour discovery are called.
///
/// Source: [IANA ICMPv6 parameters]
enum ICMPv6Names {
  /// The types.
  static let types: [Int: String] = [
    1: "destination unreachable", 2: "packet too big", 3: "time exceeded", 4: "parameter problem",
    128: "echo request", 129: "echo reply", 130: "multicast listener query",
    131: "multicast listener report", 132: "multicast listener done", 133: "router solicitation",
    134: "router advertisement", 135: "neighbor solicitation", 136: "neighbor advertisement",
    137: "redirect", 138: "router renumbering", 139: "node information query",
    140: "node information response", 141: "inverse neighbor solicitation",
    142: "inverse neighbor advertisement", 143: "multicast listener report 2",
    144: "home agent discovery request", 145: "home agent discovery reply",
    146: "mobile prefix solicitation", 147: "mobile prefix advertisement",
    148: "certification path solicitation", 149: "certification path advertisement",
    151: "multicast router advertisement", 152: "multicast router solicitation",
    153: "multicast router termination", 155: "RPL control", 157: "duplicate address request",
    158: "duplicate address confirmation", 160: "extended echo request",
    161: "extended echo reply",
  ]

  /// The codes of the errors, by type.
  static let codes: [Int: [Int: String]] = [
    1: [
      0: "no route", 1: "forbidden", 2: "beyond the scope of the source",
      3: "address unreachable", 4: "port unreachable", 5: "source address forbidden",
      6: "route rejected",
    ],
    3: [0: "hop limit exceeded", 1: "reassembly time exceeded"],
    4: [0: "bad header", 1: "unknown next header", 2: "unknown option"],
  ]

  /// The options of neighbour discovery.
  static let options: [Int: String] = [
    1: "Source hardware", 2: "Target hardware", 3: "Prefix", 4: "Redirected header", 5: "MTU",
    14: "Nonce", 24: "Route", 25: "Name servers", 31: "Search list", 38: "NAT64 prefix",
  ]
}

import Events

extension TcpipDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "tcpip", role: .transport,
    sentence: "tcpip: UDP, ICMP, IP and ARP, under the names of ReactOS.",
    settings: [
      .name(), .bug(of: "tcpip"),
      SettingFacts("address", .address, .word("10.0.0.1"), "Its IP address."),
      SettingFacts("prefix", .integer(1...30), .integer(24), "How many bits name the network."),
      SettingFacts(
        "gateway", .address, .word("0.0.0.0"),
        "The neighbour that takes what is for other networks; 0.0.0.0 for none."),
      SettingFacts(
        "mtu", .integer(68...1_500), .integer(1_500),
        "The most bytes that it puts into a frame behind the Ethernet header."),
      SettingFacts(
        "receive", .word(["worker", "dispatch"]), .word("worker"),
        "Whether a received packet goes through a work item, as in ReactOS, or up at once, as on Windows."
      ),
      SettingFacts(
        "arp", .word(["ask", "known"]), .word("ask"),
        "Whether it has to ask for its neighbours, or knows every peer at the start."),
      SettingFacts(
        "tick", .period, .word("1s"),
        "How often IPTimeout runs while something is waited for; 1us at the least."),
      SettingFacts(
        "arp_ticks", .integer(1...100), .integer(5),
        "After so many of them a neighbour that has not answered is given up."),
      SettingFacts(
        "reassembly_ticks", .integer(1...100), .integer(2),
        "After so many of them a datagram whose fragments are not complete is given up."),
      SettingFacts(
        "worker_cpu", .integer(0...7), .integer(7), "The processor on which its work items run."),
      SettingFacts("pool", .integer(1...65_535), .integer(64), "The size of its packet pool."),
    ])
}

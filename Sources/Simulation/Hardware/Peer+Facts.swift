import Events

extension Peer {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "peer", role: .peer, ndis: 0,
    sentence: "A host at the far end of the cable: it answers ARP and sends echoes back.",
    settings: [
      SettingFacts("address", .address, .word("10.0.0.2"), "Its IP address."),
      SettingFacts(
        "answers", .words(["arp", "icmp", "udp"]),
        .list([.word("arp"), .word("icmp"), .word("udp")]),
        "What it answers: questions of ARP, echo requests, UDP datagrams."),
      SettingFacts("delay", .delay, .word("50us"), "How long it takes to answer."),
    ])
}

import Events

extension PacketDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "packet", role: .protocolDriver,
    sentence: "The packet protocol driver of seed 000, corrected, or with the seed's bugs.",
    settings: [
      .name(), .bug(of: "packet"),
      SettingFacts(
        "variant", .word(["corrected", "seed"]), .word("corrected"),
        "Without bugs, or with those of the seed's last listing."),
      SettingFacts(
        "bugs", .words(SeedBugs.catalog.map(\.word)), .list([]), "Single bugs to be switched on."),
      SettingFacts(
        "read", .word(PacketOptions.Read.allCases.map(\.rawValue)), .word("drain"),
        "What PacketRead does: drain the queue, wait for one frame, or both with a bounded queue."),
      SettingFacts(
        "receive", .word(PacketOptions.Receive.allCases.map(\.rawValue)), .word("copy"),
        "Whether ReceivePacket copies the miniport's packet or keeps it."),
      SettingFacts(
        "fetch", .word(PacketOptions.Fetch.allCases.map(\.rawValue)), .word("offset-buffer"),
        "How NdisTransferData is used when the lookahead is too short."),
      SettingFacts(
        "filter", .words(PacketFilter.names.map(\.0)),
        .list([.word("DIRECTED"), .word("BROADCAST")]),
        "The packet filter that it sets when it is bound."),
      SettingFacts(
        "pool", .integer(1...65_535), .integer(16), "The size of its packet pool and buffer pool."),
      SettingFacts(
        "queue", .integer(1...65_535), .integer(4), "The bound of RcvPackets with `read: bounded`."),
    ])
}

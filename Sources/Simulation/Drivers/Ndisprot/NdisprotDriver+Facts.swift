import Events

extension NdisprotDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "ndisprot", role: .protocolDriver, ndis: 6,
    sentence: "The NDIS 6 protocol of the WDK sample: raw frames as net buffer lists.",
    settings: [
      .name(), .bug(of: "ndisprot"),
      SettingFacts(
        "filter", .words(PacketFilter.names.map(\.0)),
        .list([.word("DIRECTED"), .word("BROADCAST")]),
        "The packet filter that it sets when its binding runs for the first time."),
      SettingFacts("pool", .integer(1...65_535), .integer(16), "The size of its pool of lists."),
      SettingFacts(
        "queue", .integer(1...65_535), .integer(16),
        "How many received lists wait for a read; then the oldest is dropped."),
    ])
}

import Events

extension NpfDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "npf", role: .protocolDriver,
    sentence: "The capture driver of WinPcap: a protocol that copies what a program wants.",
    settings: [
      .name(), .captureProgram,
      SettingFacts(
        "filter", .words(PacketFilter.names.map(\.0)), .list([.word("PROMISCUOUS")]),
        "The packet filter that it sets when it is bound."),
      .captureBuffer,
      SettingFacts("pool", .integer(1...65_535), .integer(16), "The size of its packet pool."),
    ])
}

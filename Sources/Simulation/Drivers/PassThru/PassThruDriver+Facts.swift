import Events

extension PassThruDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "passthru", role: .intermediate,
    sentence: "PassThru, the intermediate driver of the DDK; it changes nothing.",
    settings: [
      .name(), .bug(of: "passthru"),
      SettingFacts(
        "stacking", .boolean, .boolean(false),
        "Whether packets are passed on themselves (NDIS 5.1) instead of by packets of its own."),
      SettingFacts(
        "send_pool", .integer(1...65_535), .integer(255), "The size of its pool for sends."),
      SettingFacts(
        "receive_pool", .integer(1...65_535), .integer(255), "The size of its pool for receives."),
    ])
}

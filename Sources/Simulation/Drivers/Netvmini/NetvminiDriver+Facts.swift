import Events

extension NetvminiDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "netvmini", role: .miniport, ndis: 6,
    sentence: "An NDIS 6 miniport on a card that reads and writes host memory.",
    settings: [
      .name(), .bug(of: "netvmini"),
      SettingFacts(
        "descriptors", .integer(1...4_096), .integer(8), "How many receive descriptors it has."),
      SettingFacts(
        "low_water", .integer(0...4_096), .integer(1),
        "With fewer free descriptors it indicates with RESOURCES."),
      SettingFacts("batch", .integer(1...64), .integer(8), "The most lists in one indication."),
      SettingFacts(
        "transmit_buffers", .integer(1...64), .integer(4), "How many transmit descriptors it has."),
      .megabits(1_000), .interruptCPU,
    ])
}

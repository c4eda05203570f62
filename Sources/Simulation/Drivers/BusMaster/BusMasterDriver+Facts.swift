import Events

extension BusMasterDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "busmaster", role: .miniport,
    sentence: "A bus master: whole packets are indicated; deserialized unless said otherwise.",
    settings: [
      .name(), .bug(of: "busmaster"),
      SettingFacts(
        "serialized", .boolean, .boolean(false), "Whether NDIS lets one handler at a time into it."),
      SettingFacts(
        "descriptors", .integer(1...4_096), .integer(8), "How many receive descriptors it has."),
      SettingFacts(
        "low_water", .integer(0...4_096), .integer(1),
        "With so few free descriptors left it indicates with RESOURCES."),
      SettingFacts(
        "batch", .integer(1...64), .integer(8), "The most packets in one indication."),
      SettingFacts(
        "transmit_queue", .integer(1...1_024), .integer(16), "How many packets its queue takes."),
      SettingFacts(
        "transmit_buffers", .integer(1...64), .integer(4), "How many transmit descriptors it has."),
      .megabits(100), .interruptCPU,
    ])
}

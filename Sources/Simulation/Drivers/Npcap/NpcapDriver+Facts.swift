import Events

extension NpcapDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "npcap", role: .filter, ndis: 6,
    sentence: "The capture driver Npcap: a filter that sees both directions and passes on.",
    settings: [
      .name(),
      SettingFacts(
        "attached", .boolean, .boolean(true), "Whether it is in the stack from the beginning."),
      .captureProgram, .captureBuffer,
    ])
}

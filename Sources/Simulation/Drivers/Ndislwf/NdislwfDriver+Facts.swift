import Events

extension NdislwfDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "ndislwf", role: .filter, ndis: 6,
    sentence: "The lightweight filter of the WDK sample: it counts, drops by a rule, or copies.",
    settings: [
      .name(), .bug(of: "ndislwf"),
      SettingFacts(
        "attached", .boolean, .boolean(true), "Whether it is in the stack from the beginning."),
      SettingFacts(
        "handlers", .words(["send", "receive"]), .list([.word("send"), .word("receive")]),
        "For which directions it has handlers; NDIS passes it by in the others."),
      SettingFacts(
        "track", .boolean, .boolean(true), "Whether it counts what passes."),
      SettingFacts(
        "drop", .word(FilterOptions.Drop.allCases.map(\.rawValue)), .word("none"),
        "Which received frames it drops."),
      SettingFacts(
        "copy", .word(FilterOptions.Copy.allCases.map(\.rawValue)), .word("none"),
        "Whether it passes on copies of its own instead of what it gets."),
      SettingFacts(
        "delay", .delay, .integer(0),
        "How long it holds back what it received; 0 for not at all."),
      SettingFacts(
        "in_place", .boolean, .boolean(false),
        "Whether it changes received lists in place, and undoes that when they come back."),
      SettingFacts("pool", .integer(1...65_535), .integer(64), "The size of its pool of lists."),
    ])
}

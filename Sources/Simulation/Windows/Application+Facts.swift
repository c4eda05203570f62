import Events

extension Application {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "app", role: .application, ndis: 0,
    sentence: "A program that writes and reads raw frames.",
    settings: [
      .name("app.exe"),
      SettingFacts(
        "reads_every", .period, .integer(0), "How often it reads by itself; 0 for never."),
      SettingFacts(
        "read_bytes", .integer(1...1_048_576), .integer(65_536),
        "The buffer of such a read, in bytes."),
    ])
}

import Events

extension DatagramSocket {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "socket", role: .socket, ndis: 0,
    sentence: "A program with a UDP socket, and msafd beneath it.",
    settings: [
      .name("client.exe"),
      SettingFacts(
        "port", .integer(0...65_535), .integer(0),
        "The port that it binds at the start; 0 to be bound by the first send or receive."),
      SettingFacts(
        "cpu", .integer(0...7), .integer(0), "The processor on which the program runs."),
    ])
}

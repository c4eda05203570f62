import Events

extension AfdDriver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "afd", role: .socketDriver, ndis: 0,
    sentence: "AFD, the driver behind Winsock: sockets above, TDI below.",
    settings: [
      .name(),
      SettingFacts(
        "receive", .word(["posted", "events"]), .word("posted"),
        "Whether it posts a receive to the transport, as ReactOS, or sets an event handler, as Windows."
      ),
      SettingFacts(
        "window", .integer(1...65_535), .integer(16_384),
        "The bytes of the receive that it posts; a longer datagram is cut."),
      SettingFacts(
        "rcvbuf", .integer(1...1_048_576), .integer(8_192),
        "How many bytes it stores for a socket, with `receive: events`."),
      SettingFacts(
        "lock_wait", .delay, .integer(0),
        "How long somebody else holds the socket's lock when a receive is complete; 0 for not at all."
      ),
    ])
}

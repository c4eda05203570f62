import Events

extension NE2000Driver {
  /// What a scenario may say about it.
  static let facts = DriverFacts(
    name: "ne2000", role: .miniport,
    sentence: "An NE2000: programmed I/O on a DP8390, frames lent by lookahead, serialized.",
    settings: [
      .name(), .bug(of: "ne2000"),
      SettingFacts(
        "transmit_queue", .integer(1...1_024), .integer(8), "How many packets Q.MpTx takes."),
      SettingFacts(
        "transmit_buffers", .integer(1...2), .integer(1),
        "How many frames the card's transmit memory takes."),
      SettingFacts(
        "lookahead", .integer(0...1_500), .integer(128),
        "The least lookahead of an indication, in bytes."),
      SettingFacts(
        "pio", .duration(max: 1_000_000), .integer(0),
        "How long the processor takes to copy a byte from the card or to it."),
      SettingFacts(
        "ring", .integer(8...PageRing.pageCountMax), .integer(PageRing.pageCountMax),
        "How many pages of 256 bytes its receive ring has."),
      SettingFacts(
        "recovery", .word(NE2000Adapter.Recovery.allCases.map(\.rawValue)), .word("data-sheet"),
        "When loopback mode is left after an overflow: behind the emptying of the ring, or before."),
      .megabits(10), .interruptCPU,
    ])
}

import Events

/// One setting of a driver: what a scenario may say about it.
public struct SettingFacts: Sendable {
  /// The key in a scenario.
  public let name: String
  /// What values it takes.
  public let kind: SettingKind
  /// The value when the scenario says nothing.
  public let standard: SettingValue
  /// What it means, in one sentence.
  public let sentence: String

  init(_ name: String, _ kind: SettingKind, _ standard: SettingValue, _ sentence: String) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.sentence = sentence
  }
}

// MARK: - Settings of several drivers

extension SettingFacts {
  /// The setting of everything that is shown; without a standard it is called by its id.
  static func name(_ standard: String = "") -> SettingFacts {
    SettingFacts(
      "name", .text, .word(standard),
      standard.isEmpty
        ? "The name that is shown; the id if not said." : "The name that is shown.")
  }

  /// The setting that every driver with bugs has.
  static func bug(of driver: String) -> SettingFacts {
    SettingFacts(
      "bug", .bug(of: driver), .word("none"), "The one handler of the driver that is broken.")
  }

  /// How fast the cable of a card is.
  static func megabits(_ standard: Int) -> SettingFacts {
    SettingFacts(
      "megabits", .integer(1...10_000), .integer(standard), "The speed of the cable, in Mbit/s.")
  }

  /// Which processor a card interrupts.
  static let interruptCPU = SettingFacts(
    "interrupt_cpu", .integer(0...7), .integer(1), "The processor that takes its interrupts.")

  /// What the program of a capture driver wants.
  static let captureProgram = SettingFacts(
    "program", .text, .word(""),
    "Which frames it wants: a filter expression, or the numbers of tcpdump -ddd; all if not said.")

  /// How much a capture driver can keep.
  static let captureBuffer = SettingFacts(
    "buffer", .integer(64...16_777_216), .integer(1_048_576),
    "The size of its kernel buffer, in bytes.")
}

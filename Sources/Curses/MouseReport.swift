import Terminal

/// What a terminal says about its mouse, as xterm encodes it; buttons other than the left one and the wheel are nobody's
/// business here.
struct MouseReport {
  /// Bits: button, modifiers, motion, wheel.
  var code: Int
  /// The cell, from 1.
  var column: Int
  /// The cell, from 1.
  var row: Int
  /// Whether a button came up.
  var isRelease: Bool

  /// The report in a sequence that begins with `ESC [ <`, or `nil` if it is about something else.
  init?(_ sequence: ControlSequence) {
    guard [UInt8(ascii: "M"), UInt8(ascii: "m")].contains(sequence.final) else { return nil }
    code = sequence.parameter(0)
    column = sequence.parameter(1)
    row = sequence.parameter(2)
    isRelease = sequence.final == UInt8(ascii: "m")
  }

  /// The report in the three bytes behind `ESC [ M`, the old way, which does not say which button came up.
  init(bytes: ArraySlice<UInt8>) {
    let numbers = bytes.map { Int($0) - 32 }
    code = numbers[0]
    column = numbers[1]
    row = numbers[2]
    isRelease = code & 0b1100_0011 == 3
  }

  /// What the program is told, or `nil`.
  var mouse: Mouse? {
    guard let action, row > 0, column > 0 else { return nil }
    return Mouse(
      action, at: Position(row: row - 1, column: column - 1), modifiers: modifiers)
  }

  private var action: Mouse.Action? {
    switch (code & 0b1100_0011, code & 0b10_0000 != 0) {
    case (0, true): .drag
    case (0, false): isRelease ? .release : .press
    case (3, false): isRelease ? .release : nil
    case (0b100_0000, _): .wheelUp
    case (0b100_0001, _): .wheelDown
    default: nil
    }
  }

  private var modifiers: Modifiers {
    var modifiers: Modifiers = []
    if code & 4 != 0 { modifiers.insert(.shift) }
    if code & 8 != 0 { modifiers.insert(.alt) }
    if code & 16 != 0 { modifiers.insert(.control) }
    return modifiers
  }
}

/// A key that is no character, or a character that is pressed together with Control or Alt.
public enum Key: Hashable, Sendable {
  /// The arrow up.
  case up
  /// The arrow down.
  case down
  /// The arrow to the left.
  case left
  /// The arrow to the right.
  case right
  /// To the beginning.
  case home
  /// To the end.
  case end
  /// A page up.
  case pageUp
  /// A page down.
  case pageDown
  /// Insert.
  case insert
  /// Delete what follows.
  case delete
  /// Delete what comes before.
  case backspace
  /// Return or Enter.
  case enter
  /// The tabulator; with Shift it is ``backtab``.
  case tab
  /// The tabulator with Shift.
  case backtab
  /// Escape.
  case escape
  /// A function key, from 1.
  case function(Int)
  /// A character with ``Modifiers/control``, where letters are small, or with ``Modifiers/alt``.
  case character(Character)
}

/// What is held down while a key is pressed.
public struct Modifiers: OptionSet, Hashable, Sendable {
  /// One bit a modifier, as xterm counts them.
  public let rawValue: UInt8

  /// Wraps the bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Shift.
  public static let shift = Modifiers(rawValue: 1)
  /// Alt, or Escape pressed before.
  public static let alt = Modifiers(rawValue: 2)
  /// Control.
  public static let control = Modifiers(rawValue: 4)
}

/// A colour as a terminal is asked for it.
public enum Color: Hashable, Sendable {
  /// What the terminal has when nobody asks.
  case standard
  /// A number of the terminal's palette.
  case indexed(UInt8)
  /// A mixture.
  case mixed(RGB)
}

/// How a cell is emphasised beside its colour.
///
/// Italics and blinking are missing on purpose: half of the terminals lack the one, and nobody likes the other.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit an attribute.
  public let rawValue: UInt8

  /// Wraps the bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier strokes, on some terminals a brighter colour.
  public static let bold = Attributes(rawValue: 1)
  /// A fainter colour.
  public static let dim = Attributes(rawValue: 2)
  /// A line below.
  public static let underline = Attributes(rawValue: 4)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 8)
}

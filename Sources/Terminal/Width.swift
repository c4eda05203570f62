/// How many cells a text takes on a terminal.
///
/// The width of a character is that of its first scalar: whatever a terminal makes of the rest, our layout and that of
/// ncurses stay in step. What is shown as a symbol, such as a control character, takes one cell.
public enum Width {
  /// How many cells a text takes, as every function of ``Canvas`` draws it.
  public static func of(_ text: String) -> Int {
    var text = text
    return text.withUTF8(of)
  }

  /// How many cells a part of a text takes.
  public static func of(_ text: Substring) -> Int {
    var text = text
    return text.withUTF8(of)
  }

  /// How many cells a scalar takes: 0 for a mark, 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    switch ScalarClass(scalar) {
    case .mark: 0
    case .narrow, .hidden: 1
    case .wide: 2
    }
  }

  private static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes.count }
    return CharacterCells(bytes).reduce(0) { $0 + $1.width }
  }
}

/// A piece of a text that stays on one line.
struct Word: Equatable {
  /// The piece, without the blanks around it.
  var text: Substring
  /// How many cells it takes.
  var width: Int
  /// Whether a blank comes before it.
  var followsBlank: Bool
  /// How many line feeds come before it.
  var lineBreakCount: Int
}

/// Takes a text apart where a line may end: Latin text at blanks, Chinese text between any two characters, but never
/// before a closing mark or behind an opening one.
struct Words: Sequence, IteratorProtocol {
  private let text: String
  private var index: String.Index

  init(_ text: String) {
    self.text = text
    index = text.startIndex
  }

  mutating func next() -> Word? {
    let blanks = skipBlanks()
    guard index < text.endIndex else { return nil }
    let start = index
    advance()
    while index < text.endIndex, !canBreak(at: index) { advance() }
    let word = text[start..<index]
    return Word(
      text: word, width: Width.of(word), followsBlank: !blanks.isEmpty,
      lineBreakCount: blanks.count { $0 == UInt8(ascii: "\n") })
  }

  private mutating func advance() { index = text.unicodeScalars.index(after: index) }

  private mutating func skipBlanks() -> Substring.UTF8View {
    let start = index
    while index < text.endIndex, Words.isBlank(text.utf8[index]) { advance() }
    return text.utf8[start..<index]
  }

  private func canBreak(at index: String.Index) -> Bool {
    let (bytes, scalars) = (text.utf8, text.unicodeScalars)
    if Words.isBlank(bytes[index]) { return true }
    if bytes[index] < 0x80, bytes[bytes.index(before: index)] < 0x80 { return false }
    let (previous, next) = (scalars[scalars.index(before: index)], scalars[index])
    if Words.closing.contains(next) || Words.opening.contains(previous) { return false }
    if ScalarClass(next) == .mark { return false }
    return ScalarClass(next) == .wide || endsWide(before: index)
  }

  /// Whether the character before an index, whatever marks it has, is a wide one.
  private func endsWide(before index: String.Index) -> Bool {
    let base = text.unicodeScalars[..<index].last { ScalarClass($0) != .mark }
    return base.map { ScalarClass($0) == .wide } ?? false
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
  }

  private static let closing: Set<Unicode.Scalar> = [
    "，", "。", "；", "：", "、", "！", "？", "）", "」", "』", "》", "”", "’", "…",
  ]
  private static let opening: Set<Unicode.Scalar> = ["（", "「", "『", "《", "“", "‘"]
}

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
  private let scalars: Substring.UnicodeScalarView
  private var index: Substring.Index

  init(_ text: String) {
    scalars = Substring(text).unicodeScalars
    index = scalars.startIndex
  }

  mutating func next() -> Word? {
    let blanks = skip(while: Words.isBlank)
    guard index < scalars.endIndex else { return nil }
    let start = index
    advance()
    while index < scalars.endIndex, !canBreak(at: index) { advance() }
    let text = Substring(scalars[start..<index])
    return Word(
      text: text, width: Width.of(text), followsBlank: !blanks.isEmpty,
      lineBreakCount: blanks.count { $0 == "\n" })
  }

  private mutating func advance() { index = scalars.index(after: index) }

  private mutating func skip(
    while condition: (Unicode.Scalar) -> Bool
  ) -> Substring.UnicodeScalarView {
    let start = index
    while index < scalars.endIndex, condition(scalars[index]) { advance() }
    return scalars[start..<index]
  }

  private func canBreak(at index: Substring.Index) -> Bool {
    let next = scalars[index]
    if Words.isBlank(next) { return true }
    let previous = scalars[scalars.index(before: index)]
    if next.isASCII, previous.isASCII { return false }
    if Words.closing.contains(next) || Words.opening.contains(previous) { return false }
    if ScalarClass(next) == .mark { return false }
    return ScalarClass(next) == .wide || endsWide(before: index)
  }

  /// Whether the character before an index, whatever marks it has, is a wide one.
  private func endsWide(before index: Substring.Index) -> Bool {
    let base = scalars[..<index].last { ScalarClass($0) != .mark }
    return base.map { ScalarClass($0) == .wide } ?? false
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n"
  }

  private static let closing: Set<Unicode.Scalar> = [
    "，", "。", "；", "：", "、", "！", "？", "）", "」", "』", "》", "”", "’", "…",
  ]
  private static let opening: Set<Unicode.Scalar> = ["（", "「", "『", "《", "“", "‘"]
}

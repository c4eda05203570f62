import Terminal

/// A line that is typed, with the keys of readline.
public struct LineEditor: Equatable, Sendable {
  /// What was typed.
  public private(set) var text = ""
  /// The place of the cursor, in characters.
  public private(set) var cursor = 0
  /// Whether the last text that was put in had no room, so that its end is missing.
  public private(set) var isCut = false

  /// A line with a text, the cursor behind it.
  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Takes a key; `false` if it means nothing here.
  mutating func type(_ input: Input) -> Bool {
    let wasCut = isCut
    isCut = false
    switch input {
    case .character(let character): insert(String(character))
    case .key(.backspace, _): remove(from: cursor - 1, to: cursor)
    case .key(.delete, _), .key(.character("d"), .control): remove(from: cursor, to: cursor + 1)
    case .key(.left, _), .key(.character("b"), .control): cursor = max(cursor - 1, 0)
    case .key(.right, _), .key(.character("f"), .control): cursor = min(cursor + 1, text.count)
    case .key(.home, _), .key(.character("a"), .control): cursor = 0
    case .key(.end, _), .key(.character("e"), .control): cursor = text.count
    case .key(.character("u"), .control): remove(from: 0, to: cursor)
    case .key(.character("k"), .control): remove(from: cursor, to: text.count)
    case .key(.character("w"), .control): remove(from: wordStart, to: cursor)
    default:
      isCut = wasCut
      return false
    }
    return true
  }

  /// Puts a text at the cursor; a line has a limit, so that a paste cannot fill the memory.
  mutating func insert(_ piece: String) {
    let room = max(LineEditor.lengthMax - text.count, 0)
    let whole = piece.prefix { !$0.isNewline }
    let line = whole.prefix(room)
    isCut = line.endIndex != whole.endIndex
    let place = text.index(text.startIndex, offsetBy: cursor)
    let rest = String(text[place...])
    text = text[..<place] + line + rest
    placeCursor(text.count - rest.count)
  }

  /// Puts a text in the place of some characters, the cursor behind it.
  mutating func replace(_ range: Range<Int>, with piece: String) {
    let range = range.clamped(to: 0..<text.count)
    remove(from: range.lowerBound, to: range.upperBound)
    cursor = range.lowerBound
    insert(piece)
  }

  /// Characters merge with their neighbours: a letter and an accent that follows are one.
  private mutating func placeCursor(_ place: Int) { cursor = min(max(place, 0), text.count) }

  private mutating func remove(from start: Int, to end: Int) {
    let start = max(start, 0)
    let end = min(end, text.count)
    guard start < end else { return }
    let first = text.index(text.startIndex, offsetBy: start)
    text.removeSubrange(first..<text.index(text.startIndex, offsetBy: end))
    placeCursor(start)
  }

  private var wordStart: Int {
    let before = Array(text.prefix(cursor))
    let word = before.lastIndex { $0 != " " } ?? -1
    guard word >= 0 else { return 0 }
    return (before[...word].lastIndex(of: " ") ?? -1) + 1
  }

  static let lengthMax = 1_000
}

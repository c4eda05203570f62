/// A text broken into lines by display width: the first sentence says what happened, the rest says why it matters.
///
/// Ids of objects are shown in the colour of their journey. A line feed in the text begins a new line, several leave one
/// line empty.
public struct Paragraph: Equatable, Sendable {
  /// The lines, each at most as wide as was asked for.
  public private(set) var lines: [[Span]] = []

  /// Breaks a text into lines of at most `width` cells.
  ///
  /// The first sentence is drawn in `first`, everything behind it in `rest`. `journey` gives the number that colours
  /// an id, or `nil` if the id is not an object.
  public init(
    _ text: String, width: Int, first: Role = .strong, rest: Role = .count,
    journey: (Substring) -> Int? = Mention.number(of:)
  ) {
    var setter = Setter(width: max(width, 1))
    var role = first
    for word in Words(text) {
      setter.open(word, role: role)
      for piece in Paragraph.pieces(of: word.text, width: setter.width) {
        setter.add(Mention.spans(in: piece, role: role, journey: journey))
      }
      if Paragraph.endsSentence(word.text) { role = rest }
    }
    lines = setter.lines
  }

  /// A word, cut where not even an empty line has room for it.
  private static func pieces(of word: Substring, width: Int) -> [Substring] {
    guard Width.of(word) > width else { return [word] }
    var pieces: [Substring] = []
    var start = word.startIndex
    var used = 0
    for index in word.indices {
      let next = Width.of(word[index...index])
      if used + next > width, start < index {
        pieces.append(word[start..<index])
        (start, used) = (index, 0)
      }
      used += next
    }
    return pieces + [word[start...]]
  }

  private static func endsSentence(_ word: Substring) -> Bool {
    for scalar in word.unicodeScalars.reversed() {
      switch scalar {
      case "\"", "'", "”", "’", ")", "）", "」", "』", "》": continue
      case ".", "!", "?", "。", "！", "？": return true
      default: return false
      }
    }
    return false
  }
}

/// Sets words into lines.
private struct Setter {
  let width: Int
  var lines: [[Span]] = []
  private var used = 0

  init(width: Int) { self.width = width }

  /// Goes to where a word begins.
  mutating func open(_ word: Word, role: Role) {
    let blank = word.followsBlank && used > 0 ? 1 : 0
    let hasRoom = used + blank + word.width <= width
    if word.lineBreakCount > 1, !lines.isEmpty { breakLine() }
    guard !lines.isEmpty, word.lineBreakCount == 0, hasRoom else { return breakLine() }
    if blank > 0 { append(Span(" ", role)) }
  }

  /// Puts what cannot be broken any more, on the next line if it does not fit.
  mutating func add(_ spans: [Span]) {
    if used > 0, used + Span.width(of: spans) > width { breakLine() }
    for span in spans { append(span) }
  }

  private mutating func breakLine() {
    lines.append([])
    used = 0
  }

  private mutating func append(_ span: Span) {
    let line = lines.count - 1
    if lines[line].last?.role == span.role {
      lines[line][lines[line].count - 1].text += span.text
    } else {
      lines[line].append(span)
    }
    used += Width.of(span.text)
  }
}

extension Canvas {
  /// Puts a paragraph into an area; where a line is missing, the last one that is shown ends in the sign of a cut.
  ///
  /// Returns the row after the last one.
  @discardableResult
  public mutating func put(_ paragraph: Paragraph, in area: Area) -> Int {
    let shown = paragraph.lines.prefix(area.rows.count)
    for (row, line) in zip(area.rows, shown) {
      put(line, row: row, column: area.columns.lowerBound, until: area.columns.upperBound)
    }
    if shown.count < paragraph.lines.count, let row = area.rows.last, let line = shown.last {
      let end = Canvas.near(area.columns.lowerBound) + Span.width(of: line)
      let column = min(end, Canvas.near(area.columns.upperBound) - 1)
      put("…", row: row, column: column, role: line.last?.role ?? .text)
    }
    return area.rows.lowerBound + shown.count
  }
}

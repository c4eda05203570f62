import Terminal

/// A line that is being typed, as far as there is room: the cursor stays in view.
struct TypedLine {
  /// What is seen.
  let text: String
  /// The cells before the cursor.
  let cursor: Int
  /// How many characters stand before what is seen.
  let hiddenCount: Int

  /// The part of a text around a cursor, counted in characters, that has room in `width` cells.
  init(_ text: String, cursor: Int, width: Int) {
    let end = text.index(text.startIndex, offsetBy: max(cursor, 0), limitedBy: text.endIndex)
    let before = text[..<(end ?? text.endIndex)]
    var cells = 0
    var start = before.endIndex
    while start > before.startIndex {
      let previous = before.index(before: start)
      let wider = cells + Width.of(before[previous..<start])
      if wider > max(width - 2, 0) { break }
      cells = wider
      start = previous
    }
    let isCut = start > text.startIndex && start < before.endIndex && width > 3
    let first = isCut ? text[start] : " "
    // What is left out says so, in the place of the first character that would be seen.
    let sign = isCut ? "…" + String(repeating: " ", count: max(Width.of(String(first)) - 1, 0)) : ""
    self.text = isCut ? sign + text[text.index(after: start)...] : String(text[start...])
    self.cursor = cells
    hiddenCount = text.distance(from: text.startIndex, to: start)
  }

  /// How many cells what is seen takes before a character of the whole text.
  func width(upTo place: Int) -> Int { Width.of(String(text.prefix(max(place - hiddenCount, 0)))) }
}

extension Canvas {
  /// Puts a line that is being typed between two columns, and the cursor into it; returns the column after it.
  ///
  /// What is `wrong` with it, if anything, stands out.
  @discardableResult
  mutating func put(
    typed text: String, cursor: Int, row: Int, column: Int, until limit: Int,
    wrong: Range<Int>? = nil
  ) -> Int {
    let line = TypedLine(text, cursor: cursor, width: limit - column)
    if area.rows.contains(row), !area.isEmpty {
      let last = max(min(limit, size.columns) - 1, 0)
      self.cursor = Position(row: row, column: min(column + line.cursor, last))
    }
    let end = put(line.text, row: row, column: column, role: .strong, until: limit)
    if let wrong {
      let (start, stop) = (line.width(upTo: wrong.lowerBound), line.width(upTo: wrong.upperBound))
      let characters = Array(line.text)
      let first = max(wrong.lowerBound - line.hiddenCount, 0)
      let last = min(max(wrong.upperBound - line.hiddenCount, first), characters.count)
      if first < last {
        put(
          String(characters[first..<last]), row: row, column: column + start, role: .warn,
          until: min(column + stop, limit))
      }
    }
    return end
  }
}

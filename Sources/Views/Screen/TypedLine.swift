import Terminal

/// A line that is being typed, as far as there is room: the cursor stays in view.
struct TypedLine {
  /// What is seen.
  let text: String
  /// The cells before the cursor.
  let cursor: Int

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
    self.text = String(text[start...])
    self.cursor = cells
  }
}

extension Canvas {
  /// Puts a line that is being typed between two columns, and the cursor into it; returns the column after it.
  @discardableResult
  mutating func put(
    typed text: String, cursor: Int, row: Int, column: Int, until limit: Int
  ) -> Int {
    let line = TypedLine(text, cursor: cursor, width: limit - column)
    if area.rows.contains(row), !area.isEmpty {
      let last = max(min(limit, size.columns) - 1, 0)
      self.cursor = Position(row: row, column: min(column + line.cursor, last))
    }
    return put(line.text, row: row, column: column, role: .strong, until: limit)
  }
}

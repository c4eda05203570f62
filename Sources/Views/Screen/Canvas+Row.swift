import Terminal

/// How a list shows the row on which one stands.
extension Canvas {
  /// Lifts a row out of the others: it is that of the step, or the one that is picked.
  mutating func raise(row: Int, _ columns: Range<Int>) {
    fill(Area(rows: row..<row + 1, columns: columns), background: .raised)
  }

  /// The same, and points at the row from its left.
  mutating func point(atRow row: Int, _ columns: Range<Int>, role: Role = .now) {
    raise(row: row, columns)
    put("►", row: row, column: columns.lowerBound, role: role)
  }
}

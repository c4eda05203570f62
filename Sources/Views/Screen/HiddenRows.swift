import Terminal

/// How many rows of a list have no room above and below those that are seen.
struct HiddenRows {
  let above: Int
  let below: Int

  /// Of so many rows some are seen.
  init(of count: Int, seen: Range<Int>) {
    above = max(seen.lowerBound, 0)
    below = max(count - seen.upperBound, 0)
  }

  /// Says it at the right end of the first and of the last row of an area; in a single row both together.
  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let first = area.rows.first, let last = area.rows.last else { return }
    if first == last { return put(above + below, row: first, in: area, on: &canvas) }
    put(above, row: first, in: area, on: &canvas)
    put(below, row: last, in: area, on: &canvas)
  }

  private func put(_ count: Int, row: Int, in area: Area, on canvas: inout Canvas) {
    guard count > 0 else { return }
    canvas.put(HiddenRows.text(count), row: row, endingBefore: area.columns.upperBound, role: .warn)
  }

  /// How many columns it takes; none where all rows are seen.
  var width: Int { above + below > 0 ? Width.of(HiddenRows.text(above + below)) : 0 }

  /// What is said about so many.
  static func text(_ count: Int) -> String { " +\(count) " }
}

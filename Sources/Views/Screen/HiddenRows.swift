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

  /// The same where not all rows count: the headings between entries are no entries.
  init(of count: Int, seen: Range<Int>, where isCounted: (Int) -> Bool) {
    let first = min(max(seen.lowerBound, 0), count)
    let end = min(max(seen.upperBound, first), count)
    above = (0..<first).count(where: isCounted)
    below = (end..<count).count(where: isCounted)
  }

  /// Says it at the right end of the first and of the last row of an area; in a single row both together.
  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let first = area.rows.first, let last = area.rows.last else { return }
    put(row: first, in: area, on: &canvas)
    if last != first { put(row: last, in: area, on: &canvas) }
  }

  private func put(row: Int, in area: Area, on canvas: inout Canvas) {
    let count = count(row: row, of: area)
    guard count > 0 else { return }
    canvas.put(HiddenRows.text(count), row: row, endingBefore: area.columns.upperBound, role: .warn)
  }

  /// How many hidden rows are counted in a row of an area.
  private func count(row: Int, of area: Area) -> Int {
    (row == area.rows.first ? above : 0) + (row == area.rows.last ? below : 0)
  }

  /// How many columns it takes at the right end of a row of an area; a text there has to end before them.
  func reserved(row: Int, of area: Area) -> Int {
    let count = count(row: row, of: area)
    return count > 0 ? Width.of(HiddenRows.text(count)) : 0
  }

  /// How many columns it takes; none where all rows are seen.
  var width: Int { above + below > 0 ? Width.of(HiddenRows.text(above + below)) : 0 }

  /// What is said about so many.
  static func text(_ count: Int) -> String { " +\(count) " }
}

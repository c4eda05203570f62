extension Canvas {
  /// Puts the title rule of a pane: `━━ 1 Stack ━━━━━ adapter ne2000 ━━`, light where the focus is elsewhere.
  ///
  /// `number` is the digit that leads to the pane, or empty. The `note` at the right end gives way when there is no
  /// room for it and the title.
  public mutating func rule(
    row: Int, columns: Range<Int>, number: String = "", title: String, note: [Span] = [],
    isFocused: Bool = false
  ) {
    put(isFocused ? "━" : "─", row: row, columns: columns, role: isFocused ? .focus : .line)
    var heading: [Span] = [" ", Span(title, isFocused ? .strong : .text), " "]
    if !number.isEmpty { heading.insert(Span(" " + number, isFocused ? .focus : .muted), at: 0) }
    let start = Canvas.near(columns.lowerBound) + 2
    let end = Canvas.near(columns.upperBound) - 2
    let noteStart = end - Span.width(of: note) - 2
    let fits = !note.isEmpty && start + Span.width(of: heading) <= noteStart
    if fits { put([" "] + note + [" "], row: row, column: noteStart, until: end) }
    let limit = fits ? noteStart : end
    guard start + Span.width(of: heading) > limit, limit - start > 4 else {
      put(heading, row: row, column: start, until: limit)
      return
    }
    // What is cut keeps a blank behind its sign where there is any room, so that the rule does not touch it.
    put(Array(heading.dropLast()), row: row, column: start, until: limit - 1)
    put(" ", row: row, column: limit - 1, until: limit)
  }

  /// Puts an object: in its place of the one row that owns it, filled; see ``ChipState``.
  ///
  /// A chip is never cut, because a part of an id is another id. Its colour comes from the number of its `journey`.
  /// Returns the column after the chip, or `column` itself if there is no room for it before `limit`.
  @discardableResult
  public mutating func chip(
    _ name: String, _ state: ChipState = .here, journey: Int, row: Int, column: Int,
    until limit: Int = .max
  ) -> Int {
    let column = Canvas.near(column)
    let end = column + Width.of(name) + 2
    guard end <= min(limit, size.columns) else { return column }
    let ends = state.ends
    let endRole = state.endRole(journey: journey)
    set(ends.left, row: row, column: column, role: endRole)
    put(name, row: row, column: column + 1, role: state.nameRole(journey: journey))
    set(ends.right, row: row, column: end - 1, role: endRole)
    return end
  }

  /// Puts the cursor across bars that stand over time; no bar looks like it, in no tier.
  public mutating func needle(rows: Range<Int>, column: Int) {
    for row in rows { set(.post, row: row, column: column, role: .now) }
  }

  /// Puts how full something is, `██░░░░░░ 3/16`; the number is always there.
  ///
  /// The bar is `width` cells wide. A `bound` of 0 is never reached. Returns the column after the number.
  @discardableResult
  public mutating func meter(
    _ value: Int, of bound: Int, row: Int, column: Int, width: Int, role: Role = .run
  ) -> Int {
    let column = Canvas.near(column)
    let width = min(max(width, 0), size.columns)
    let filled = Canvas.share(value, of: bound, steps: width)
    put("█", row: row, columns: column..<column + filled, role: role)
    put("░", row: row, columns: column + filled..<column + width, role: .ghost)
    let number = [Span(" \(value)", .count), Span("/\(bound)", .muted)]
    return put(number, row: row, column: column + width)
  }

  /// Puts one column a sample, `▄▆▄▄▆▆▄▆`; several rows make the steps finer.
  ///
  /// A sample of `top` is as high as the rows allow; the last row is the foot.
  public mutating func sparkline(
    _ samples: [Int], top: Int, rows: Range<Int>, column: Int, role: Role = .run
  ) {
    let rows = Canvas.near(rows.lowerBound)..<Canvas.near(rows.upperBound)
    let column = Canvas.near(column)
    for index in samples.indices.prefix(max(size.columns - column, 0)) {
      let eighths = Canvas.share(samples[index], of: top, steps: 8 * rows.count)
      for row in rows.clamped(to: area.rows) {
        let height = min(max(eighths - 8 * (rows.upperBound - 1 - row), 0), 8)
        set(Glyph(Canvas.bars[height]), row: row, column: column + index, role: role)
      }
    }
  }

  /// How many of `steps` a part of a whole fills, to the nearest.
  private static func share(_ part: Int, of whole: Int, steps: Int) -> Int {
    guard whole > 0, part > 0 else { return 0 }
    guard part < whole else { return steps }
    guard whole < 1 << 36 else { return share(part >> 24, of: whole >> 24, steps: steps) }
    return (part * steps + whole / 2) / whole
  }

  private static let bars: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}

import Events
import Terminal

/// What the step changed: the old value grey, the new one bright.
struct ChangedPane {
  let moment: Moment

  /// The changes, most telling first.
  var changes: [Change] { moment.index.map { Change.changes(moment.timeline, $0) } ?? [] }

  /// Draws the pane below its title.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let changes = self.changes
    let left = area.columns.lowerBound
    guard !changes.isEmpty else {
      let text = moment.index == nil ? "nothing yet" : "nothing but the position"
      canvas.put(
        text, row: area.rows.lowerBound, column: left, role: .muted, until: area.columns.upperBound)
      return
    }
    let arrow = left + area.columns.count * 3 / 5
    for (row, change) in zip(area.rows, changes) {
      if row == area.rows.upperBound - 1, changes.count > area.rows.count {
        let hidden = changes.count - area.rows.count + 1
        canvas.put("+\(hidden) more", row: row, column: left, role: .warn)
        return
      }
      draw(change, row: row, arrow: arrow, in: area.columns, on: &canvas)
    }
  }

  private func draw(
    _ change: Change, row: Int, arrow: Int, in columns: Range<Int>, on canvas: inout Canvas
  ) {
    let end = canvas.put(name(change), row: row, column: columns.lowerBound, until: arrow - 3)
    let start = max(arrow, end + change.before.count + 2)
    canvas.put(change.before, row: row, endingBefore: start - 1, role: .muted)
    canvas.put("→", row: row, column: start, role: .muted)
    canvas.put(change.after, row: row, column: start + 2, role: .now, until: columns.upperBound)
  }

  private func name(_ change: Change) -> [Span] {
    guard change.object != .none else { return [Span(change.name)] }
    let object = change.object
    return [
      Span(change.name + " "), Span(object.description, .mention(moment.journey(of: object))),
    ]
  }

  /// The changes in one line: `owner of P5 NDIS → ne2000   call depth 2 → 3`.
  var line: [Span] {
    var spans = [Span("changed  ", .muted)]
    let changes = self.changes
    if changes.isEmpty { return spans + [Span("nothing but the position", .muted)] }
    for change in changes {
      let old = change.before.isEmpty ? "" : " \(change.before)"
      spans += name(change) + [Span("\(old) → ", .muted), Span(change.after, .now), Span("   ")]
    }
    return spans
  }
}

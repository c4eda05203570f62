import Events
import Terminal

/// What the step changed: the old value grey, the new one bright.
struct ChangedPane {
  let moment: Moment

  /// The changes, most telling first.
  let changes: [Change]

  init(moment: Moment) {
    self.moment = moment
    changes = moment.index.map { Change.changes(moment.timeline, $0) } ?? []
  }

  /// Draws the pane below its title.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let left = area.columns.lowerBound
    guard !changes.isEmpty else {
      let text = moment.index == nil ? PanesWords.nothingChanged : CommonWords.noChange
      canvas.put(
        text, row: area.rows.lowerBound, column: left, role: .muted, until: area.columns.upperBound)
      return
    }
    let arrow = left + area.columns.count * 3 / 5
    for (row, change) in zip(area.rows, changes) {
      if row == area.rows.upperBound - 1, changes.count > area.rows.count {
        let hidden = changes.count - area.rows.count + 1
        canvas.put(CommonWords.more(hidden), row: row, column: left, role: .warn)
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

  /// The changes in one line, `owner of P5 NDIS → ne2000   call depth 2 → 3`; what does not fit is counted.
  func line(width: Int) -> [Span] {
    var spans = width < 45 ? [] : [Span(PanesWords.changed + "  ", .muted)]
    if changes.isEmpty { return spans + [Span(CommonWords.noChange, .muted)] }
    for (index, change) in changes.enumerated() {
      let next = self.spans(change)
      let reserve = index + 1 < changes.count ? 5 : 0
      guard index == 0 || Span.width(of: spans) + Span.width(of: next) + reserve <= width else {
        return spans + [Span("+\(changes.count - index)", .warn)]
      }
      spans += next + [Span("   ")]
    }
    return spans.dropLast()
  }

  private func spans(_ change: Change) -> [Span] {
    let old = change.before.isEmpty ? "" : " \(change.before)"
    return name(change) + [Span("\(old) → ", .muted), Span(change.after, .now)]
  }
}

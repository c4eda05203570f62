import Events
import Terminal

/// What the step changed: the old value grey, the new one bright.
struct ChangedPane {
  let moment: Moment

  /// The changes, most telling first.
  let changes: [Change]

  /// What stands between two values.
  private let arrow: String

  init(moment: Moment, isASCII: Bool = false) {
    self.moment = moment
    arrow = CommonWords.becomes(isASCII: isASCII)
    changes = moment.index.map { Change.changes(moment.timeline, $0) } ?? []
  }

  /// What is said where nothing has changed.
  private var nothing: String {
    moment.index == nil ? PanesWords.nothingChanged : CommonWords.noChange
  }

  /// Draws the pane below its title; how many changes have no row stands at the right end of the last one.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let left = area.columns.lowerBound
    guard !changes.isEmpty else {
      canvas.put(
        nothing, row: area.rows.lowerBound, column: left, role: .muted,
        until: area.columns.upperBound)
      return
    }
    let middle = left + area.columns.count * 3 / 5
    let hidden = HiddenRows(of: changes.count, seen: 0..<area.rows.count)
    for (row, change) in zip(area.rows, changes) {
      let end = area.columns.upperBound - hidden.reserved(row: row, of: area)
      draw(change, row: row, middle: middle, in: left..<max(end, left), on: &canvas)
    }
    hidden.draw(&canvas, in: area)
  }

  private func draw(
    _ change: Change, row: Int, middle: Int, in columns: Range<Int>, on canvas: inout Canvas
  ) {
    let end = canvas.put(name(change), row: row, column: columns.lowerBound, until: middle - 3)
    let start = max(middle, end + change.before.count + 2)
    canvas.put(change.before, row: row, endingBefore: start - 1, role: .muted)
    canvas.put(arrow, row: row, column: start, role: .muted, until: columns.upperBound)
    let after = start + Width.of(arrow) + 1
    canvas.put(change.after, row: row, column: after, role: .now, until: columns.upperBound)
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
    guard let first = changes.first else { return spans + [Span(nothing, .muted)] }
    spans += self.first(first, width: width - Span.width(of: spans))
    for (index, change) in changes.enumerated().dropFirst() {
      let next = [Span("   ")] + self.spans(change)
      let reserve = reserve(behind: index)
      guard Span.width(of: spans) + Span.width(of: next) + reserve <= width else {
        return spans + [Span("   "), Span("+\(changes.count - index)", .warn)]
      }
      spans += next
    }
    return spans
  }

  /// How many cells the count of what does not fit takes behind a change.
  private func reserve(behind index: Int) -> Int { index + 1 < changes.count ? 5 : 0 }

  /// The first change, as short as it has to be: without the old value, at last only what is new.
  private func first(_ change: Change, width: Int) -> [Span] {
    let after = Span(change.after, .now)
    let brief = change.brief.isEmpty ? name(change) : [Span(change.brief)]
    let forms = [spans(change), name(change) + [Span(" \(arrow) ", .muted), after]]
    return forms.first { Span.width(of: $0) + reserve(behind: 0) <= width } ?? brief + [" ", after]
  }

  private func spans(_ change: Change) -> [Span] {
    let old = change.before.isEmpty ? "" : " \(change.before)"
    return name(change) + [Span("\(old) \(arrow) ", .muted), Span(change.after, .now)]
  }
}

extension Scene {
  /// What the step changed, as this screen can show it.
  var changedPane: ChangedPane { ChangedPane(moment: moment, isASCII: isASCII) }
}

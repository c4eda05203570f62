import Terminal

/// A page of the tour, as it stands over the lower end of the screen.
public struct TourCard: Equatable, Sendable {
  /// Which page it is, and what it is about.
  public var title: String
  /// What it says.
  public var text: String
  /// What to press.
  public var keys: String
  /// What else can be done, at the right end.
  public var note: String

  /// A page.
  public init(title: String, text: String, keys: String, note: String) {
    self.title = title
    self.text = text
    self.keys = keys
    self.note = note
  }
}

/// Draws a page of the tour over the timeline and the hint, so that the stack and the step stay in view.
struct TourCardView {
  let card: TourCard

  func draw(_ canvas: inout Canvas) {
    let size = canvas.size
    guard size.rows >= 8, size.columns >= 30 else { return drawLine(&canvas) }
    let columns = 1..<size.columns - 1
    let width = columns.count - 5
    let paragraph = Paragraph(card.text, width: width, first: .text, rest: .text)
    let rowCount = min(paragraph.lines.count + 2, size.rows / 2)
    let area = Area(rows: size.rows - 1 - rowCount..<size.rows - 1, columns: columns)
    canvas.clear(area, background: .surface)
    canvas.mark(area, .window)
    canvas.put("█", rows: area.rows, column: columns.lowerBound, role: .focus)
    let inner = area.inset(left: 3, right: 2)
    let row = area.rows.lowerBound
    let note = canvas.put(
      card.note, row: row, endingBefore: inner.columns.upperBound,
      notBefore: inner.columns.lowerBound + Width.of(card.title) + 2, role: .muted)
    canvas.put(
      card.title, row: row, column: inner.columns.lowerBound, role: .strong, until: note - 1)
    canvas.put(paragraph, in: inner.inset(top: 1, bottom: 1))
    canvas.put(
      card.keys, row: area.rows.upperBound - 1, column: inner.columns.lowerBound, role: .now,
      until: inner.columns.upperBound)
  }

  /// What to press, where there is no room for more.
  private func drawLine(_ canvas: inout Canvas) {
    guard canvas.size.rows > 1 else { return }
    let row = canvas.size.rows - 2
    let area = Area(rows: row..<row + 1, columns: 0..<canvas.size.columns)
    canvas.clear(area, background: .surface)
    canvas.put(card.keys, row: row, column: 0, role: .now, until: canvas.size.columns)
  }
}

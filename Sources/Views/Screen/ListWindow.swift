import Terminal

/// A window with a list: the help page, the things that can be injected, the scenarios that ship.
public struct ListWindow: Equatable, Sendable {
  /// What is asked or shown.
  public var title: String
  /// What was typed to find a row, or `nil` if nothing can be typed.
  public var query: String?
  /// The place of the cursor in the query, in characters.
  public var cursor = 0
  /// What is counted, such as `9 of 48 actions`.
  public var note = ""
  /// The rows.
  public var rows: [Row]
  /// How many rows there are when nothing is typed, so that the window keeps its height.
  public var fullCount: Int
  /// The row that is picked, from 0.
  public var picked: Int
  /// What is known about the picked row.
  public var detail = ""
  /// What else one should know, at the bottom.
  public var foot = ""

  /// A row.
  public struct Row: Equatable, Sendable {
    /// The cells, from the left; the last one may be long.
    public var cells: [String]

    /// A row of cells.
    public init(_ cells: [String]) { self.cells = cells }
  }

  /// A window.
  public init(title: String, query: String? = nil, rows: [Row], picked: Int = 0) {
    self.title = title
    self.query = query
    self.rows = rows
    self.picked = picked
    fullCount = rows.count
  }
}

/// Draws a window in the middle of the screen; everything behind it recedes.
struct ListWindowView {
  let window: ListWindow

  /// Where the window stands on a screen.
  func area(in size: Size) -> Area {
    let columns = min(max(size.columns - 12, min(size.columns, 58)), 108)
    let rows = min(
      max(size.rows - 5, min(size.rows, 12)),
      chromeRows + max(window.fullCount, window.rows.count) + 1)
    let left = (size.columns - columns) / 2
    let top = max((size.rows - rows) / 2 - 1, 0)
    return Area(rows: top..<top + rows, columns: left..<left + columns)
  }

  /// Rows that are no rows of the list.
  private var chromeRows: Int { 4 + (window.query == nil ? 0 : 2) + detailRows }
  private var detailRows: Int { (window.detail.isEmpty ? 0 : 4) + (window.foot.isEmpty ? 0 : 2) }

  func draw(_ canvas: inout Canvas) {
    canvas.dim()
    let area = area(in: canvas.size)
    canvas.clear(area, background: .surface)
    canvas.put("█", rows: area.rows, column: area.columns.lowerBound, role: .focus)
    let inner = area.inset(top: 1, left: 3, bottom: 1, right: 2)
    var top = inner.rows.lowerBound
    canvas.put(
      window.title, row: top, column: inner.columns.lowerBound, role: .strong,
      until: inner.columns.upperBound)
    top += 1
    if let query = window.query, area.rows.contains(top) {
      drawQuery(query, row: top, in: inner.columns, on: &canvas)
      top += 1
    }
    let listEnd = min(max(inner.rows.upperBound - detailRows, top + 2), inner.rows.upperBound)
    let list = Area(rows: min(top + 1, listEnd)..<listEnd, columns: inner.columns)
    drawRows(&canvas, in: list)
    drawDetail(&canvas, in: Area(rows: listEnd..<inner.rows.upperBound, columns: inner.columns))
  }

  private func drawQuery(
    _ query: String, row: Int, in columns: Range<Int>, on canvas: inout Canvas
  ) {
    let start = canvas.put([Span("► ", .key)], row: row, column: columns.lowerBound)
    let end = max(columns.upperBound - Width.of(window.note) - 2, start)
    canvas.put(typed: query, cursor: window.cursor, row: row, column: start, until: end)
    canvas.put(window.note, row: row, endingBefore: columns.upperBound, role: .muted)
  }

  private func drawRows(_ canvas: inout Canvas, in area: Area) {
    guard !area.isEmpty else { return }
    let start = min(
      max(window.picked - area.rows.count / 2, 0), max(window.rows.count - area.rows.count, 0))
    let starts = cellStarts(in: area.columns)
    for (row, index) in zip(area.rows, start..<max(window.rows.count, start)) {
      let isPicked = index == window.picked
      if isPicked {
        canvas.fill(Area(rows: row..<row + 1, columns: area.columns), background: .raised)
        canvas.put("►", row: row, column: area.columns.lowerBound, role: .now)
      }
      for (cell, text) in window.rows[index].cells.enumerated() where cell < starts.count {
        let end = cell + 1 < starts.count ? starts[cell + 1] - 1 : area.columns.upperBound
        let role: Role =
          cell == 0 ? .key : isPicked && cell == 1 ? .strong : cell == 1 ? .text : .muted
        canvas.put(text, row: row, column: starts[cell], role: role, until: end)
      }
    }
    let below = window.rows.count - start - area.rows.count
    if below > 0, let last = area.rows.last {
      canvas.put(" +\(below) ", row: last, endingBefore: area.columns.upperBound, role: .warn)
    }
  }

  /// Where the cells begin: each column is as wide as its widest cell, the last one takes the rest.
  private func cellStarts(in columns: Range<Int>) -> [Int] {
    let count = window.rows.reduce(0) { max($0, $1.cells.count) }
    var start = columns.lowerBound + 2
    return (0..<count).map { cell in
      defer {
        let widest = window.rows.reduce(0) {
          max($0, cell < $1.cells.count ? Width.of($1.cells[cell]) : 0)
        }
        start += min(widest, columns.count / 2) + 3
      }
      return start
    }
  }

  private func drawDetail(_ canvas: inout Canvas, in area: Area) {
    guard !area.isEmpty else { return }
    var area = area
    if !window.detail.isEmpty {
      canvas.put("─", row: area.rows.lowerBound, columns: area.columns, role: .line)
      let text = Paragraph(window.detail, width: area.columns.count, first: .text, rest: .text)
      canvas.put(text, in: Area(rows: area.rows.prefix(4).dropFirst(), columns: area.columns))
      area = area.inset(top: 4)
    }
    if !window.foot.isEmpty, let row = area.rows.last {
      canvas.put(
        window.foot, row: row, column: area.columns.lowerBound, role: .muted,
        until: area.columns.upperBound)
    }
  }
}

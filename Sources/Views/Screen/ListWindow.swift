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
  /// The parts of everything that can be listed; empty if there are no parts.
  public var scopes: [String] = []
  /// Which of them is listed.
  public var scope = 0
  /// What the columns are; empty if that need not be said.
  public var captions: [String] = []
  /// What the picked row is, in a few words.
  public var detailTitle = ""
  /// How the picked row is typed behind a colon.
  public var command = ""
  /// What is known about the picked row.
  public var detail = ""
  /// What lies near the picked row, where there is room.
  public var seeAlso = ""
  /// How many rows there are for it.
  public var detailRowCount = 3
  /// The cell that says what a row is; those behind it say more.
  public var mainCell = 1
  /// What else one should know, at the bottom.
  public var foot = ""
  /// And what more, where there is room.
  public var tail = ""
  /// Whether it is read and not walked through: then it may hide all that is behind it.
  public var isCard = false

  /// A row.
  public struct Row: Equatable, Sendable {
    /// The cells, from the left; the last one may be long.
    public var cells: [String]
    /// Whether it is the heading of the rows below it.
    public var isHeading = false

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
  /// How many rows there are for what is known about the picked row: as many as leave room for some rows of the list.
  private let detailRowCount: Int
  /// Whether there are so few rows that the list comes first: all else shrinks to a line each.
  private let isShort: Bool

  init(window: ListWindow, in size: Size) {
    self.window = window
    isShort = size.rows < 20 && !window.isCard
    detailRowCount = min(window.detailRowCount, isShort ? 1 : max((size.rows - 12) / 2, 3))
  }

  /// Where the window stands on a screen.
  func area(in size: Size) -> Area {
    let margin = size.columns >= 100 ? 12 : 4
    let columns = min(max(size.columns - margin, min(size.columns, 58)), 108)
    let most = window.isCard ? size.rows - 1 : size.rows - (isShort ? 2 : 5)
    let rows = min(
      max(most, min(size.rows, 9 + detailRowCount)),
      chromeRows + max(window.fullCount, window.rows.count) + (window.isCard ? 0 : 1))
    let left = (size.columns - columns) / 2
    let top = max((size.rows - rows) / 2 - 1, isShort ? min(size.rows - rows, 1) : 0)
    return Area(rows: top..<top + rows, columns: left..<left + columns)
  }

  /// Whether no row of the list has to stay away.
  func showsAll(in size: Size) -> Bool {
    area(in: size).rows.count >= chromeRows + window.rows.count
  }

  /// Rows that are no rows of the list.
  private var chromeRows: Int { 4 + (window.query == nil ? 0 : 2) + detailRows + extraRows }
  private var hasDetail: Bool { !window.detail.isEmpty || !window.detailTitle.isEmpty }
  private var detailRows: Int {
    (hasDetail ? detailRowCount + 1 : 0) + (window.foot.isEmpty ? 0 : isShort ? 1 : 2)
  }
  private var extraRows: Int {
    (window.seeAlso.isEmpty ? 0 : 1) + (window.tail.isEmpty ? 0 : 1)
  }

  func draw(_ canvas: inout Canvas) {
    canvas.dim()
    let area = area(in: canvas.size)
    canvas.clear(area, background: .surface)
    canvas.mark(area, .window)
    canvas.put("█", rows: area.rows, column: area.columns.lowerBound, role: .focus)
    let isTight = canvas.size.rows < 10
    let edge = isTight ? 0 : 1
    let inner = area.inset(top: edge, left: 3, bottom: edge, right: 2)
    var top = inner.rows.lowerBound
    if inner.rows.count > 2 {
      drawTitle(&canvas, row: top, in: inner.columns)
      top += 1
    }
    if let query = window.query, area.rows.contains(top) {
      drawQuery(query, row: top, in: inner.columns, on: &canvas)
      top += 1
    }
    let extra = inner.rows.count >= 24 ? extraRows : 0
    if !isTight {
      drawCaptions(&canvas, row: top, in: inner.columns)
      top += 1
    }
    let listEnd = min(
      max(inner.rows.upperBound - (isTight ? 0 : detailRows + extra), top + 1),
      inner.rows.upperBound)
    let list = Area(rows: min(top, listEnd)..<listEnd, columns: inner.columns)
    drawRows(&canvas, in: list)
    drawDetail(
      &canvas, in: Area(rows: listEnd..<inner.rows.upperBound, columns: inner.columns),
      hasExtra: extra > 0)
  }

  /// The question, and at the right the parts that Tab goes through.
  private func drawTitle(_ canvas: inout Canvas, row: Int, in columns: Range<Int>) {
    var scopes: [Span] = window.scopes.isEmpty ? [] : [Span(ScreenWords.scope + " ", .muted)]
    for (index, scope) in window.scopes.enumerated() {
      let isShown = index == window.scope
      scopes.append(Span(isShown ? "[\(scope)] " : " \(scope)  ", isShown ? .strong : .muted))
    }
    if !scopes.isEmpty { scopes.append(Span(ScreenWords.scopeKey, .key)) }
    let start = columns.upperBound - Span.width(of: scopes)
    let hasRoom = columns.lowerBound + Width.of(window.title) + 2 <= start
    if hasRoom { canvas.put(scopes, row: row, column: start, until: columns.upperBound) }
    canvas.put(
      window.title, row: row, column: columns.lowerBound, role: .strong,
      until: hasRoom ? start : columns.upperBound)
  }

  private func drawCaptions(_ canvas: inout Canvas, row: Int, in columns: Range<Int>) {
    guard !window.captions.isEmpty else { return }
    for (start, text) in zip(cellStarts(in: columns), window.captions) {
      canvas.put(text, row: row, column: start, role: .muted, until: columns.upperBound)
    }
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
    let hidden = HiddenRows(of: window.rows.count, seen: start..<start + area.rows.count) {
      !window.rows[$0].isHeading
    }
    for (row, index) in zip(area.rows, start..<max(window.rows.count, start)) {
      let limit = area.columns.upperBound - hidden.reserved(row: row, of: area)
      let isPicked = index == window.picked
      canvas.mark(row: row, area.columns, .entry(index))
      if isPicked { canvas.point(atRow: row, area.columns) }
      if window.rows[index].isHeading {
        canvas.put(
          window.rows[index].cells.first ?? "", row: row, column: area.columns.lowerBound,
          role: .strong, until: limit)
        continue
      }
      for (cell, text) in window.rows[index].cells.enumerated() where cell < starts.count {
        let end = cell + 1 < starts.count ? min(starts[cell + 1] - 1, limit) : limit
        let isMain = cell == window.mainCell
        let role: Role = cell == 0 ? .key : isMain ? (isPicked ? .strong : .text) : .muted
        canvas.put(text, row: row, column: starts[cell], role: role, until: end)
      }
    }
    hidden.draw(&canvas, in: area)
  }

  /// Where the cells begin: each column is as wide as its widest cell, the last one takes the rest.
  private func cellStarts(in columns: Range<Int>) -> [Int] {
    let rows = window.rows.filter { !$0.isHeading }
    let count = rows.reduce(0) { max($0, $1.cells.count) }
    var start = columns.lowerBound + 2
    return (0..<count).map { cell in
      defer {
        let widest = rows.reduce(0) {
          max($0, cell < $1.cells.count ? Width.of($1.cells[cell]) : 0)
        }
        let caption = cell < window.captions.count ? Width.of(window.captions[cell]) : 0
        start += min(max(widest, caption), columns.count / 2) + 3
      }
      return start
    }
  }

  private func drawDetail(_ canvas: inout Canvas, in area: Area, hasExtra: Bool) {
    guard !area.isEmpty else { return }
    var area = area
    if hasDetail {
      drawDetailTitle(&canvas, row: area.rows.lowerBound, in: area.columns)
      let text = Paragraph(window.detail, width: area.columns.count, first: .text, rest: .text)
      let rows = area.rows.prefix(detailRowCount + 1).dropFirst()
      canvas.put(text, in: Area(rows: rows, columns: area.columns))
      area = area.inset(top: detailRowCount + 1)
    }
    var last = area.rows.upperBound
    func put(_ text: String, _ role: Role) {
      guard !text.isEmpty, last > area.rows.lowerBound else { return }
      last -= 1
      canvas.put(
        text, row: last, column: area.columns.lowerBound, role: role, until: area.columns.upperBound
      )
    }
    put(window.foot, .muted)
    guard hasExtra else { return }
    put(window.tail, .muted)
    put(window.seeAlso.isEmpty ? "" : "\(ScreenWords.seeAlso)   \(window.seeAlso)", .text)
  }

  private func drawDetailTitle(_ canvas: inout Canvas, row: Int, in columns: Range<Int>) {
    guard !window.detailTitle.isEmpty else {
      return canvas.put("─", row: row, columns: columns, role: .line)
    }
    canvas.rule(
      row: row, columns: columns, title: window.detailTitle, note: [Span(window.command, .key)])
  }
}

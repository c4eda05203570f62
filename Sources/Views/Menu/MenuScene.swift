import Terminal

/// What ships, as the first screen shows it.
public struct MenuScene: Equatable, Sendable {
  /// The entries, those of one group together.
  public let entries: [MenuEntry]
  /// The picked one, from 0.
  public var picked = 0
  /// What is known about the picked one, or `nil`.
  public var details: MenuDetails?
  /// What is searched for, or `nil` while nobody searches.
  public var search: MenuSearch?

  /// Whether the keys of the menu are explained in front of it.
  public var isHelping = false

  /// A menu with the first entry picked.
  public init(_ entries: [MenuEntry]) { self.entries = entries }

  /// Draws the menu for a screen of a size.
  public func canvas(_ size: Size) -> Canvas {
    var canvas = Canvas(size)
    MenuView(scene: self, size: size).draw(&canvas)
    if isHelping { ListWindowView(window: MenuHelp.window(in: size), in: size).draw(&canvas) }
    return canvas
  }
}

/// What the keys of the menu do.
enum MenuHelp {
  /// The card for a screen of a size: the keys come first, what else there is to say only where it takes no room from them.
  static func window(in size: Size) -> ListWindow {
    var window = ListWindow(
      title: MenuWords.helpTitle, rows: MenuWords.helpRows.map { ListWindow.Row($0) })
    window.picked = -1
    window.foot = MenuWords.helpFoot
    window.isCard = true
    window.detailRowCount = 2
    window.detail = MenuWords.helpDetail
    if !ListWindowView(window: window, in: size).showsAll(in: size) { window.detail = "" }
    return window
  }
}

/// A scenario in the menu.
public struct MenuEntry: Equatable, Sendable {
  /// Its id.
  public let id: String
  /// The group under whose heading it stands.
  public let group: String
  /// Its title.
  public let title: String
  /// Words by which it is found beside those that are shown.
  public private(set) var about = ""

  /// An entry.
  public init(id: String, group: String, title: String) {
    self.id = id
    self.group = group
    self.title = title
  }

  /// The same entry, found by more words.
  public func with(about: String) -> MenuEntry {
    var entry = self
    entry.about = about
    return entry
  }
}

/// What a scenario is about; it is read when somebody looks at it.
public struct MenuDetails: Equatable, Sendable {
  /// What one can learn there.
  public let purpose: String
  /// Its layers from the top.
  public let layers: [Layer]

  /// A layer: its kind in four letters, and its name.
  public struct Layer: Equatable, Sendable {
    let kind: String
    let name: String

    /// A layer.
    public init(_ kind: String, _ name: String) {
      self.kind = kind
      self.name = name
    }
  }

  /// What a scenario is about.
  public init(purpose: String, layers: [Layer]) {
    self.purpose = purpose
    self.layers = layers
  }
}

/// What is searched for in the menu.
public struct MenuSearch: Equatable, Sendable {
  let text: String
  let cursor: Int
  let fullCount: Int

  /// A text with its cursor, counted in characters, and how many entries there are without it.
  public init(_ text: String, cursor: Int, of fullCount: Int) {
    self.text = text
    self.cursor = cursor
    self.fullCount = fullCount
  }
}

/// Draws the menu.
private struct MenuView {
  let scene: MenuScene
  let size: Size

  /// Whether the picked entry is described beside the list.
  private var hasSide: Bool { size.columns >= 100 && size.rows >= 20 }
  /// Whether there are some rows for it below the list instead.
  private var hasPurposeBelow: Bool { !hasSide && size.rows >= 20 }
  private var listEnd: Int {
    guard hasSide else { return max(size.columns - 1, 2) }
    return size.columns * 62 / 100
  }

  func draw(_ canvas: inout Canvas) {
    var top = 0
    if size.rows >= 20 {
      canvas.put(MenuWords.name, row: 1, column: 3, role: .strong)
      let how = size.columns < 100 ? "" : MenuWords.manner
      canvas.put(
        MenuWords.purpose + how, row: 2, column: 3, role: .muted, until: size.columns - 1)
      top = 4
    }
    let bottom = max(size.rows - (size.rows >= 20 ? 3 : 1), top)
    let listBottom = hasPurposeBelow ? bottom - 3 : bottom
    drawList(&canvas, in: Area(rows: top..<listBottom, columns: 2..<listEnd))
    if hasPurposeBelow {
      drawPurpose(&canvas, in: Area(rows: listBottom..<bottom, columns: 2..<listEnd))
    }
    if hasSide {
      drawSide(&canvas, in: Area(rows: top..<bottom, columns: listEnd + 2..<size.columns - 2))
    }
    drawFoot(&canvas)
  }

  // MARK: - The list

  /// A row of the list: a heading, or an entry.
  private enum Row {
    case blank
    case heading(String)
    case entry(Int)

    var isEntry: Bool { if case .entry = self { true } else { false } }
  }

  private var rows: [Row] {
    var rows: [Row] = []
    var group = ""
    for (index, entry) in scene.entries.enumerated() {
      if entry.group != group {
        if !rows.isEmpty { rows.append(.blank) }
        rows.append(.heading(entry.group))
        group = entry.group
      }
      rows.append(.entry(index))
    }
    return rows
  }

  private func drawList(_ canvas: inout Canvas, in area: Area) {
    guard !area.rows.isEmpty else { return }
    canvas.rule(
      row: area.rows.lowerBound, columns: area.columns, title: MenuWords.scenarios,
      note: [Span(count, .count)], isFocused: true)
    let list = area.inset(top: scene.search == nil ? 1 : 2)
    drawSearch(&canvas, in: area)
    guard !scene.entries.isEmpty else { return drawNothing(&canvas, in: list) }
    let rows = self.rows
    let pickedRow = rows.firstIndex {
      if case .entry(scene.picked) = $0 { true } else { false }
    }
    let start = min(
      max((pickedRow ?? 0) - list.rows.count / 2, 0), max(rows.count - list.rows.count, 0))
    let hidden = HiddenRows(of: rows.count, seen: start..<start + list.rows.count) {
      rows[$0].isEntry
    }
    for (row, line) in zip(list.rows, rows[start...]) {
      let end = list.columns.upperBound - hidden.reserved(row: row, of: list)
      draw(line, row: row, in: list.columns, until: end, on: &canvas)
    }
    hidden.draw(&canvas, in: list)
  }

  private var count: String {
    let count = scene.entries.count
    return scene.search.map { CommonWords.share("\(count)", of: "\($0.fullCount)") } ?? "\(count)"
  }

  private func drawSearch(_ canvas: inout Canvas, in area: Area) {
    let row = area.rows.lowerBound + 1
    guard let search = scene.search, area.rows.contains(row) else { return }
    let start = canvas.put([Span("/ ", .key)], row: row, column: area.columns.lowerBound + 1)
    canvas.put(
      typed: search.text, cursor: search.cursor, row: row, column: start,
      until: area.columns.upperBound)
  }

  private func drawNothing(_ canvas: inout Canvas, in area: Area) {
    guard let row = area.rows.dropFirst().first, scene.search != nil else { return }
    canvas.put(
      MenuWords.nothing, row: row, column: area.columns.lowerBound + 3, role: .muted,
      until: area.columns.upperBound)
  }

  private func draw(
    _ line: Row, row: Int, in columns: Range<Int>, until end: Int, on canvas: inout Canvas
  ) {
    switch line {
    case .blank: break
    case .heading(let text):
      canvas.put(text, row: row, column: columns.lowerBound + 1, role: .muted, until: end)
    case .entry(let index):
      let entry = scene.entries[index]
      let isPicked = index == scene.picked
      canvas.mark(row: row, columns, .entry(index))
      if isPicked {
        canvas.raise(row: row, columns)
        canvas.put("►", row: row, column: columns.lowerBound + 1, role: .now)
      }
      let titleStart = titleStart(in: columns)
      canvas.put(
        entry.id, row: row, column: columns.lowerBound + 3, role: isPicked ? .strong : .text,
        until: min(titleStart - 2, end))
      canvas.put(
        entry.title, row: row, column: titleStart, role: isPicked ? .strong : .text, until: end)
    }
  }

  private func titleStart(in columns: Range<Int>) -> Int {
    columns.lowerBound + 5 + idWidth(in: columns)
  }

  /// How wide the ids are; a long one is cut, so that titles have room: the whole of it stands with the purpose.
  private func idWidth(in columns: Range<Int>) -> Int {
    let longest = scene.entries.reduce(0) { max($0, $1.id.count) }
    return min(longest, max(columns.count * 3 / 10, 3))
  }

  // MARK: - The picked one

  /// Its id, the whole of its title, what it is about, and its layers.
  private func drawSide(_ canvas: inout Canvas, in area: Area) {
    guard scene.entries.indices.contains(scene.picked) else { return }
    let entry = scene.entries[scene.picked]
    canvas.rule(row: area.rows.lowerBound, columns: area.columns, title: entry.id)
    var body = area.inset(top: 1, left: 1)
    if Width.of(entry.id) + 6 > area.columns.count {
      canvas.put(
        entry.id, row: body.rows.lowerBound, column: body.columns.lowerBound, role: .muted,
        until: body.columns.upperBound)
      body = body.inset(top: 1)
    }
    let width = area.columns.count - 2
    let title = Paragraph(entry.title, width: width, first: .strong, rest: .strong)
    body = body.inset(top: canvas.put(title, in: body) - body.rows.lowerBound)
    guard let details = scene.details else { return }
    let text = Paragraph(details.purpose, width: width, first: .text, rest: .text)
    var row = canvas.put(text, in: body) + 1
    for (index, layer) in details.layers.enumerated() where row < area.rows.upperBound - 1 {
      if index > 0 {
        canvas.put("┊", row: row, column: area.columns.lowerBound + 10, role: .line)
        row += 1
      }
      draw(layer, row: row, in: area.columns, on: &canvas)
      row += 1
    }
  }

  /// The id of the picked one, and as much of its purpose as two rows have room for; its title first where the list cuts it.
  private func drawPurpose(_ canvas: inout Canvas, in area: Area) {
    guard scene.entries.indices.contains(scene.picked), let details = scene.details else { return }
    let columns = area.columns
    canvas.rule(
      row: area.rows.lowerBound, columns: columns, title: scene.entries[scene.picked].id)
    let width = columns.count - 2
    let title = scene.entries[scene.picked].title
    let isTitleCut = titleStart(in: columns) + Width.of(title) > columns.upperBound
    let first =
      isTitleCut ? Paragraph(title, width: width, first: .strong, rest: .strong).lines : []
    let lines =
      first + Paragraph(details.purpose, width: width, first: .text, rest: .text).lines
    for (row, line) in zip(area.rows.dropFirst(), lines) {
      let isCut = row == area.rows.last && lines.count >= area.rows.count
      canvas.put(
        isCut ? line + [Span(" …")] : line, row: row, column: columns.lowerBound + 1,
        until: columns.upperBound)
    }
  }

  private func draw(
    _ layer: MenuDetails.Layer, row: Int, in columns: Range<Int>, on canvas: inout Canvas
  ) {
    guard row < size.rows - 1 else { return }
    let left = columns.lowerBound + 1
    canvas.fill(Area(rows: row..<row + 1, columns: left..<columns.upperBound), background: .surface)
    canvas.put("▎", row: row, column: left, role: .line)
    canvas.put(layer.kind, row: row, column: left + 2, role: .muted)
    canvas.put(layer.name, row: row, column: left + 8, role: .strong, until: columns.upperBound)
  }

  // MARK: - The last lines

  private func drawFoot(_ canvas: inout Canvas) {
    let last = size.rows - 1
    if size.rows >= 20 {
      let isWide = size.columns >= 100
      canvas.put(
        [
          Span(isWide ? MenuWords.isNew : "", .text), Span(MenuWords.threeKeys, .text),
          Span("l", .key), Span(MenuWords.stepForward, .text), Span("h", .key),
          Span(MenuWords.stepBack, .text), Span("?", .key),
          Span(MenuWords.help(isWide: isWide), .text),
        ], row: last - 1, column: 3, until: size.columns - 1)
    }
    canvas.put(
      keys: [
        KeyHint("↑ ↓", MenuWords.choose), KeyHint("/", MenuWords.find),
        KeyHint("T", MenuWords.theme), KeyHint("?", MenuWords.keyHelp),
        KeyHint("Enter", MenuWords.start),
        scene.search == nil ? KeyHint("q", MenuWords.quit) : KeyHint("Esc", MenuWords.all),
      ], row: last)
  }
}

import Terminal

/// What ships, as the first screen shows it.
public struct MenuScene: Equatable, Sendable {
  /// The entries, those of one group together.
  public let entries: [MenuEntry]
  /// The picked one, from 0.
  public var picked = 0

  /// A menu with the first entry picked.
  public init(_ entries: [MenuEntry]) { self.entries = entries }

  /// Draws the menu for a screen of a size.
  public func canvas(_ size: Size) -> Canvas {
    var canvas = Canvas(size)
    MenuView(scene: self, size: size).draw(&canvas)
    return canvas
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
  /// What one can learn there.
  public let purpose: String
  /// Its layers from the top: kind and name.
  public let layers: [(kind: String, name: String)]

  /// An entry.
  public init(
    id: String, group: String, title: String, purpose: String,
    layers: [(kind: String, name: String)]
  ) {
    self.id = id
    self.group = group
    self.title = title
    self.purpose = purpose
    self.layers = layers
  }

  /// Ids are unique.
  public static func == (a: MenuEntry, b: MenuEntry) -> Bool { a.id == b.id }
}

/// Draws the menu.
private struct MenuView {
  let scene: MenuScene
  let size: Size

  /// Whether the picked entry is described beside the list.
  private var hasSide: Bool { size.columns >= 100 && size.rows >= 20 }
  private var listEnd: Int {
    guard hasSide else { return max(size.columns - 1, 2) }
    let widest = scene.entries.reduce(0) { max($0, Width.of($1.title)) }
    return min(2 + 6 + idWidth + widest, size.columns * 62 / 100)
  }

  func draw(_ canvas: inout Canvas) {
    var top = 0
    if size.rows >= 20 {
      canvas.put("n d i s c o p e", row: 1, column: 3, role: .strong)
      let how = size.columns < 100 ? "" : " One step at a time, forward and back."
      canvas.put(
        "How a packet moves through the Windows network stack." + how, row: 2, column: 3,
        role: .muted, until: size.columns - 1)
      top = 4
    }
    let bottom = max(size.rows - (size.rows >= 20 ? 3 : 1), top)
    drawList(&canvas, in: Area(rows: top..<bottom, columns: 2..<listEnd))
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
      row: area.rows.lowerBound, columns: area.columns, title: "Scenarios",
      note: [Span("\(scene.entries.count)", .count)], isFocused: true)
    let list = area.inset(top: 1)
    let rows = self.rows
    let pickedRow = rows.firstIndex {
      if case .entry(scene.picked) = $0 { true } else { false }
    }
    let start = min(
      max((pickedRow ?? 0) - list.rows.count / 2, 0), max(rows.count - list.rows.count, 0))
    for (row, line) in zip(list.rows, rows[start...]) {
      draw(line, row: row, in: list.columns, on: &canvas)
    }
    let below = rows.count - start - list.rows.count
    if below > 0, let last = list.rows.last {
      canvas.put(" +\(below) ", row: last, endingBefore: list.columns.upperBound, role: .warn)
    }
  }

  private func draw(_ line: Row, row: Int, in columns: Range<Int>, on canvas: inout Canvas) {
    switch line {
    case .blank: break
    case .heading(let text):
      canvas.put(
        text, row: row, column: columns.lowerBound + 1, role: .muted, until: columns.upperBound)
    case .entry(let index):
      let entry = scene.entries[index]
      let isPicked = index == scene.picked
      if isPicked {
        canvas.fill(Area(rows: row..<row + 1, columns: columns), background: .raised)
        canvas.put("►", row: row, column: columns.lowerBound + 1, role: .now)
      }
      canvas.put(
        entry.id, row: row, column: columns.lowerBound + 3, role: isPicked ? .strong : .text)
      canvas.put(
        entry.title, row: row, column: columns.lowerBound + 5 + idWidth,
        role: isPicked ? .strong : .text, until: columns.upperBound)
    }
  }

  private var idWidth: Int { scene.entries.reduce(0) { max($0, $1.id.count) } }

  // MARK: - The picked one

  private func drawSide(_ canvas: inout Canvas, in area: Area) {
    guard scene.entries.indices.contains(scene.picked) else { return }
    let entry = scene.entries[scene.picked]
    canvas.rule(row: area.rows.lowerBound, columns: area.columns, title: entry.title)
    let text = Paragraph(entry.purpose, width: area.columns.count - 2, first: .text, rest: .text)
    var row = canvas.put(text, in: area.inset(top: 2, left: 1)) + 1
    for (index, layer) in entry.layers.enumerated() where row < area.rows.upperBound - 1 {
      if index > 0 {
        canvas.put("┊", row: row, column: area.columns.lowerBound + 10, role: .line)
        row += 1
      }
      draw(layer, row: row, in: area.columns, on: &canvas)
      row += 1
    }
  }

  private func draw(
    _ layer: (kind: String, name: String), row: Int, in columns: Range<Int>, on canvas: inout Canvas
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
          Span(isWide ? "New to this? " : "", .text), Span("Three keys are enough:  ", .text),
          Span("l", .key), Span(" one step forward   ", .text), Span("h", .key),
          Span(" one step back   ", .text), Span("?", .key),
          Span(isWide ? " help with everything" : " help", .text),
        ], row: last - 1, column: 3, until: size.columns - 1)
    }
    canvas.put(
      keys: [
        KeyHint("↑ ↓", "choose"), KeyHint("T", "theme"), KeyHint("Enter", "start"),
        KeyHint("q", "quit"),
      ], row: last)
  }
}

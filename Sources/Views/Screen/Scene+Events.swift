import Events
import Terminal

/// The views of the events and of the inspector.
extension ScenePainter {
  var events: EventsPane {
    EventsPane(scene)
  }

  private func inspectorNote(_ tree: InspectorTree) -> [Span] {
    guard tree.object != .none else { return [] }
    return [Span(tree.object.description, .mention(moment.journey(of: tree.object)))]
  }

  func drawInspectorPane(_ canvas: inout Canvas, _ tree: InspectorTree, in area: Area) {
    let inner = title(
      "4", "Inspector", inspectorNote(tree), in: area, focus: .inspector, on: &canvas)
    InspectorPane(
      tree: tree, inspection: scene.inspection, isFocused: scene.focus == .inspector
    ).draw(&canvas, in: inner)
  }

  private func drawBytesPane(_ canvas: inout Canvas, _ tree: InspectorTree, in area: Area) {
    let picked =
      scene.focus == .inspector && tree.rows.indices.contains(scene.inspection.row)
      ? tree.rows[scene.inspection.row].bytes : nil
    let pane = BytesPane(tree: tree, picked: picked)
    pane.draw(&canvas, in: title("", "Bytes", pane.note, in: area, on: &canvas).inset(left: 1))
  }

  private func drawChangedPane(_ canvas: inout Canvas, in area: Area) {
    let inner = title("", "Changed by this step", in: area, on: &canvas)
    ChangedPane(moment: moment).draw(&canvas, in: inner.inset(left: 1))
  }

  // MARK: - Wide

  func drawWideEvents(_ canvas: inout Canvas) {
    let tree = self.tree
    let split = 1 + (size.columns - 3) * 3 / 5 + 3
    let lower = size.rows - 12 - watchLineRows
    let upper = 2..<lower - 1
    let list = title(
      "3", "Events", in: Area(rows: upper, columns: 1..<split), focus: .events, on: &canvas)
    events.draw(&canvas, in: list)
    drawInspectorPane(&canvas, tree, in: Area(rows: upper, columns: split + 1..<size.columns - 1))
    let rows = lower..<size.rows - 6 - watchLineRows
    drawWatchLine(&canvas, row: size.rows - 7)
    drawBytesPane(&canvas, tree, in: Area(rows: rows, columns: 1..<split))
    drawChangedPane(&canvas, in: Area(rows: rows, columns: split + 1..<size.columns - 1))
    drawTimeline(&canvas, named: false)
  }

  func drawWideInspector(_ canvas: inout Canvas) {
    let tree = self.tree
    let split = size.columns - 73
    let rows = 2..<size.rows - 6 - watchLineRows
    drawWatchLine(&canvas, row: size.rows - 7)
    drawInspectorPane(&canvas, tree, in: Area(rows: rows, columns: 1..<split))
    let right = split + 1..<size.columns - 1
    let middle = rows.lowerBound + rows.count / 2
    drawBytesPane(&canvas, tree, in: Area(rows: rows.lowerBound..<middle, columns: right))
    let now = title(
      "", "Now", numberNote, in: Area(rows: middle..<rows.upperBound, columns: right), on: &canvas)
    NowPane(moment: moment).draw(&canvas, in: now.inset(left: 1))
    drawTimeline(&canvas, named: false)
  }

  // MARK: - Normal

  func drawEvents(_ canvas: inout Canvas) {
    let lower = max(size.rows - 5 - max(size.rows / 3, 8), 8) - watchLineRows
    let list = title(
      "3", "Events", in: Area(rows: 2..<lower, columns: columns), focus: .events, on: &canvas)
    events.draw(&canvas, in: list)
    let split = columns.count / 2 + 1
    let rows = lower..<size.rows - 5 - watchLineRows
    drawWatchLine(&canvas, row: size.rows - 6)
    drawInspectorPane(&canvas, tree, in: Area(rows: rows, columns: 1..<split))
    drawChangedPane(&canvas, in: Area(rows: rows, columns: split + 1..<size.columns - 1))
    drawTimeline(&canvas, named: false)
  }

  func drawInspector(_ canvas: inout Canvas) {
    let tree = self.tree
    let end = size.rows - 2 - watchLineRows
    let lower = end - max(size.rows / 4, 6)
    drawInspectorPane(&canvas, tree, in: Area(rows: 2..<lower, columns: columns))
    drawBytesPane(&canvas, tree, in: Area(rows: lower..<end, columns: columns))
    drawWatchLine(&canvas, row: size.rows - 3)
  }
}

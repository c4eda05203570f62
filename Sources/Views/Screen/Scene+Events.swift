import Events
import Terminal

/// The views of the events and of the inspector.
extension ScenePainter {
  var events: EventsPane {
    EventsPane(scene)
  }

  /// Draws the list of events with its title, which says what the letters and the mark mean.
  func drawEventsPane(_ canvas: inout Canvas, in area: Area) {
    let pane = events
    let page = pane.page(rows: area.rows.count - 2, columns: area.columns)
    let list = title(
      "3", ViewKind.events.title, page.legend, in: area, focus: .events, on: &canvas)
    pane.draw(&canvas, in: list, page)
  }

  private func inspectorNote(_ tree: InspectorTree) -> [Span] {
    guard tree.object != .none else { return [] }
    return [Span(tree.object.description, .mention(moment.journey(of: tree.object)))]
  }

  func drawInspectorPane(_ canvas: inout Canvas, _ tree: InspectorTree, in area: Area) {
    let inner = title(
      "4", ViewKind.inspector.title, inspectorNote(tree), in: area, focus: .inspector, on: &canvas)
    InspectorPane(
      tree: tree, inspection: scene.inspection, isFocused: scene.focus == .inspector
    ).draw(&canvas, in: inner)
  }

  private func drawBytesPane(_ canvas: inout Canvas, _ tree: InspectorTree, in area: Area) {
    let picked = scene.focus == .inspector ? tree.picked?.bytes : nil
    let pane = BytesPane(tree: tree, picked: picked)
    pane.draw(
      &canvas, in: title("", ScreenWords.bytes, pane.note, in: area, on: &canvas).inset(left: 1))
  }

  private func drawChangedPane(_ canvas: inout Canvas, in area: Area) {
    let inner = title("", ScreenWords.changed, in: area, on: &canvas)
    scene.changedPane.draw(&canvas, in: inner.inset(left: 1))
  }

  // MARK: - Wide

  func drawWideEvents(_ canvas: inout Canvas) {
    let tree = self.tree
    let split = place(of: .eventsSide)
    let lower = place(of: .eventsBelow)
    let upper = 2..<lower - 1
    drawEventsPane(&canvas, in: Area(rows: upper, columns: 1..<split))
    drawInspectorPane(&canvas, tree, in: Area(rows: upper, columns: split + 1..<size.columns - 1))
    let rows = lower..<size.rows - 6 - watchLineRows
    drawWatchLine(&canvas, row: size.rows - 7)
    drawBytesPane(&canvas, tree, in: Area(rows: rows, columns: 1..<split))
    drawChangedPane(&canvas, in: Area(rows: rows, columns: split + 1..<size.columns - 1))
    markEventsBorders(&canvas, split, lower, upright: 2..<rows.upperBound)
    drawTimeline(&canvas, named: false)
  }

  private func markEventsBorders(
    _ canvas: inout Canvas, _ split: Int, _ lower: Int, upright: Range<Int>
  ) {
    mark(.eventsSide, &canvas, in: Area(rows: upright, columns: split..<split + 1))
    mark(.eventsBelow, &canvas, in: Area(rows: lower..<lower + 1, columns: columns))
  }

  func drawWideInspector(_ canvas: inout Canvas) {
    let tree = self.tree
    let split = place(of: .inspectorSide)
    let rows = 2..<size.rows - 6 - watchLineRows
    drawWatchLine(&canvas, row: size.rows - 7)
    drawInspectorPane(&canvas, tree, in: Area(rows: rows, columns: 1..<split))
    let right = split + 1..<size.columns - 1
    let middle = place(of: .inspectorBelow)
    drawBytesPane(&canvas, tree, in: Area(rows: rows.lowerBound..<middle, columns: right))
    let now = title(
      "", ScreenWords.now, numberNote, in: Area(rows: middle..<rows.upperBound, columns: right),
      on: &canvas)
    nowPane.draw(&canvas, in: now.inset(left: 1))
    mark(.inspectorSide, &canvas, in: Area(rows: rows, columns: split..<split + 1))
    mark(.inspectorBelow, &canvas, in: Area(rows: middle..<middle + 1, columns: right))
    drawTimeline(&canvas, named: false)
  }

  // MARK: - Normal

  func drawEvents(_ canvas: inout Canvas) {
    let lower = place(of: .eventsBelow)
    let split = place(of: .eventsSide)
    drawEventsPane(&canvas, in: Area(rows: 2..<lower, columns: columns))
    let rows = lower..<size.rows - 5 - watchLineRows
    drawWatchLine(&canvas, row: size.rows - 6)
    drawInspectorPane(&canvas, tree, in: Area(rows: rows, columns: 1..<split))
    drawChangedPane(&canvas, in: Area(rows: rows, columns: split + 1..<size.columns - 1))
    markEventsBorders(&canvas, split, lower, upright: rows)
    drawTimeline(&canvas, named: false)
  }

  func drawInspector(_ canvas: inout Canvas) {
    let tree = self.tree
    let end = size.rows - 2 - watchLineRows
    let lower = place(of: .inspectorBelow)
    drawInspectorPane(&canvas, tree, in: Area(rows: 2..<lower, columns: columns))
    drawBytesPane(&canvas, tree, in: Area(rows: lower..<end, columns: columns))
    mark(.inspectorBelow, &canvas, in: Area(rows: lower..<lower + 1, columns: columns))
    drawWatchLine(&canvas, row: size.rows - 3)
  }
}

import Terminal

/// The view of the layers, in all sizes.
extension ScenePainter {
  // MARK: - Wide

  func drawWideStack(_ canvas: inout Canvas) {
    let bottom = size.rows - 9
    let split = place(of: .stackSide)
    let stack = Area(rows: 2..<bottom, columns: 1..<split - 1)
    drawStackPane(&canvas, in: stack, StackColumns.Density(width: stack.columns.count))
    drawSide(&canvas, in: Area(rows: 2..<bottom, columns: split + 1..<size.columns - 1))
    mark(.stackSide, &canvas, in: Area(rows: 2..<bottom, columns: split - 1..<split + 1))
    drawTimeline(&canvas, named: true)
    canvas.put(chrome.proofSpans, row: size.rows - 3, column: 2, until: size.columns - 1)
  }

  func drawStackPane(
    _ canvas: inout Canvas, in area: Area, _ density: StackColumns.Density
  ) {
    let inner = title("1", ViewKind.stack.title, adapterNote, in: area, focus: .stack, on: &canvas)
    let picture = StackPicture(moment, isInFlight: scene.flightPermille != nil)
    var view = StackView(
      picture, moment, picked: scene.picked, flightPermille: scene.flightPermille, in: inner,
      density)
    view.guilt = scene.guilt
    view.draw(&canvas)
  }

  private func drawSide(_ canvas: inout Canvas, in area: Area) {
    let watchRows = sideWatchRows
    let calls = OpenCallsPane(moment: moment)
    let rows = sideRows
    var top = area.rows.lowerBound
    func next(_ count: Int) -> Area {
      defer { top += count }
      return Area(rows: top..<top + count, columns: area.columns)
    }
    let now = title("", ScreenWords.now, numberNote, in: next(rows.now), on: &canvas)
    nowPane.draw(&canvas, in: now.inset(left: 1))
    let changed = title("", ScreenWords.changed, in: next(rows.changed), on: &canvas)
    scene.changedPane.draw(&canvas, in: changed.inset(left: 1))
    if watchRows > 0 {
      let watched = title("", ScreenWords.watches, in: next(watchRows), on: &canvas)
      WatchesPane(scene).draw(&canvas, in: watched.inset(left: 1))
    }
    let open = title("", ScreenWords.openCalls, calls.note, in: next(rows.calls), on: &canvas)
    calls.draw(&canvas, in: open.inset(left: 1))
    let held = title(
      "", ScreenWords.holders, [Span(CommonWords.since, .muted)], in: next(rows.holders),
      focus: .holders,
      on: &canvas)
    HoldersPane(moment: moment, picked: scene.picked).draw(&canvas, in: held.inset(left: 1))
    let border = held.rows.lowerBound - 1
    mark(.holdersAbove, &canvas, in: Area(rows: border..<border + 1, columns: area.columns))
  }

  /// Where the panes at the right of the layers end.
  var sideBottom: Int { size.rows - 9 }

  /// Rows for the watches among them, with their title.
  var sideWatchRows: Int {
    scene.notebook.watches.isEmpty ? 0 : min(scene.notebook.watches.count, 4) + 1
  }

  /// Where who holds what begins by itself, and behind which row it may begin at all.
  var usualSide: (now: Int, holders: Int) {
    let rows = ScenePainter.sideRows(sideBottom - 2 - sideWatchRows)
    return (2 + rows.now, sideBottom - rows.holders)
  }

  /// How the panes at the right share their rows, where the border above who holds what stands now.
  ///
  /// It depends on the size and on that border only, never on what the panes hold, so that none of them jumps. What is open
  /// gives way first, then what has changed.
  private var sideRows: (now: Int, changed: Int, calls: Int, holders: Int) {
    var rows = ScenePainter.sideRows(sideBottom - 2 - sideWatchRows)
    let usual = sideBottom - rows.holders
    let shift = place(of: .holdersAbove, usual: usual) - usual
    let ofCalls = max(shift, min(2 - rows.calls, 0))
    rows.calls += ofCalls
    rows.changed += shift - ofCalls
    rows.holders -= shift
    return rows
  }

  /// How the side panes share their rows, titles included.
  static func sideRows(_ total: Int) -> (now: Int, changed: Int, calls: Int, holders: Int) {
    let now = min(max(total * 2 / 5, 7), 11)
    let rest = total - now
    let share = rest / 3
    return (now, share + (rest % 3 > 0 ? 1 : 0), share + (rest % 3 > 1 ? 1 : 0), share)
  }

  // MARK: - Normal

  /// Rows for the proof: it comes when there is room.
  var proofRows: Int { size.rows >= 28 ? 1 : 0 }

  /// Rows of the timeline below its title; it gives way to the layers.
  var stackTimelineRows: Int {
    let missing = StackPicture.leastRows(moment.lexicon) - (size.rows - 14 - proofRows)
    return max(3 - max(missing, 0), 1)
  }

  /// Rows for the title of the timeline: a single row needs none.
  var stackTimelineTitleRows: Int { stackTimelineRows > 1 ? 1 : 0 }

  /// Rows for the line of watches, where there is no pane for them.
  var watchLineRows: Int { scene.notebook.watches.isEmpty ? 0 : 1 }

  /// Draws the watches in one row, if there are any.
  func drawWatchLine(_ canvas: inout Canvas, row: Int) {
    guard watchLineRows > 0 else { return }
    canvas.put(
      WatchesPane(scene).line(width: size.columns - 3), row: row, column: 2,
      until: size.columns - 1)
  }

  private var nowRows: Int { 5 + min(max((size.rows - 28) / 3, 0), 4) }

  /// Where the step below the layers ends, and where it begins by itself.
  var stackBottom: Int {
    (timeline?.rows.lowerBound ?? size.rows - 2) - stackTimelineTitleRows - watchLineRows
  }
  var stackEnd: Int { stackBottom - nowRows }

  func drawStack(_ canvas: inout Canvas) {
    guard let timeline else { return }
    let nowTop = place(of: .stackBelow, usual: stackEnd)
    drawStackPane(&canvas, in: Area(rows: 2..<nowTop, columns: columns), .normal)
    drawStep(&canvas, in: Area(rows: nowTop..<stackBottom, columns: columns))
    mark(.stackBelow, &canvas, in: Area(rows: nowTop..<nowTop + 1, columns: columns))
    drawWatchLine(&canvas, row: stackBottom)
    if stackTimelineTitleRows > 0 {
      drawTimeline(&canvas, named: true)
    } else {
      timelineBar.draw(&canvas, in: timeline)
    }
    if proofRows > 0 {
      canvas.put(chrome.proofSpans, row: size.rows - 3, column: 2, until: size.columns - 1)
    }
  }

  // MARK: - Narrow

  func drawNarrow(_ canvas: inout Canvas) {
    let bottom = size.rows - 5 - watchLineRows
    let top = scene.sifting.isEmpty ? 1 : 2
    if top > 1 { chrome.drawFilter(&canvas, row: 1) }
    let main = Area(rows: top..<bottom, columns: columns)
    drawNarrowView(&canvas, in: main)
    let now = title(
      "", ScreenWords.now, numberNote, in: Area(rows: bottom..<size.rows - 2, columns: columns),
      on: &canvas)
    drawWatchLine(&canvas, row: size.rows - 3)
    canvas.put(
      nowPane.sentence(width: size.columns - 2), row: now.rows.lowerBound, column: 1,
      until: size.columns - 1)
    canvas.put(
      scene.changedPane.line(width: size.columns - 2), row: now.rows.lowerBound + 1,
      column: 1, until: size.columns - 1)
    let hasWord = scene.prompt != nil || scene.message != nil || scene.job != nil
    if hasWord { return chrome.drawHint(&canvas, row: size.rows - 2) }
    guard let timeline else { return }
    timelineBar.draw(&canvas, in: timeline)
  }

  private func drawNarrowView(_ canvas: inout Canvas, in area: Area) {
    if let view = scene.view.mainView(scene) {
      return drawMainPane(view, in: area, on: &canvas)
    }
    switch scene.view {
    case .events:
      drawEventsPane(&canvas, in: area)
    case .inspector:
      let inner = title("4", ViewKind.inspector.title, in: area, focus: .inspector, on: &canvas)
      InspectorPane(tree: tree, inspection: scene.inspection, isFocused: true).draw(
        &canvas, in: inner)
    default: drawStackPane(&canvas, in: area, .dense)
    }
  }
}

import Events
import Replay
import Terminal

/// One pane alone: the one that has the focus, over the whole screen; and what is left of a view on a tiny one.
extension ScenePainter {
  /// Draws the pane that has the focus, and nothing else but the lines of the frame.
  func drawZoomed(_ canvas: inout Canvas) {
    chrome.drawState(&canvas, row: 0)
    let top = scene.sifting.isEmpty ? 1 : 2
    if top > 1 { chrome.drawFilter(&canvas, row: 1) }
    drawFocused(&canvas, in: Area(rows: top..<max(size.rows - 2, top), columns: columns))
    chrome.drawHint(&canvas, row: size.rows - 2)
    chrome.drawKeys(&canvas, row: size.rows - 1)
  }

  private func drawFocused(_ canvas: inout Canvas, in area: Area) {
    switch scene.focus {
    case .stack:
      drawStackPane(
        &canvas, in: area, size.columns >= 110 ? .roomy : size.columns >= 80 ? .normal : .dense)
    case .holders:
      let inner = title(
        "", ScreenWords.holders, [Span(CommonWords.since, .muted)], in: area, focus: .holders,
        on: &canvas)
      HoldersPane(moment: moment, picked: scene.picked).draw(&canvas, in: inner.inset(left: 1))
    case .events:
      drawEventsPane(&canvas, in: area)
    case .inspector: drawInspectorPane(&canvas, tree, in: area)
    case .main:
      if let view = scene.view.mainView(scene) { drawMainPane(view, in: area, on: &canvas) }
    case .left, .right: drawComparedRows(&canvas, in: area)
    }
  }

  // MARK: - Tiny

  /// Draws the rows of a view without its title; the step and the keys below.
  func drawTinyView(_ canvas: inout Canvas) {
    let tiny = TinyView(scene: sceneOfShownRun)
    let missing = scene.view == .events ? events.missingColumns(in: 0..<size.columns) : 0
    let run = shownRun
    tiny.drawPosition(
      &canvas, run: run?.name ?? "", name: run?.other ?? scene.view.name, missing: missing)
    let end = max(size.rows - (size.rows >= 9 ? 4 : 3), 2)
    let area = Area(rows: 1..<end, columns: 0..<size.columns)
    if let pane = scene.view.facts.panes.first {
      canvas.mark(area, .pane(pane.number))
    }
    drawTinyPane(&canvas, in: area)
    tiny.drawFoot(&canvas, rows: end..<size.rows)
  }

  private func drawTinyPane(_ canvas: inout Canvas, in area: Area) {
    if let view = scene.view.mainView(scene) { return view.draw(&canvas, in: area) }
    switch scene.view {
    case .events: events.draw(&canvas, in: area)
    case .compare: drawComparedRows(&canvas, in: area)
    case .inspector:
      InspectorPane(tree: tree, inspection: scene.inspection, isFocused: true).draw(
        &canvas, in: area)
    default: break
    }
  }
}

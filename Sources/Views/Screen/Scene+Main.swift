import Replay
import Terminal

/// The views of one pane, in all sizes.
extension ScenePainter {
  /// The pane above, then the step in words and what it changed, then the timeline.
  func drawMain(_ view: any MainView, on canvas: inout Canvas) {
    let end = mainBottom
    let stepTop = scene.view.hasStepBelow ? place(of: .mainBelow, usual: mainEnd) : end
    drawMainPane(view, in: Area(rows: 2..<stepTop, columns: columns), on: &canvas)
    if scene.view.hasStepBelow {
      drawStep(&canvas, in: Area(rows: stepTop..<end, columns: columns))
      mark(.mainBelow, &canvas, in: Area(rows: stepTop..<stepTop + 1, columns: columns))
    }
    drawWatchLine(&canvas, row: end)
    drawTimeline(&canvas, named: sizeClass == .wide)
  }

  /// The pane alone, with its legend in the last row if it has one.
  func drawMainPane(_ view: any MainView, in area: Area, on canvas: inout Canvas) {
    let facts = scene.view.facts
    let digit = facts.digit.map(String.init) ?? ""
    var inner = title(digit, facts.title, view.note, in: area, focus: .main, on: &canvas)
    let legend = view.legend(rows: inner.rows.count - 1)
    if !legend.isEmpty, inner.rows.count > 6 {
      canvas.put(
        legend: legend, row: inner.rows.upperBound - 1, columns: inner.columns.dropFirst())
      inner = inner.inset(bottom: 1)
    }
    view.draw(&canvas, in: inner)
  }

  /// Where the step below the pane ends, and where it begins by itself.
  var mainBottom: Int {
    (timeline.map { $0.rows.lowerBound - 1 } ?? size.rows - 2) - watchLineRows
  }
  var mainEnd: Int { mainBottom - mainStepRows }

  /// How many rows the step takes, with its title.
  private var mainStepRows: Int { sizeClass == .wide ? 5 : 4 }

  /// What the step is, and in the last row what it has changed, below a title of their own.
  func drawStep(_ canvas: inout Canvas, in area: Area) {
    let now = title("", ScreenWords.now, numberNote, in: area, on: &canvas)
    nowPane.drawShort(&canvas, in: now.inset(bottom: 1))
    canvas.put(
      scene.changedPane.line(width: size.columns - 3), row: now.rows.upperBound - 1,
      column: 2, until: size.columns - 1)
  }
}

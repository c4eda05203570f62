import Replay
import Terminal
import Verification

/// The view of two runs, in all sizes.
extension ScenePainter {
  func drawCompare(_ canvas: inout Canvas) {
    guard let comparison = scene.comparison else {
      chrome.drawFilter(&canvas, row: 1)
      let end = size.rows - 2
      return drawNothingToCompare(&canvas, in: Area(rows: 2..<end, columns: columns))
    }
    var view = compareView(comparison)
    view.isNamedAbove = true
    view.drawNames(&canvas, row: 1)
    let end = size.rows - 2
    let isWide = sizeClass == .wide
    let sentence = compareBottom
    let states = place(of: .compareBelow, usual: compareEnd)
    view.drawRows(&canvas, in: Area(rows: 2..<states, columns: columns))
    let middle = view.middle(columns)
    mark(.compareSide, &canvas, in: Area(rows: 2..<states, columns: middle..<middle + 1))
    mark(.compareBelow, &canvas, in: Area(rows: states..<states + 1, columns: columns))
    view.drawState(
      &canvas, in: Area(rows: states..<sentence - (isWide ? 1 : 0), columns: columns))
    view.drawSentence(
      &canvas, in: Area(rows: sentence..<end, columns: columns.dropFirst().dropLast()))
  }

  /// Where the states end, and where they begin by themselves.
  var compareBottom: Int { size.rows - (sizeClass == .wide ? 4 : 3) }
  var compareEnd: Int { compareBottom - (sizeClass == .wide ? 8 : 6) }

  /// The view of both runs, with the border between them where the user has moved it.
  private func compareView(_ comparison: SceneComparison) -> CompareView {
    var view = CompareView(scene, comparison)
    let usual = size.columns / 2
    view.shift = place(of: .compareSide, usual: usual) - usual
    return view
  }

  /// The rows, and one line for the states; without a timeline.
  func drawNarrowCompare(_ canvas: inout Canvas) {
    let end = size.rows - 2
    guard let comparison = scene.comparison else {
      return drawNothingToCompare(&canvas, in: Area(rows: 1..<end, columns: columns))
    }
    let view = CompareView(scene, comparison)
    let states = end - 4
    view.drawRows(&canvas, in: Area(rows: 1..<states, columns: columns))
    view.drawState(&canvas, in: Area(rows: states..<end, columns: columns))
    if scene.prompt != nil || scene.message != nil || scene.job != nil {
      return chrome.drawHint(&canvas, row: end)
    }
    view.drawSentence(&canvas, in: Area(rows: end..<end + 1, columns: columns))
  }

  /// The rows of both runs alone.
  func drawComparedRows(_ canvas: inout Canvas, in area: Area) {
    guard let comparison = scene.comparison else {
      return drawNothingToCompare(&canvas, in: area)
    }
    compareView(comparison).drawRows(&canvas, in: area)
  }

  // MARK: - One run of two

  /// Where there is room for one run only: what it is called, and where the other one stands.
  var shownRun: (name: String, other: String)? {
    guard scene.view == .compare, let comparison = scene.comparison,
      CompareView.showsOneRun(columnCount: size.columns)
    else { return nil }
    return scene.focus == .right
      ? ("B", ScreenWords.side("A", at: moment.number))
      : ("A", ScreenWords.side("B", at: comparison.moment.number))
  }

  /// The scene at the moment of the run that is shown alone, without what is known of the other one only.
  var sceneOfShownRun: Scene {
    guard shownRun != nil, scene.focus == .right, let comparison = scene.comparison else {
      return scene
    }
    var shown = scene
    shown.moment = comparison.moment
    shown.title = comparison.title
    shown.findings = Findings()
    shown.marks = []
    shown.notebook = Notebook()
    shown.sifting = Sifting()
    return shown
  }

  private func drawNothingToCompare(_ canvas: inout Canvas, in area: Area) {
    let facts = ViewKind.compare.facts
    let inner = title(
      facts.digit.map(String.init) ?? "", facts.title, in: area, focus: .left, on: &canvas
    ).inset(top: 1, left: 2)
    let left = inner.columns.lowerBound
    canvas.put(
      CompareWords.none, row: inner.rows.lowerBound, column: left, role: .strong,
      until: inner.columns.upperBound)
    for (row, (key, what)) in zip(inner.rows.dropFirst(2), CompareWords.how) {
      let end = canvas.put(
        key, row: row, column: left, role: .key, until: inner.columns.upperBound)
      canvas.put(
        what, row: row, column: max(end + 2, left + 17), role: .text,
        until: inner.columns.upperBound)
    }
  }
}

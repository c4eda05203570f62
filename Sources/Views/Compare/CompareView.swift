import Events
import Replay
import Terminal

/// Two runs side by side; what belongs together stands in one row.
///
/// ```text
///  ━━ A  One frame ━━━━━━━━━━━━━━━━━━━━━   ── B  One frame, nested ──────────────
///      9 ●     NICPrepareForTransmit F1  =     9 ●     NICPrepareForTransmit F1
///        the same 8 events come later    +    10 ●     RemoveHeadList        P1
///  ► 10 ╌     MiniportSend          P1  =  ► 18 ╌     MiniportSend          P1
/// ```
struct CompareView {
  private let scene: Scene
  private let comparison: SceneComparison
  private let moment: Moment
  /// How far the border between the runs is moved to the right.
  var shift = 0
  /// Whether the names of both runs stand above them, so that their titles need not say them again.
  var isNamedAbove = false
  private var alignment: Alignment { comparison.alignment }

  init(_ scene: Scene, _ comparison: SceneComparison) {
    self.scene = scene
    self.comparison = comparison
    moment = scene.moment
  }

  // MARK: - What is compared

  /// Both names and how much is known, in one row.
  func drawNames(_ canvas: inout Canvas, row: Int) {
    let tail =
      comparison.isWorking && !alignment.isFinished
      ? CompareWords.progress(alignment.permille) : CompareWords.aligned
    let limit = canvas.size.columns - 1
    let half = canvas.size.columns / 2 + shift
    // That the runs are aligned gives way to a name; how far they are does not.
    let nameEnd = half + 4 + Width.of(comparison.title)
    let hasRoom = limit >= 100 && nameEnd + 1 <= limit - Width.of(tail)
    let tailStart =
      hasRoom || comparison.isWorking
      ? canvas.put(tail, row: row, endingBefore: limit, role: .muted) : limit
    for (name, title, start, end) in [
      ("A ", scene.title, 1, half), ("B ", comparison.title, half + 2, tailStart - 1),
    ] {
      canvas.put([Span(name, .strong), Span(title, .text)], row: row, column: start, until: end)
    }
  }

  // MARK: - The rows

  /// The titles of both sides, and the rows between them.
  func drawRows(_ canvas: inout Canvas, in area: Area) {
    let (left, sign, right) = sides(area.columns)
    drawTitles(&canvas, in: area, left, right)
    let shown = left.isEmpty ? right : left
    let body = area.rows.dropFirst()
    let first = firstRow(count: body.count)
    let end = min(first + body.count, alignment.rowCount)
    guard first < end else { return drawEmpty(&canvas, in: Area(rows: body, columns: shown)) }
    let rows = (first..<end).map { alignment[$0] }
    let a = half(.a, left, rows)
    let b = half(.b, right, rows)
    for (place, (row, entry)) in zip(body, rows).enumerated() {
      canvas.mark(row: row, area.columns, .row(first + place))
      light(&canvas, row: row, entry, isStep: first + place == comparison.row, left, right)
      canvas.put(
        entry.kind.glyph, row: row, column: sign, role: entry.kind == .same ? .muted : .warn)
      let contrast = contrasts(entry).first
      draw(entry, in: a, contrast: contrast?.a, row: row, on: &canvas)
      draw(entry, in: b, contrast: contrast?.b, row: row, on: &canvas)
    }
    drawElsewhere(&canvas, rows: body, first: first, end: end, a.columns, b.columns)
    drawEnd(&canvas, body: body, first: first, end: end, left.isEmpty ? b.columns : a.columns)
  }

  /// One run in the rows that are seen.
  private struct Half {
    let side: Alignment.Side
    let columns: CompareColumns
    /// Its events, by their indices; none of a run that is not shown.
    let lines: [Int: EventLine]
  }

  private func half(
    _ side: Alignment.Side, _ columns: Range<Int>, _ rows: [Alignment.Row]
  ) -> Half {
    let timeline = side == .a ? moment.timeline : comparison.moment.timeline
    return Half(
      side: side, columns: CompareColumns(columns, digits: digits),
      lines: columns.isEmpty ? [:] : lines(rows.compactMap { $0[side] }, timeline))
  }

  private func draw(
    _ entry: Alignment.Row, in half: Half, contrast: String?, row: Int, on canvas: inout Canvas
  ) {
    guard let index = entry[half.side], let line = half.lines[index] else { return }
    let history = half.side == .a ? moment.history : comparison.moment.history
    let isOwnChoice = !entry.kind.isPair && history[index].kind == .choice
    CompareLine(
      line: line, kind: entry.kind, isNow: isNow(index, half.side),
      remark: contrast ?? (isOwnChoice ? line.status : "")
    ).draw(&canvas, row: row, half.columns)
  }

  /// Whether so many columns have room for one run only: the one that has the focus.
  static func showsOneRun(columnCount: Int) -> Bool { columnCount < 50 }

  /// The columns of the left run, of the sign, and of the other run; none for a run that is not shown.
  private func sides(_ columns: Range<Int>) -> (Range<Int>, Int, Range<Int>) {
    if CompareView.showsOneRun(columnCount: columns.count) {
      let run = columns.dropLast(2)
      let none = columns.upperBound..<columns.upperBound
      let sign = columns.upperBound - 1
      return scene.focus == .right ? (none, sign, run) : (run, sign, none)
    }
    let gap = columns.count >= 100 ? 5 : 3
    let width = max((columns.count - gap) / 2, 0)
    let left = columns.lowerBound..<columns.lowerBound + width + shift
    let right = columns.upperBound - width + shift..<columns.upperBound
    return (left, left.upperBound + gap / 2, right)
  }

  /// The column of the border between the runs.
  func middle(_ columns: Range<Int>) -> Int { sides(columns).1 }

  private func drawTitles(
    _ canvas: inout Canvas, in area: Area, _ left: Range<Int>, _ right: Range<Int>
  ) {
    for (columns, side, pane) in [(left, Alignment.Side.a, Pane.left), (right, .b, .right)]
    where !columns.isEmpty {
      drawTitle(&canvas, row: area.rows.lowerBound, columns, side)
      canvas.mark(Area(rows: area.rows, columns: columns), .pane(pane.number))
    }
  }

  private func drawTitle(
    _ canvas: inout Canvas, row: Int, _ columns: Range<Int>, _ side: Alignment.Side
  ) {
    let shown = side == .a ? moment : comparison.moment
    let count = CommonWords.events(TimeFormat.grouped(shown.timeline.count))
    let name = side == .a ? scene.title : comparison.title
    canvas.rule(
      row: row, columns: columns, number: side == .a ? "A" : "B",
      title: isNamedAbove ? count : name,
      note: isNamedAbove ? [] : [Span(count, .muted)],
      isFocused: scene.focus == (side == .a ? .left : .right) && scene.window == nil)
  }

  /// The step stands in the middle where possible.
  private func firstRow(count: Int) -> Int {
    let row = comparison.row ?? 0
    return min(max(row - count / 2, 0), max(alignment.rowCount - count, 0))
  }

  private var digits: Int {
    let last = max(moment.lastNumber, comparison.moment.lastNumber)
    return max(String(last).count, 4)
  }

  private func lines(_ indices: [Int], _ timeline: Timeline) -> [Int: EventLine] {
    guard let first = indices.first, let last = indices.last,
      first >= timeline.history.droppedCount, last < timeline.count
    else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: zip(first...last, timeline.lines(first..<last + 1)).map { ($0, $1) })
  }

  private func isNow(_ index: Int, _ side: Alignment.Side) -> Bool {
    index == (side == .a ? moment.index : comparison.moment.index)
  }

  private func light(
    _ canvas: inout Canvas, row: Int, _ entry: Alignment.Row, isStep: Bool, _ left: Range<Int>,
    _ right: Range<Int>
  ) {
    for (columns, side) in [(left, Alignment.Side.a), (right, .b)] where !columns.isEmpty {
      let isHere = entry[side].map { isNow($0, side) } ?? false
      guard isHere || isStep else { continue }
      canvas.raise(row: row, columns)
      if isHere { canvas.put("►", row: row, column: columns.lowerBound, role: .now) }
    }
  }

  private func drawEmpty(_ canvas: inout Canvas, in area: Area) {
    canvas.put(
      CompareWords.nothing, row: area.rows.lowerBound, column: area.columns.lowerBound + 2,
      role: .muted, until: area.columns.upperBound)
  }

  /// Where a side lacks events that it has elsewhere, that is said.
  private func drawElsewhere(
    _ canvas: inout Canvas, rows: Range<Int>.SubSequence, first: Int, end: Int,
    _ columnsA: CompareColumns, _ columnsB: CompareColumns
  ) {
    var row = first
    while row < end {
      let stretch = alignment.stretch(ofRow: row)
      defer { row = stretch.row + stretch.count }
      guard !stretch.kind.isPair, stretch.count >= 3, stretch.row >= first,
        let found = alignment.elsewhere(stretch)
      else { continue }
      let side: Alignment.Side = stretch.kind == .onlyA ? .b : .a
      let history = side == .a ? moment.history : comparison.moment.history
      let columns = side == .a ? columnsA : columnsB
      guard columns.start < columns.end else { continue }
      canvas.put(
        CompareWords.elsewhere(
          stretch.count, number: history.sequence(of: found),
          isLater: found >= stretch.start(side)),
        row: rows.lowerBound + stretch.row - first, column: columns.sign, role: .muted,
        until: columns.end)
    }
  }

  /// The end of the shorter side.
  private func drawEnd(
    _ canvas: inout Canvas, body: Range<Int>.SubSequence, first: Int, end: Int,
    _ columns: CompareColumns
  ) {
    guard end == alignment.rowCount, alignment.isFinished, !comparison.isWorking,
      end - first < body.count
    else { return }
    canvas.put(
      CompareWords.endOfRun, row: body.lowerBound + end - first, column: columns.sign, role: .muted,
      until: columns.end)
  }

  // MARK: - The states

  /// What both stacks differ in at this moment, below its title rule.
  func drawState(_ canvas: inout Canvas, in area: Area) {
    guard let top = area.rows.first else { return }
    canvas.rule(
      row: top, columns: area.columns, title: CompareWords.stateTitle,
      note: [Span(CompareWords.onlyDifferences, .muted)])
    let inner = area.inset(top: 1)
    guard let head = inner.rows.first else { return }
    let differences = RunDifferenceFinder(moment, comparison, isGrowing: scene.isGrowing).all
    guard !differences.isEmpty else {
      canvas.put(
        [Span("√ ", .ok), Span(CompareWords.sameState, .text)], row: head,
        column: area.columns.lowerBound + 1, until: area.columns.upperBound)
      return
    }
    let columns = StateColumns(area.columns)
    drawCaptions(&canvas, row: head, columns)
    let rows = inner.rows.dropFirst()
    for (row, (place, difference)) in zip(rows, differences.enumerated()) {
      if row == rows.last, place < differences.count - 1 {
        canvas.put(
          CommonWords.more(differences.count - place), row: row, column: columns.name, role: .warn,
          until: columns.end)
        return
      }
      draw(difference, row: row, columns, on: &canvas)
    }
  }

  private func drawCaptions(_ canvas: inout Canvas, row: Int, _ columns: StateColumns) {
    canvas.put(
      CompareWords.side("A", at: moment.number), row: row, column: columns.a, role: .muted,
      until: columns.b - 1)
    canvas.put(
      CompareWords.side("B", at: comparison.moment.number), row: row, column: columns.b,
      role: .muted,
      until: columns.atEnd - 1)
    canvas.put(
      CompareWords.atEnds, row: row, column: columns.atEnd, role: .muted, until: columns.end)
  }

  private func draw(
    _ difference: RunDifference, row: Int, _ columns: StateColumns, on canvas: inout Canvas
  ) {
    var name = [Span(difference.name, .text)]
    if difference.object != .none {
      let journey = moment.journey(of: difference.object)
      name.append(Span(" \(difference.object)", .mention(journey)))
    }
    canvas.put(name, row: row, column: columns.name, until: columns.a - 1)
    canvas.put(difference.a, row: row, column: columns.a, role: .strong, until: columns.b - 1)
    canvas.put(difference.b, row: row, column: columns.b, role: .warn, until: columns.atEnd - 1)
    let end: [Span]
    switch difference.end {
    case .same(let value): end = [Span("√ ", .ok), Span(CompareWords.same(value), .text)]
    case .different(let a, let b):
      end = [Span("≠ ", .warn), Span(a, .text), Span(" | ", .muted), Span(b, .text)]
    case .unknown: end = [Span("…", .muted)]
    }
    canvas.put(end, row: row, column: columns.atEnd, until: columns.end)
  }

  // MARK: - Words

  /// What the row of the step says, else what the whole comparison says.
  func drawSentence(_ canvas: inout Canvas, in area: Area) {
    let row = comparison.row.flatMap { $0 < alignment.rowCount ? alignment[$0] : nil }
    let text = CompareWords.sentence(row, contrasts(row), headline: headline(row)) ?? summary
    let paragraph = Paragraph(text, width: area.columns.count) { moment.journey(ofID: $0) }
    canvas.put(paragraph, in: area)
  }

  private var summary: String {
    let end: Bool?
    if comparison.isWorking || scene.isGrowing {
      end = nil
    } else {
      let timeline = comparison.moment.timeline
      var last = comparison
      last.moment = Moment(timeline, at: timeline.count)
      end =
        RunDifferenceFinder(
          Moment(moment.timeline, at: moment.timeline.count), last, isGrowing: false
        ).all.isEmpty
    }
    return CompareWords.summary(alignment, isWorking: comparison.isWorking, endsAlike: end)
  }

  private func headline(_ row: Alignment.Row?) -> String {
    switch row?.kind {
    case .onlyA: row?.a.map { Narration(moment.timeline, $0).headline } ?? ""
    case .onlyB: row?.b.map { Narration(comparison.moment.timeline, $0).headline } ?? ""
    case .same, .changed, nil: ""
    }
  }

  private func contrasts(_ row: Alignment.Row?) -> [(name: String, a: String, b: String)] {
    guard let row, let a = row.a, let b = row.b else { return [] }
    let (first, second) = (moment.history, comparison.moment.history)
    return alignment.contrasts(row).map { contrast in
      (CompareWords.name(contrast), contrast.text(first, a), contrast.text(second, b))
    }
  }
}

/// Where the columns of the state differences stand.
private struct StateColumns {
  let name: Int
  let a: Int
  let b: Int
  let atEnd: Int
  let end: Int

  init(_ columns: Range<Int>) {
    name = columns.lowerBound + 1
    a = columns.lowerBound + columns.count / 5
    b = columns.lowerBound + columns.count * 2 / 5 + 1
    atEnd = columns.lowerBound + columns.count * 13 / 20
    end = columns.upperBound
  }
}

import Events
import Replay
import Terminal

/// Every number over the whole time: the picked one large, the others as a line each; the needle is the cursor.
///
/// ```text
///  ━━ 6 Charts ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
///    ne2000.MpTx     3      ▆▆▆▆▆▆┃▆▆                      ▆▆▆▆
///    queue           0 ▃▃▃▆▆██████┃██▆▆▆▆▃▃▃▃▃▃▃▃▃▃▆▆▆▆▆▆▆▆█████▃▃▃    now  max
///  ► ne2000.MpTx       ▃▃▃▆▆██████┃██▆▆▆▆▃▃▃▃▃▃▃▃▃▃▆▆▆▆▆▆▆▆█████▃▃▃      2  3/8
/// ```
struct ChartsView: MainView {
  private let moment: Moment
  private let charts: [Chart]
  private let list: PickedList
  private let bar: TimelineBar

  init(_ scene: Scene) {
    moment = scene.moment
    charts = Chart.all(scene.moment, scene.curves)
    list = PickedList(scene, count: charts.count)
    bar = TimelineBar(scene.moment)
  }

  var note: [Span] { [Span(ChartsWords.note, .muted)] }

  func legend(rows count: Int) -> [[Span]] {
    guard !charts.isEmpty else { return [] }
    return [
      [Span("▃▆█", .run), Span(" " + ChartsWords.hasBeen, .muted)],
      [Span("▃▆█", .ghost), Span(" " + ChartsWords.comes, .muted)],
      [Legend.needle, Span(" " + ChartsWords.cursor, .muted)],
      [Span(ChartsWords.range, .muted)], [Span(ChartsWords.enter, .muted)],
    ]
  }

  var rows: MainRows {
    let charts = self.charts
    let timeline = moment.timeline
    let lexicon = moment.lexicon
    return MainRows(
      count: list.count, picked: list.picked,
      position: { charts[$0].highestPosition(timeline) }, quantity: { charts[$0].quantity },
      text: { charts[$0].name + " " + charts[$0].word },
      queries: { charts[$0].queries(lexicon) })
  }

  /// No columns are told, so there is nothing to say about them.
  var toldNote: String { "" }

  func told(_ seen: Range<Int>) -> [String] {
    charts[seen].map { chart in
      let value = chart.value.map { chart.text($0, ChartsView.toldRoom) } ?? CommonWords.none
      let now = chart.isOfStretch ? ChartsWords.atMost(value) : value
      let before = chart.before.map { chart.text($0, ChartsView.toldRoom) } ?? ""
      let bound = chart.bound > 0 ? String(chart.bound) : ""
      return ChartsWords.told(
        "\(chart.name) \(chart.word)", now: now, was: chart.value == chart.before ? "" : before,
        top: chart.text(chart.top, ChartsView.toldRoom), of: bound)
    }
  }

  /// How many signs a number that is told has at most: as many as it needs.
  private static let toldRoom = 20

  var toldBelow: [String] { charts.isEmpty ? [ChartsWords.nothing] : [] }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard !charts.isEmpty else {
      canvas.put(
        ChartsWords.nothing, row: area.rows.lowerBound,
        column: area.columns.lowerBound + 1, role: .muted, until: area.columns.upperBound)
      return
    }
    let columns = ChartColumns(area.columns, charts)
    let largeRows = area.rows.count >= 16 ? 7 : area.rows.count >= 8 ? 3 : 0
    let large = area.rows.prefix(largeRows)
    if !large.isEmpty { drawLarge(charts[list.place], rows: large, columns, on: &canvas) }
    let rest = area.inset(top: largeRows)
    guard let head = rest.rows.first else { return }
    let body = rest.inset(top: 1)
    drawCaptions(&canvas, row: head, columns, seen: list.seen(in: body))
    list.draw(&canvas, in: body) { row, index, canvas in
      drawLine(charts[index], row: row, columns, on: &canvas)
    }
  }

  private func drawCaptions(
    _ canvas: inout Canvas, row: Int, _ columns: ChartColumns, seen: Range<Int>
  ) {
    let isCut = seen.count < charts.count
    let what = isCut ? CommonWords.part(seen, of: charts.count) : ChartsWords.what
    canvas.put(
      what, row: row, column: columns.name, role: isCut ? .warn : .muted,
      until: columns.track.lowerBound)
    canvas.put(ChartsWords.now, row: row, endingBefore: columns.nowEnd, role: .muted)
    canvas.put(ChartsWords.top, row: row, endingBefore: columns.end, role: .muted)
  }

  /// A chart of several rows with its scale at the left.
  private func drawLarge(
    _ chart: Chart, rows: Range<Int>, _ columns: ChartColumns, on canvas: inout Canvas
  ) {
    let scaleEnd = columns.track.lowerBound - 1
    let room = scaleEnd - 7
    canvas.put(chart.name, row: rows.lowerBound, column: columns.name, role: .strong, until: room)
    canvas.put(
      chart.word, row: rows.lowerBound + 1, column: columns.name, role: .muted, until: room)
    canvas.put(
      chart.text(max(chart.top, 1), 8), row: rows.lowerBound, endingBefore: scaleEnd,
      notBefore: columns.name, role: .count)
    canvas.put("0", row: rows.upperBound - 1, endingBefore: scaleEnd, role: .count)
    drawHeights(chart, rows: rows, columns, on: &canvas)
    drawNumbers(chart, row: rows.lowerBound, columns, on: &canvas)
    if let before = chart.before, chart.value != before, rows.count > 1 {
      canvas.put(
        CommonWords.was(chart.text(before, 5)), row: rows.lowerBound + 1,
        endingBefore: columns.nowEnd, notBefore: columns.track.upperBound, role: .muted)
    }
  }

  private func drawLine(
    _ chart: Chart, row: Int, _ columns: ChartColumns, on canvas: inout Canvas
  ) {
    let end = columns.track.lowerBound - 1
    switch chart.source {
    case .curve: canvas.put(chart.name, row: row, column: columns.name, role: .link, until: end)
    case .row:
      let label = chart.label(hasWord: columns.hasWords)
      canvas.put(label, row: row, column: columns.name, until: end)
    }
    drawHeights(chart, rows: row..<row + 1, columns, on: &canvas)
    drawNumbers(chart, row: row, columns, on: &canvas)
  }

  private func drawNumbers(
    _ chart: Chart, row: Int, _ columns: ChartColumns, on canvas: inout Canvas
  ) {
    let sign = chart.isOfStretch ? "≤" : ""
    canvas.put(
      chart.value.map { sign + chart.text($0, 5 - sign.count) } ?? "–", row: row,
      endingBefore: columns.nowEnd, notBefore: columns.track.upperBound,
      role: chart.value == chart.before ? .count : .now)
    let bound = chart.bound > 0 ? "/\(chart.bound)" : ""
    let isFull = chart.bound > 0 && chart.top >= chart.bound
    canvas.put(
      "\(chart.text(chart.top, 7))\(bound)", row: row, endingBefore: columns.end,
      notBefore: columns.nowEnd,
      role: isFull ? .warn : .muted)
  }

  private func drawHeights(
    _ chart: Chart, rows: Range<Int>, _ columns: ChartColumns, on canvas: inout Canvas
  ) {
    let track = columns.track
    guard track.count > 1 else { return }
    let heights = (0..<track.count).map { chart.highest(at: $0, of: track.count, bar) }
    let passed = bar.column(of: moment.position, in: track.count)
    let top = max(chart.top, 1)
    canvas.sparkline(Array(heights[..<passed]), top: top, rows: rows, column: track.lowerBound)
    canvas.sparkline(
      Array(heights[passed...]), top: top, rows: rows, column: track.lowerBound + passed,
      role: .ghost)
    canvas.needle(rows: rows, column: track.lowerBound + passed)
  }
}

extension Chart {
  /// The name of a layer or of a place of it, and what is counted.
  fileprivate func label(hasWord: Bool) -> [Span] {
    let isLayer = word == CommonWords.held
    return [
      Span((isLayer ? "" : "  ") + name, isLayer ? .strong : .text),
      Span(hasWord || isLayer ? " " + word : "", .muted),
    ]
  }

  /// How many columns its name wants in front of the heights, as a line and large; what the user typed is cut.
  fileprivate func wish(hasWord: Bool) -> Int {
    guard case .row = source else { return 0 }
    return max(Span.width(of: label(hasWord: hasWord)) + 2, Width.of(name) + 9)
  }
}

/// Where the columns of the charts stand.
private struct ChartColumns {
  let start: Int
  let name: Int
  let track: Range<Int>
  let nowEnd: Int
  let end: Int
  /// Whether there is room for what a place is.
  let hasWords: Bool

  init(_ columns: Range<Int>, _ charts: [Chart]) {
    start = columns.lowerBound
    end = columns.upperBound
    let hasWords = columns.count >= 100
    self.hasWords = hasWords
    name = start + 2
    nowEnd = max(end - 8, start)
    let usual = hasWords ? 32 : columns.count >= 70 ? 22 : 19
    // Long names get a part of what a wide screen has more than a small one.
    let most = usual + max(columns.count - (hasWords ? 100 : 80), 0) / 2
    let wish = charts.reduce(0) { max($0, $1.wish(hasWord: hasWords)) }
    let first = min(name + min(max(wish, usual), most), nowEnd)
    track = first..<max(nowEnd - 5, first)
  }
}

import Events
import Replay
import Terminal

/// The values that a user watches: what each is, what it was before the step, and how it went lately.
struct WatchesPane {
  let moment: Moment
  let watches: [Watch]
  let isGrowing: Bool
  /// What stands between the value before the step and the one behind it.
  private let arrow: String

  init(_ scene: Scene) {
    arrow = CommonWords.becomes(isASCII: scene.isASCII)
    moment = scene.moment
    watches = scene.notebook.watches
    isGrowing = scene.isGrowing
  }

  private func readings(last count: Int) -> [WatchReading] {
    moment.timeline.readings(
      of: watches, at: moment.position, isGrowing: isGrowing, last: count)
  }

  /// Draws the pane below its title; what there is no room for is counted.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let readings = self.readings(last: WatchesPane.recentCount)
    for (offset, row) in area.rows.enumerated() where offset < watches.count {
      if row == area.rows.upperBound - 1, watches.count > area.rows.count {
        let hidden = watches.count - area.rows.count + 1
        canvas.put(
          CommonWords.more(hidden), row: row, column: area.columns.lowerBound, role: .warn)
        return
      }
      draw(watches[offset], readings[offset], row: row, in: area.columns, on: &canvas)
    }
  }

  private func draw(
    _ watch: Watch, _ reading: WatchReading, row: Int, in columns: Range<Int>,
    on canvas: inout Canvas
  ) {
    let end = columns.upperBound - 1
    let hasPast = !reading.recent.isEmpty && columns.count >= 34
    let valueEnd = hasPast ? end - WatchesPane.pastWidth - 1 : end
    let start = canvas.put(
      value(reading), row: row, endingBefore: valueEnd,
      notBefore: columns.lowerBound + columns.count / 3)
    canvas.put(name(watch), row: row, column: columns.lowerBound, until: start - 1)
    guard hasPast else { return }
    let past = WatchesPane.squeezed(reading.recent, into: WatchesPane.pastWidth)
    canvas.sparkline(
      past, top: max(past.max() ?? 0, 1), rows: row..<row + 1, column: end - past.count)
  }

  private func name(_ watch: Watch) -> [Span] {
    Mention.spans(in: watch.name, role: .text) { moment.journey(ofID: $0) }
  }

  /// The value, with the one before the step where that is another one.
  private func value(_ reading: WatchReading) -> [Span] {
    if reading.isUnknown { return [Span(PanesWords.knownAtEnd, .muted)] }
    let text = reading.text.isEmpty ? "–" : reading.text.shown
    guard reading.isNew else { return [Span(text, .count)] }
    let before = reading.before.isEmpty ? "–" : reading.before.shown
    return [Span("\(before) \(arrow) ", .muted), Span(text, .now)]
  }

  /// All of it in one line: `watches  ne2000.MpTx 2 → 3   b1.io 3`; what does not fit is counted.
  func line(width: Int) -> [Span] {
    var spans = [Span(PanesWords.watches + "  ", .muted)]
    for (index, (watch, reading)) in zip(watches, readings(last: 2)).enumerated() {
      let next = name(watch) + [Span(" ")] + value(reading)
      let reserve = index + 1 < watches.count ? 6 : 0
      guard index == 0 || Span.width(of: spans) + Span.width(of: next) + reserve <= width else {
        return spans + [Span("+\(watches.count - index)", .warn)]
      }
      spans += next + [Span("   ")]
    }
    return spans.dropLast()
  }

  /// The highest number of each of so many parts.
  static func squeezed(_ numbers: [Int], into count: Int) -> [Int] {
    guard numbers.count > count, count > 0 else { return numbers.map { max($0, 0) } }
    return (0..<count).map { part in
      let range = part * numbers.count / count..<(part + 1) * numbers.count / count
      return max(numbers[range].max() ?? 0, 0)
    }
  }

  /// How many events of the past are shown.
  private static let recentCount = 60
  /// In how many columns.
  private static let pastWidth = 10
}

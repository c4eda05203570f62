import Events
import Replay
import Terminal
import Verification

/// The whole history in a few rows: how much was held, what happened, and where we are.
public struct TimelineBar {
  let profile: Profile
  let count: Int
  let position: Int
  let marks: [UserMark]
  /// The events that are shown, or `nil` for all: where there is none, the bar recedes.
  let shown: MatchSet?
  let notebook: Notebook
  /// The positions behind the events that break a rule.
  private let broken: ArraySlice<Int>

  /// The bar of a moment with what the user has marked and noted down.
  public init(
    _ moment: Moment, marks: [UserMark] = [], shown: MatchSet? = nil,
    notebook: Notebook = Notebook(), findings: Findings = Findings()
  ) {
    broken = findings.brokenPositions.prefix(TimelineBar.brokenCountMax)
    self.shown = shown
    profile = moment.timeline.profile
    count = moment.timeline.count
    position = moment.position
    self.marks = marks.filter { $0.position <= moment.timeline.count }
    self.notebook = TimelineBar.reached(notebook, moment.timeline.count)
  }

  /// What is noted down about the events that are there; what waits for others has no place in the bar yet.
  private static func reached(_ notebook: Notebook, _ count: Int) -> Notebook {
    var notebook = notebook
    notebook.notes.removeAll { $0.position > count }
    if let place = notebook.comparedWith, place > count { notebook.comparedWith = nil }
    return notebook
  }

  /// How many broken rules are marked at most.
  private static let brokenCountMax = 500

  /// How many columns the captions take at the left.
  static let captionWidth = 8

  /// The position that a column of the bar stands for.
  public func position(atColumn column: Int, in columns: Range<Int>) -> Int {
    let track = TimelineBar.track(in: columns)
    guard !track.isEmpty else { return position }
    let offset = min(max(column - track.lowerBound, 0), track.count - 1)
    let next = firstPosition(atColumn: offset, in: track.count)
    let last = max(next - 1, 0)
    let isNearer =
      offset - self.column(of: last, in: track.count)
      < self.column(of: next, in: track.count) - offset
    return isNearer ? last : next
  }

  /// The columns of the bar without its captions.
  static func track(in columns: Range<Int>) -> Range<Int> {
    let start = min(columns.lowerBound + captionWidth, columns.upperBound)
    return start..<max(columns.upperBound - 1, start)
  }

  /// How many rows a bar has at least whose signs have a row of their own.
  private static let signRowsMin = 3

  /// What the letters mean, those that occur and for which a bar of so many rows has room.
  func legend(rowCount: Int) -> [Span] {
    let all = profile.samples.reduce(into: Profile.Marks()) { $0.formUnion($1.marks) }
    var spans: [Span] = []
    for sign in TimelineSign.all
    where all.contains(sign.mark) && (sign.isGrave || rowCount >= TimelineBar.signRowsMin) {
      spans += [Span(sign.letter, sign.role), Span(" \(sign.name)  ", .muted)]
    }
    if !broken.isEmpty {
      spans += [
        Span(GuiltyMark.sign, GuiltyMark.role), Span(" \(TimelineWords.broken)  ", .muted),
      ]
    }
    if !marks.isEmpty { spans += [Span("a", .strong), Span(" \(TimelineWords.mark)  ", .muted)] }
    if !notebook.notes.isEmpty {
      spans += [Span("n", .strong), Span(" \(TimelineWords.note)  ", .muted)]
    }
    if notebook.comparedWith != nil {
      spans += [Span("D", .strong), Span(" \(TimelineWords.toCompare)  ", .muted)]
    }
    if let last = spans.last { spans[spans.count - 1].text = String(last.text.dropLast(2)) }
    return spans
  }

  /// Draws the bar below its title: the density, the marks, and the position.
  ///
  /// Without a row of their own the marks stand on the bar, and sends and the like stay away.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let track = TimelineBar.track(in: area.columns)
    guard area.rows.count >= 1, track.count > 1 else { return }
    let needle = track.lowerBound + column(of: position, in: track.count)
    let time = area.rows.upperBound - 1
    drawTime(&canvas, row: time, track: track, needle: needle, left: area.columns.lowerBound)
    let markRow = area.rows.count >= TimelineBar.signRowsMin ? time - 1 : time
    if markRow < time {
      canvas.put(
        TimelineWords.marks, row: markRow, column: area.columns.lowerBound + 1, role: .muted)
    }
    drawSigns(&canvas, row: markRow, track: track) { markRow < time || $0.isGrave }
    if markRow == time { canvas.put("◆", row: time, column: needle, role: .now) }
    guard area.rows.count >= 2 else { return }
    let density = area.rows.lowerBound..<markRow
    canvas.put(
      CommonWords.held, row: density.lowerBound, column: area.columns.lowerBound + 1, role: .muted)
    drawDensity(&canvas, rows: density, track: track, needle: needle)
  }

  private func drawTime(
    _ canvas: inout Canvas, row: Int, track: Range<Int>, needle: Int, left: Int
  ) {
    canvas.put(TimelineWords.time, row: row, column: left + 1, role: .muted)
    canvas.put("━", row: row, columns: track.lowerBound..<needle, role: .nowbar)
    canvas.put("─", row: row, columns: needle + 1..<track.upperBound, role: .line)
    canvas.put("◆", row: row, column: needle, role: .now)
  }

  /// Draws what happened, as far as it is wanted, and over it what the rules and the user have marked.
  private func drawSigns(
    _ canvas: inout Canvas, row: Int, track: Range<Int>, _ isWanted: (TimelineSign) -> Bool
  ) {
    for offset in 0..<track.count {
      guard !isHidden(offset, of: track.count), let sign = sign(at: offset, of: track.count),
        isWanted(sign)
      else { continue }
      canvas.put(sign.letter, row: row, column: track.lowerBound + offset, role: sign.role)
    }
    for position in broken {
      let column = track.lowerBound + column(of: position, in: track.count)
      canvas.put(GuiltyMark.sign, row: row, column: column, role: GuiltyMark.role)
    }
    for note in notebook.notes {
      let column = track.lowerBound + column(of: note.position, in: track.count)
      canvas.put("n", row: row, column: column, role: .strong)
    }
    if let position = notebook.comparedWith {
      let column = track.lowerBound + column(of: position, in: track.count)
      canvas.put("D", row: row, column: column, role: .strong)
    }
    for mark in marks {
      let column = track.lowerBound + column(of: mark.position, in: track.count)
      canvas.put(String(mark.letter), row: row, column: column, role: .strong)
    }
  }

  private func drawDensity(
    _ canvas: inout Canvas, rows: Range<Int>, track: Range<Int>, needle: Int
  ) {
    let heights = (0..<track.count).map { held(at: $0, of: track.count) }
    let top = max(heights.max() ?? 0, 4)
    let passed = needle - track.lowerBound
    canvas.sparkline(Array(heights[..<passed]), top: top, rows: rows, column: track.lowerBound)
    canvas.sparkline(
      Array(heights[passed...]), top: top, rows: rows, column: needle, role: .ghost)
    dimHidden(&canvas, heights, top: top, rows: rows, track: track)
    canvas.needle(rows: rows, column: needle)
  }

  /// Where no event is shown, the density is hardly seen.
  private func dimHidden(
    _ canvas: inout Canvas, _ heights: [Int], top: Int, rows: Range<Int>, track: Range<Int>
  ) {
    guard shown != nil else { return }
    for offset in heights.indices where isHidden(offset, of: track.count) {
      canvas.sparkline(
        [heights[offset]], top: top, rows: rows, column: track.lowerBound + offset, role: .line)
    }
  }

  /// Whether a filter shows none of the events of a column, or of the one before where that has none.
  private func isHidden(_ column: Int, of width: Int) -> Bool {
    guard let shown else { return false }
    let events = seenEvents(at: column, of: width)
    return !events.isEmpty && shown.count(in: events) == 0
  }

  // MARK: - Columns and stretches

  /// The column of a position.
  func column(of position: Int, in width: Int) -> Int {
    guard count > 0 else { return 0 }
    return min(max(position, 0), count) * (width - 1) / count
  }

  /// The first position whose needle does not stand before a column.
  private func firstPosition(atColumn column: Int, in width: Int) -> Int {
    guard width > 1 else { return 0 }
    return min((column * count + width - 2) / (width - 1), count)
  }

  /// The events that are shown while the needle stands in a column; none where it never does.
  private func events(at column: Int, of width: Int) -> Range<Int> {
    let first = max(firstPosition(atColumn: column, in: width) - 1, 0)
    let end = column + 1 < width ? firstPosition(atColumn: column + 1, in: width) - 1 : count
    return first..<max(end, first)
  }

  /// The stretches of the profile in which some events lie.
  private func samples(of events: Range<Int>) -> Range<Int> {
    stretches(of: events, each: profile.eventsPerSample).clamped(to: profile.samples.indices)
  }

  /// The stretches of so many events each in which some events lie.
  private func stretches(of events: Range<Int>, each width: Int) -> Range<Int> {
    guard let last = events.last else { return 0..<0 }
    return events.lowerBound / width..<last / width + 1
  }

  /// The most that was held while the needle stands in a column, or where it stood last.
  private func held(at column: Int, of width: Int) -> Int {
    profile.samples[samples(of: seenEvents(at: column, of: width))]
      .reduce(0) { max($0, Int($1.held)) }
  }

  /// The highest of a series of numbers, one for each stretch of so many events, while the needle stands in a column, or
  /// where it stood last.
  func highest<Number: BinaryInteger>(
    of series: [Number], each eventsPerStretch: Int, at column: Int, of width: Int
  ) -> Int {
    let events = seenEvents(at: column, of: width)
    let stretches = stretches(of: events, each: eventsPerStretch).clamped(to: series.indices)
    return series[stretches].reduce(0) { max($0, Int($1)) }
  }

  /// The events while the needle stands in a column, or the one before where it never does.
  private func seenEvents(at column: Int, of width: Int) -> Range<Int> {
    let events = events(at: column, of: width)
    return events.isEmpty && column > 0 && events.lowerBound > 0
      ? events.lowerBound - 1..<events.lowerBound : events
  }

  /// The most important thing that happened in a column; a stretch is marked in its first column only.
  private func sign(at column: Int, of width: Int) -> TimelineSign? {
    let events = events(at: column, of: width)
    let stretch = profile.eventsPerSample
    var marks = Profile.Marks()
    for sample in samples(of: events) where sample * stretch >= events.lowerBound {
      marks.formUnion(profile.samples[sample].marks)
    }
    return marks.isEmpty ? nil : TimelineSign.byImportance.first { marks.contains($0.mark) }
  }
}

/// A place that the user marked with a letter.
public struct UserMark: Hashable, Sendable {
  /// The letter, from a to z.
  public let letter: Character
  /// The position.
  public let position: Int

  /// A mark.
  public init(_ letter: Character, at position: Int) {
    self.letter = letter
    self.position = position
  }
}

/// A letter of the timeline.
struct TimelineSign: Sendable {
  let mark: Profile.Marks
  let letter: String
  let name: String
  let role: Role

  /// Whether it is rare and bad, so that it is worth a place on the bar itself.
  ///
  /// Nothing else is more important, so that nothing else hides it.
  var isGrave: Bool { mark == .drop || mark == .bugCheck }

  /// In the order of the legend.
  static let all = [
    TimelineSign(mark: .send, letter: "s", name: CommonWords.send, role: .down),
    TimelineSign(mark: .complete, letter: "c", name: CommonWords.complete, role: .up),
    TimelineSign(mark: .receive, letter: "r", name: TimelineWords.receive, role: .up),
    TimelineSign(mark: .request, letter: "o", name: TimelineWords.request, role: .down),
    TimelineSign(mark: .plugAndPlay, letter: "p", name: TimelineWords.plugAndPlay, role: .text),
    TimelineSign(mark: .drop, letter: "d", name: CommonWords.dropped, role: .warn),
    TimelineSign(mark: .bugCheck, letter: "X", name: CommonWords.bugCheck, role: .bad),
  ]

  /// Where several things happen in one column, the rarest is shown.
  static let byImportance = all.sorted { $0.mark.importance > $1.mark.importance }
}

extension Profile.Marks {
  fileprivate var importance: Int {
    let order: [Profile.Marks] = [
      .send, .receive, .complete, .request, .plugAndPlay, .drop, .bugCheck,
    ]
    return order.firstIndex(of: self) ?? -1
  }
}

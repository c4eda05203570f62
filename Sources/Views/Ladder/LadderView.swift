import Events
import Replay
import Terminal
import Verification

/// The events as arrows between lanes: the life of one packet on one screen.
///
/// ```text
///  ━━ 2 Ladder ━━━━━━━━━━━━━━━━━━━━━━━━━━━ P1 with I1, F1: 31 of 200 events, a all ━━
///    seq   + µs   writer.exe      packet          NDIS          ne2000         card
///      3    0.2      ┃── write I1 ──►┃             ┊              ┊              ┊
///      8    0.2      ┃               ┃── send P1 ─►┃              ┊              ┊
///     15    0.1      ┃               ┃             ┃◄╌ PENDING ╌╌╌┃              ┊
///           ╌╌╌╌╌╌╌╌ 30 events of P2 and P3 folded · Enter opens ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
/// ```
struct LadderView: MainView {
  static var hasStepBelow: Bool { false }

  private let ladder: Ladder
  private let moment: Moment
  private let timeForm: TimeForm
  private let sentences: EventSentences
  private let rules: RuleBook
  private let findings: Findings
  /// The key that shows everything.
  private let allKey: String
  /// The key that makes a step; none where no event is there and none will come.
  private let stepKey: String?

  init(_ scene: Scene) {
    rules = scene.sifting.rules
    findings = scene.findings
    allKey = scene.key("all", "a")
    stepKey = scene.leadsOn ? scene.key("step", "l") : nil
    ladder = Ladder(scene)
    moment = scene.moment
    timeForm = scene.timeForm
    sentences = EventSentences(scene)
  }

  var note: [Span] {
    let count = TimeFormat.grouped(moment.timeline.count - moment.history.droppedCount)
    guard let journey = ladder.journey else {
      guard let shown = ladder.filter?.matches.count else {
        return [Span(LadderWords.all(count), .muted)]
      }
      return [Span(SiftingWords.share(TimeFormat.grouped(shown), of: count), .muted)]
    }
    let color = journey.color
    var spans = [Span(journey.subject.description, .mention(color))]
    let others = journey.members.filter { $0 != journey.subject && $0.kind.isTraveller }
    if !others.isEmpty { spans.append(Span(" \(LadderWords.with) ", .muted)) }
    for (place, other) in others.prefix(3).enumerated() {
      if place > 0 { spans.append(Span(" ", .muted)) }
      spans.append(Span(other.description, .mention(color)))
    }
    if others.count > 3 { spans.append(Span(" +\(others.count - 3)", .muted)) }
    let own = TimeFormat.grouped(ladder.ownCount)
    let more = journey.isWhole ? "" : "…"
    spans.append(Span(LadderWords.own(own + more, of: count), .muted))
    return spans + [
      Span(allKey, .key), Span(" " + LadderWords.allKey(showsAll: ladder.showsAll), .muted),
    ]
  }

  var rows: MainRows {
    let ladder = ladder
    var rows = MainRows(count: ladder.rows.count, picked: ladder.picked)
    rows.near = moment.index.flatMap(ladder.rows.place(nearEvent:))
    rows.areTime = true
    rows.position = { row in ladder.rows.firstEvent(ofRow: row).map { $0 + 1 } }
    rows.object = { row in
      guard case .event(let index) = ladder.rows[row] else { return .none }
      return ladder.moment.history.objects(of: index).first ?? .none
    }
    rows.toggle = { row in ladder.rows.fold(ofRow: row) }
    return rows
  }

  // MARK: - Telling

  func told(_ seen: Range<Int>) -> [String] {
    let indices = seen.compactMap { row -> Int? in
      if case .event(let index) = ladder.rows[row] { index } else { nil }
    }
    let before = ladder.rows.event(beforeRow: seen.lowerBound)
    let sentences = sentences.sentences(indices, after: before)
    return seen.map { row in
      switch ladder.rows[row] {
      case .event(let index): sentences[index] ?? ""
      case .fold(let events): toldFold(events)
      case nil: ""
      }
    }
  }

  private func toldFold(_ events: Range<Int>) -> String {
    let isGuilty = findings.guilt(amongFolded: events) != nil
    return LadderFold(ladder: ladder, events: events, isOpen: false, isGuilty: isGuilty).told
  }

  /// Why there are no rows, or where we stand if that has none.
  var toldBelow: [String] {
    guard moment.timeline.count > 0 else { return [ScreenWords.noEvents(stepKey)] }
    guard ladder.picked == nil, let here = moment.index else { return [] }
    return [ReportsWords.here(ladder.hidden(here))]
  }

  // MARK: - Drawing

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let head = area.rows.first else { return }
    let inner = area.inset(top: 1)
    let hasFoot = area.rows.count > 4
    let body = hasFoot ? inner.inset(bottom: footRows(in: inner)) : inner
    let letters = drawBody(&canvas, head: head, in: body)
    if hasFoot { drawFoot(&canvas, in: inner, letters) }
  }

  /// The lanes with their names, or why there are none; returns what the letters and the mark in it mean.
  private func drawBody(_ canvas: inout Canvas, head: Int, in body: Area) -> [Span] {
    guard moment.timeline.count > 0 else {
      canvas.put(
        ScreenWords.noEvents(stepKey), row: head + 1,
        column: body.columns.lowerBound + 2, role: .muted, until: body.columns.upperBound)
      return []
    }
    if let filter = ladder.filter, ladder.rows.count == 0 {
      drawNothing(filter, &canvas, in: body)
      return []
    }
    let lines = ladder.lines(body.rows.count)
    let now = lines.first { $0.step?.index == moment.index }?.step?.lanes.first
    let lanes = ladder.lanesInView(lines)
    let columns = LadderColumns(body.columns, moment, lanes: lanes, now: now)
    let shown = lines.compactMap { $0.step?.index }
    let marks = rules.marks(moment.timeline, shown)
    drawHead(&canvas, row: head, columns)
    drawLines(&canvas, lines, marks, in: body, columns)
    let broken = findings.broken(among: shown).values + lines.compactMap { guilt(inFold: $0) }
    let letters = GuiltyMark.joined(RuleBook.legend(marks), GuiltyMark.legend(broken))
    guard isCounted(lines, columns) else { return letters }
    let deep = [Span(LadderWords.deepSign, .run), Span(" " + LadderWords.deep, .muted)]
    return GuiltyMark.joined(deep, letters)
  }

  private func drawLines(
    _ canvas: inout Canvas, _ lines: [Ladder.Line], _ marks: [Int: EventRule], in body: Area,
    _ columns: LadderColumns
  ) {
    for (place, row) in zip(lines.indices, body.rows) {
      if !lines[place].isHidden { canvas.mark(row: row, body.columns, .row(lines[place].row)) }
      draw(lines, place, row: row, columns, on: &canvas)
      guard case .event(let step, line: 0) = lines[place].content, let rule = marks[step.index]
      else { continue }
      canvas.put(String(rule.letter), row: row, column: columns.start + 1, role: rule.role)
    }
  }

  /// Whether a bar ends in the number of its calls, because they have no room.
  private func isCounted(_ lines: [Ladder.Line], _ columns: LadderColumns) -> Bool {
    lines.compactMap(\.step).contains { step in
      columns.lanes.contains { lane in
        let groups = step.bars[lane]
        return groups.reduce(groups.count - 1, +) > columns.barWidthMax
      }
    }
  }

  /// What stands there when the filter shows nothing, or nothing of the life.
  private func drawNothing(_ filter: Sifted, _ canvas: inout Canvas, in area: Area) {
    guard filter.matches.count > 0 else {
      NothingMatches(filter: filter, total: moment.timeline.count).draw(&canvas, in: area)
      return
    }
    canvas.put(
      LadderWords.filterHides(allKey),
      row: area.rows.lowerBound + 1, column: area.columns.lowerBound + 2, role: .muted,
      until: area.columns.upperBound)
  }

  /// The names of the lanes, above their lines.
  private func drawHead(_ canvas: inout Canvas, row: Int, _ columns: LadderColumns) {
    let hidden = ladder.lanes.all.count - columns.lanes.count
    let note = hidden > 0 ? LadderWords.hiddenLanes(hidden) : ""
    var titles = LadderTitles(ladder.lanes, columns, from: columns.left - 1)
    guard note.isEmpty || columns.end - titles.end >= note.count else {
      // Without room at the right, the note stands where the numbers of the events have their name.
      let end = canvas.put(note, row: row, column: columns.start, role: .muted) + 1
      titles = LadderTitles(ladder.lanes, columns, from: max(end, columns.left - 1))
      drawTimeName(&canvas, row: row, columns, notBefore: end)
      return titles.draw(&canvas, row: row)
    }
    canvas.put(note, row: row, endingBefore: columns.end, role: .muted)
    canvas.put(CommonWords.number, row: row, endingBefore: columns.numberEnd, role: .muted)
    drawTimeName(&canvas, row: row, columns, notBefore: columns.numberEnd)
    titles.draw(&canvas, row: row)
  }

  private func drawTimeName(
    _ canvas: inout Canvas, row: Int, _ columns: LadderColumns, notBefore start: Int
  ) {
    let name = EventsWords.time(timeForm)
    guard let end = columns.timeEnd, end - Width.of(name) >= start else { return }
    canvas.put(name, row: row, endingBefore: end, role: .muted)
  }

  private func draw(
    _ lines: [Ladder.Line], _ place: Int, row: Int, _ columns: LadderColumns,
    on canvas: inout Canvas
  ) {
    let line = lines[place]
    let isNow = isNow(line)
    if isNow { canvas.raise(row: row, columns.start..<columns.end) }
    switch line.content {
    case .fold(let events, let isOpen):
      if isNow { drawNumber(moment.number, isNow: true, row: row, columns, on: &canvas) }
      LadderFold(
        ladder: ladder, events: events, isOpen: isOpen, isGuilty: guilt(inFold: line) != nil
      ).draw(&canvas, row: row, columns, isNow: isNow)
    case .hidden(let index):
      drawNumber(moment.number, isNow: true, row: row, columns, on: &canvas)
      canvas.put(
        ladder.hidden(index), row: row, column: columns.left, role: .muted, until: columns.end)
    case .event(let step, let number):
      if number == 0 {
        drawNumber(
          moment.history.sequence(of: step.index), isNow: isNow, row: row, columns, on: &canvas)
        drawTime(lines, place, step, row: row, columns, on: &canvas)
      }
      LadderPainter(
        columns: columns, history: moment.history, step: step, isNow: isNow,
        isAside: !ladder.isOwn(step.index), isGuilty: findings.guilt(of: step.index) != nil,
        line: number, row: row
      ).draw(&canvas)
    }
  }

  /// The rule that an event breaks which a folded row hides.
  private func guilt(inFold line: Ladder.Line) -> RuleFinding? {
    guard case .fold(let events, isOpen: false) = line.content else { return nil }
    return findings.guilt(amongFolded: events)
  }

  private func isNow(_ line: Ladder.Line) -> Bool {
    switch line.content {
    case .event(let step, _): step.index == moment.index
    case .fold(let events, let isOpen): !isOpen && moment.index.map(events.contains) == true
    case .hidden: true
    }
  }

  private func drawNumber(
    _ number: Int, isNow: Bool, row: Int, _ columns: LadderColumns, on canvas: inout Canvas
  ) {
    if isNow { canvas.put("►", row: row, column: columns.start, role: .now) }
    canvas.put(
      "\(number)", row: row, endingBefore: columns.numberEnd, role: isNow ? .now : .muted)
  }

  /// The time, and the bracket around events at the same one.
  private func drawTime(
    _ lines: [Ladder.Line], _ place: Int, _ step: LadderStep, row: Int, _ columns: LadderColumns,
    on canvas: inout Canvas
  ) {
    let time = moment.history[step.index].time
    let before = ladder.rows.event(beforeRow: lines[place].row).map { moment.history[$0].time }
    if let end = columns.timeEnd {
      let shown = timeForm == .delta ? time - (before ?? time) : time
      canvas.put(
        TimeFormat.microseconds(shown), row: row, endingBefore: end,
        notBefore: columns.numberEnd + 1, role: .text)
    }
    func isSame(_ other: Int) -> Bool {
      guard lines.indices.contains(other), let step = lines[other].step else { return false }
      return moment.history[step.index].time == time
    }
    let sign =
      switch (isSame(place - 1), isSame(place + 1)) {
      case (false, true): "┐"
      case (true, true): "│"
      case (true, false): "┘"
      case (false, false): ""
      }
    canvas.put(sign, row: row, column: columns.bracket, role: .muted)
  }

  // MARK: - Below the lanes

  /// How many rows stand below the lanes.
  private func footRows(in area: Area) -> Int {
    ladder.journey == nil || area.rows.count <= 3 ? 1 : 2
  }

  /// The life of what is looked at, and the legend, which is always there; at its end what the letters and the mark mean.
  private func drawFoot(_ canvas: inout Canvas, in area: Area, _ letters: [Span]) {
    let last = area.rows.upperBound - 1
    let column = area.columns.lowerBound + 1
    let width = area.columns.count - 2
    let room = letters.isEmpty ? width : width - Span.width(of: letters) - 3
    canvas.put(
      LadderView.legend(width: room), row: last, column: column,
      until: letters.isEmpty ? area.columns.upperBound : max(column + room, column))
    if !letters.isEmpty {
      canvas.put(letters, row: last, endingBefore: area.columns.upperBound, notBefore: column)
    }
    guard let journey = ladder.journey, footRows(in: area) > 1 else { return }
    canvas.put(
      LadderLife(journey, moment.timeline).spans(moment, width: width), row: last - 1,
      column: column, until: area.columns.upperBound)
  }

  /// What the signs mean, in as many words as have room.
  static func legend(width: Int) -> [Span] {
    legends.first { Span.width(of: $0) <= width } ?? legends[legends.count - 1]
  }

  private static let legends = LadderWords.legends.map { signs($0.signs, gap: $0.gap) }

  private static func signs(_ signs: [(String, String, Role)], gap: String) -> [Span] {
    signs.enumerated().flatMap { place, sign in
      [Span((place > 0 ? gap : "") + sign.0, sign.2), Span(" " + sign.1, .muted)]
    }
  }
}

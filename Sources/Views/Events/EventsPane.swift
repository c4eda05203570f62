import Events
import Replay
import Terminal
import Verification

/// The events around the position as a list; the row of the step is marked.
struct EventsPane {
  let moment: Moment
  let timeForm: TimeForm
  let followed: ObjectID
  let sifting: Sifting
  /// Whether more events may come.
  let isGrowing: Bool
  /// The letters that the user has set.
  var userMarks: [UserMark] = []
  /// The key that makes a step; none where no event is there and none will come.
  var stepKey: String? = "l"
  /// What is known to have gone wrong.
  var findings = Findings()

  init(
    moment: Moment, timeForm: TimeForm, followed: ObjectID, sifting: Sifting = Sifting(),
    isGrowing: Bool = false
  ) {
    self.moment = moment
    self.timeForm = timeForm
    self.followed = followed
    self.sifting = sifting
    self.isGrowing = isGrowing
  }

  init(_ scene: Scene) {
    self.init(
      moment: scene.moment, timeForm: scene.timeForm, followed: scene.followed,
      sifting: scene.sifting, isGrowing: scene.isGrowing)
    userMarks = scene.marks
    stepKey = scene.leadsOn ? scene.key("step", "l") : nil
    findings = scene.findings
  }

  /// The events that fit into `count` rows around the step.
  func range(rows count: Int) -> Range<Int> {
    let (first, end) = (moment.history.droppedCount, moment.timeline.count)
    let start = StandingRows(room: count, isGrowing: isGrowing)
      .start(of: moment.index ?? first, in: first..<end)
    return start..<max(min(start + count, end), start)
  }

  /// What stands in a row.
  enum Row: Equatable {
    /// An event.
    case event(Int)
    /// The event where we stand, which the filter hides.
    case hidden(Int)
  }

  /// The rows that are seen: all events around the step, or those that the filter shows.
  func rows(_ count: Int) -> [Row] {
    guard let shown = sifting.shown else { return range(rows: count).map { .event($0) } }
    let here = moment.index ?? moment.history.droppedCount
    let isHidden = moment.index.map { !shown.contains($0) } ?? false
    let place = shown.rank(of: here)
    let spare = isHidden ? 1 : 0
    let start = StandingRows(room: count, isGrowing: isGrowing)
      .start(of: place, in: 0..<shown.count, spare: spare)
    let end = min(start + max(count - spare, 0), shown.count)
    var rows = (start..<max(end, start)).compactMap { shown.index(ofRank: $0) }.map(Row.event)
    if isHidden, count > 0 {
      rows.insert(.hidden(here), at: min(max(place - start, 0), rows.count))
    }
    return rows
  }

  /// What is seen, worked out once a frame.
  struct Page {
    /// The rows.
    let rows: [Row]
    /// The events among them.
    let indices: [Int]
    /// What marks them.
    let marks: [Int: EventRule]
    /// The rules that they break.
    let broken: [Int: RuleFinding]
    /// Where a run stops.
    let stops: Set<Int>
    /// How many columns of the user's choice have no room.
    let missingColumns: Int

    /// What the letters and the mark mean.
    var legend: [Span] {
      let cut = missingColumns > 0 ? [Span(EventsWords.missing(missingColumns), .warn)] : []
      let stop =
        stops.isEmpty
        ? [] : [Span(EventsWords.stopSign, .key), Span(" " + EventsWords.stops, .muted)]
      let signs = GuiltyMark.joined(RuleBook.legend(marks), GuiltyMark.legend(broken.values))
      return GuiltyMark.joined(cut, GuiltyMark.joined(signs, stop))
    }
  }

  /// What fits into so many rows.
  func page(rows count: Int, columns: Range<Int> = 0..<0) -> Page {
    let rows = self.rows(max(count, 0))
    let indices = rows.compactMap { if case .event(let index) = $0 { index } else { nil } }
    return Page(
      rows: rows, indices: indices, marks: sifting.rules.marks(moment.timeline, indices),
      broken: findings.broken(among: indices),
      stops: Set(sifting.stops.flatMap { $0.stops(moment.timeline, among: indices) }),
      missingColumns: missingColumns(in: columns))
  }

  /// How many columns of the user's choice have no room.
  func missingColumns(in columns: Range<Int>) -> Int {
    guard let table = sifting.table, !columns.isEmpty else { return 0 }
    return table.columns.count - table.places(columns, moment).count
  }

  /// Draws the list below its title: a row of captions, then one row an event; `page` is what fits there.
  func draw(_ canvas: inout Canvas, in area: Area, _ page: Page? = nil) {
    guard let head = area.rows.first else { return }
    let columns = EventColumns(area.columns, moment)
    if sifting.table == nil { drawCaptions(&canvas, row: head, columns) }
    let rows = area.rows.dropFirst()
    guard moment.timeline.count > 0 else {
      canvas.put(
        ScreenWords.noEvents(stepKey), row: head + 2, column: area.columns.lowerBound + 2,
        role: .muted,
        until: area.columns.upperBound)
      return
    }
    if let filter = sifting.filter, filter.matches.count == 0 {
      NothingMatches(filter: filter, total: moment.timeline.count).draw(
        &canvas, in: area.inset(top: 1))
      return
    }
    drawRows(&canvas, rows, columns, in: area, page ?? self.page(rows: rows.count))
  }

  private func drawRows(
    _ canvas: inout Canvas, _ rows: Range<Int>.SubSequence, _ columns: EventColumns,
    in area: Area, _ page: Page
  ) {
    let (seen, indices, marks) = (page.rows, page.indices, page.marks)
    let painter = painter(columns, in: area, indices)
    if sifting.table != nil { painter.drawCaptions(&canvas, row: area.rows.lowerBound) }
    let lines = Dictionary(
      uniqueKeysWithValues: zip(indices, moment.timeline.lines(indices)))
    var last = indices.first.flatMap(before).map { moment.history[$0].time }
    for (row, content) in zip(rows, seen) {
      switch content {
      case .hidden(let index): drawHidden(index, row: row, columns, on: &canvas)
      case .event(let index):
        guard let line = lines[index] else { continue }
        canvas.mark(row: row, columns.start..<columns.end, .row(index))
        let isNow = index == moment.index
        if isNow { canvas.point(atRow: row, columns.start..<columns.end) }
        let entry = EventRowPainter.Entry(
          line: line, index: index, last: last, isNow: isNow, isAside: isAside(line))
        painter.draw(entry, row: row, on: &canvas)
        if let rule = marks[index] {
          canvas.put(String(rule.letter), row: row, column: columns.start + 1, role: rule.role)
        }
        if page.broken[index] != nil {
          canvas.put(GuiltyMark.sign, row: row, column: columns.start + 2, role: GuiltyMark.role)
        }
        drawMarks(index, page, row: row, columns, on: &canvas)
        last = line.time
      }
    }
  }

  /// The letter of a place that the user marked, the sign of an event at which a run stops, and that of one that was found.
  ///
  /// They stand at the left, in the cells that the step, a rule and a broken rule leave free, the last one behind the number.
  private func drawMarks(
    _ index: Int, _ page: Page, row: Int, _ columns: EventColumns, on canvas: inout Canvas
  ) {
    let signs = self.signs(index, page)
    guard !signs.isEmpty else { return }
    let isNow = index == moment.index
    let taken = [isNow, page.marks[index] != nil, page.broken[index] != nil, sifting.table != nil]
    let cells = Array(columns.start..<columns.start + 3) + [columns.numberEnd]
    let free = zip(cells, taken).filter { !$0.1 }.map(\.0)
    for (column, sign) in zip(free, signs) {
      canvas.put([sign], row: row, column: column)
    }
  }

  private func signs(_ index: Int, _ page: Page) -> [Span] {
    let isFound = index != moment.index && sifting.find?.matches.contains(index) == true
    let mark = userMarks.first { $0.position == index + 1 }
    return [
      mark.map { Span(String($0.letter), .strong) },
      page.stops.contains(index) ? Span(EventsWords.stopSign, .key) : nil,
      isFound ? Span(EventsWords.foundSign, .key) : nil,
    ].compactMap(\.self)
  }

  /// The event that is shown before one, or `nil`.
  func before(_ index: Int) -> Int? {
    if let shown = sifting.shown { return shown.last(before: index) }
    return index > moment.history.droppedCount ? index - 1 : nil
  }

  /// Where we stand, when the filter hides that.
  private func drawHidden(
    _ index: Int, row: Int, _ columns: EventColumns, on canvas: inout Canvas
  ) {
    canvas.put("►", row: row, column: columns.start, role: .now)
    let number = moment.history.sequence(of: index)
    canvas.put("\(number)", row: row, endingBefore: columns.numberEnd, role: .now)
    canvas.put(
      EventsWords.hidden(EventLine.title(moment.history, index)), row: row,
      column: (columns.timeEnd ?? columns.numberEnd) + 2,
      role: .muted, until: columns.end)
  }

  private func drawCaptions(_ canvas: inout Canvas, row: Int, _ columns: EventColumns) {
    canvas.put(CommonWords.number, row: row, endingBefore: columns.numberEnd, role: .muted)
    if let end = columns.timeEnd {
      canvas.put(EventsWords.time(timeForm), row: row, endingBefore: end, role: .muted)
    }
    if let cpu = columns.cpu {
      canvas.put(
        CommonWords.processor, row: row, column: cpu - 1, role: .muted, until: columns.call)
    }
    let call = canvas.put(CommonWords.call, row: row, column: columns.call, role: .muted)
    if columns.hasRoute {
      canvas.put(
        CommonWords.way, row: row, column: columns.route, role: .muted, until: columns.object)
    } else {
      canvas.put(
        HiddenRows.text(columns.missingCount), row: row, column: call, role: .warn,
        until: columns.object)
    }
    canvas.put(
      CommonWords.object, row: row, column: columns.object, role: .muted, until: columns.status)
    canvas.put(
      CommonWords.answer, row: row, column: columns.status, role: .muted, until: columns.end)
  }

  /// Draws rows in the columns of the user's choice, or in the usual ones.
  private func painter(
    _ usual: EventColumns, in area: Area, _ indices: [Int]
  ) -> EventRowPainter {
    guard let table = sifting.table else {
      return EventRowPainter(usual: usual.places(timeForm), indent: usual.indent)
    }
    return EventRowPainter(table, moment, in: area.columns, indices, marks: userMarks)
  }

  /// Whether something is followed, and the row is about something else.
  private func isAside(_ line: EventLine) -> Bool {
    followed != .none && !line.objects.contains(followed)
  }
}

/// Where the columns of the usual list stand.
private struct EventColumns {
  let start: Int
  let numberEnd: Int
  /// Before which column times end, and where the processor stands; `nil` where names of calls need the room.
  let timeEnd: Int?
  let cpu: Int?
  let sign: Int
  let call: Int
  let route: Int
  /// Whether there is room for the way.
  let hasRoute: Bool
  let object: Int
  let status: Int
  let end: Int
  /// How many cells one nesting is wide.
  let indent: Int
  /// How many columns have no room.
  let missingCount: Int

  init(_ columns: Range<Int>, _ moment: Moment) {
    start = columns.lowerBound
    end = columns.upperBound
    // One cell stays free behind the letter of a rule, for the mark of a broken one.
    let digits = max(String(moment.lastNumber).count + 1, 4)
    numberEnd = start + 2 + digits
    let last = moment.timeline.count > 0 ? moment.history[moment.timeline.count - 1].time : 0
    let timeWidth = max(TimeFormat.microseconds(last).count, 6) + 2
    let cpuWidth = 2
    // On the smallest screens names of calls come before times, and these before processors.
    let room = columns.count - EventColumns.tailWidth - (numberEnd - start) - 5
    let hasTime = room - timeWidth - cpuWidth >= EventColumns.callWidthMin
    let hasCPU = hasTime || room - cpuWidth >= EventColumns.callWidthMin
    let timeEnd = hasTime ? numberEnd + timeWidth : nil
    self.timeEnd = timeEnd
    cpu = hasCPU ? (timeEnd ?? numberEnd) + cpuWidth : nil
    sign = (cpu ?? numberEnd) + 2
    call = sign + 2
    let isWide = end - call >= 76
    status = end - (isWide ? 18 : 3)
    object = status - 6
    hasRoute = hasTime && end - call >= 44
    missingCount = [hasRoute, hasTime, hasCPU].count { !$0 }
    route = hasRoute ? object - (isWide ? 24 : 17) : object
    indent = route - call >= 34 ? 2 : 1
  }

  /// The cells of a row.
  func places(_ form: TimeForm) -> [(column: EventColumn, range: Range<Int>)] {
    var places: [(column: EventColumn, range: Range<Int>)] = [(.seq, start..<numberEnd)]
    let time: EventColumn = form == .delta ? .dt : .t
    if let timeEnd { places.append((time, numberEnd..<timeEnd)) }
    if let cpu { places.append((.cpu, cpu..<sign)) }
    places.append((.call, sign..<max(route - 1, sign)))
    if hasRoute { places.append((.route, route..<object - 1)) }
    places.append((.obj, object..<status - 1))
    places.append((.st, status..<end))
    return places
  }

  /// How wide names of calls are at least, while something else can give way.
  private static let callWidthMin = 8
  /// How wide objects and answers are together where there is little room.
  private static let tailWidth = 9
}

extension EventLine.Sign {
  /// The sign of a row.
  var glyph: String {
    switch self {
    case .down: "▼"
    case .up: "▲"
    case .aside: "►"
    case .leave: "╌"
    case .action: "●"
    case .outside: "◆"
    case .trouble: "×"
    }
  }

  /// What the sign is for.
  var role: Role {
    switch self {
    case .down: .down
    case .up: .up
    case .aside: .text
    case .leave: .muted
    case .action: .run
    case .outside: .cause
    case .trouble: .bad
    }
  }
}

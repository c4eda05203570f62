import Events
import Replay
import Terminal
import Verification

/// The calls around the step as a tree, with what they returned and how long they took; Enter folds a call.
///
/// A filter leaves what it shows and, dimmed, the calls around that.
///
/// ```text
///  ━━ 5 Call tree ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
///    #22   22.0 cpu 0  ▼ PacketWrite I2                          open  0.6 µs
///    #25   22.4 cpu 0  ▼ │ NdisSend P2                           open  0.2 µs
///  ► #26   22.6 cpu 0  ▼ │ │ MiniportSend P2                     open  0.0 µs
///    #29   23.0 cpu 0  ● │ │ │ InsertTailList P2                 MpTx 2
/// ```
struct CallTreeView: MainView {
  private let moment: Moment
  private let tree: CallTree
  private let filter: Sifted?
  /// The rules that rows break, by the number of the row.
  private let broken: [Int: RuleFinding]

  init(_ scene: Scene) {
    moment = scene.moment
    filter = scene.sifting.filter
    tree = CallTree(scene.moment, folded: scene.toggled, shown: scene.sifting.shown)
    var broken: [Int: RuleFinding] = [:]
    for (number, row) in tree.rows.enumerated() { broken[number] = row.guilt(scene.findings) }
    self.broken = broken
  }

  var note: [Span] {
    let open = moment.state.openStacks.reduce(0) { $0 + $1.frames.count }
    return [Span("\(open)", .count), Span(" " + CallTreeWords.open(open), .muted)]
  }

  func legend(rows count: Int) -> [[Span]] {
    let seen = tree.rows[self.seen(rows: count - 1)]
    let signs = Set(seen.map { line($0).sign })
    var entries = [GuiltyMark.legend(broken.values)].filter { !$0.isEmpty }
    entries += CallTreeWords.signs.filter { signs.contains($0.sign) }.map { sign, word in
      [Span(sign.glyph, sign.role), Span(" " + word, .muted)]
    }
    if seen.contains(where: isOpen) {
      entries.append(
        [Span(CallTreeWords.open, .run), Span(" " + CallTreeWords.notReturned, .muted)])
    }
    if seen.contains(where: \.isFolded) {
      entries.append(
        [Span(CallTreeWords.foldedSign, .warn), Span(" " + CallTreeWords.folded, .muted)])
    }
    return entries
  }

  /// The rows for which there is room.
  private func seen(rows count: Int) -> Range<Int> {
    Scrolled(count: tree.rows.count, picked: tree.picked, room: count).visible
  }

  private func line(_ call: CallRow) -> EventLine {
    EventLine(moment.history, call.index, depth: call.depth, from: call.from)
  }

  /// Whether a call has begun and not returned.
  private func isOpen(_ call: CallRow) -> Bool {
    call.isCall && call.index < moment.position
      && call.leave.map { $0 >= moment.position } ?? true
  }

  var rows: MainRows {
    let rows = tree.rows
    return MainRows(
      count: rows.count, picked: tree.picked, areTime: true,
      position: { rows[$0].index + 1 }, toggle: { rows[$0].isCall ? rows[$0].index : nil })
  }

  func told(_ seen: Range<Int>) -> [String] {
    seen.map { told(tree.rows[$0], broken[$0]) }
  }

  private func told(_ call: CallRow, _ finding: RuleFinding?) -> String {
    let line = line(call)
    let parts = [
      "#\(line.number)", TimeFormat.text(line.time), call.stack.name(moment.lexicon),
      "\(CommonWords.depth) \(call.depth)", line.call, line.way,
      line.objects.map(\.description).joined(separator: " "), toldResult(call, line),
      call.isFolded ? CallTreeWords.hides(call.hiddenCount) : "",
      finding.map { FindingsWords.breaks($0.rule) } ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func toldResult(_ call: CallRow, _ line: EventLine) -> String {
    guard call.isCall else { return line.status }
    if isOpen(call) { return CallTreeWords.isOpen(for: TimeFormat.text(moment.time - line.time)) }
    guard let index = call.leave else { return "" }
    let leave = moment.history[index]
    return CallTreeWords.answered(
      moment.answer(of: leave), after: TimeFormat.text(leave.time - line.time))
  }

  var toldBelow: [String] { tree.rows.isEmpty ? [CallTreeWords.nothing] : [] }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let head = area.rows.first else { return }
    if let filter, filter.matches.count == 0 {
      return NothingMatches(filter: filter, total: moment.timeline.count).draw(&canvas, in: area)
    }
    guard !tree.rows.isEmpty else {
      canvas.put(
        CallTreeWords.nothing, row: head,
        column: area.columns.lowerBound + 1, role: .muted, until: area.columns.upperBound)
      return
    }
    let columns = CallColumns(area.columns, moment)
    columns.drawCaptions(&canvas, row: head)
    let body = area.rows.dropFirst()
    for (row, index) in zip(body, seen(rows: body.count)) {
      canvas.mark(row: row, area.columns, .row(index))
      draw(tree.rows[index], isPicked: index == tree.picked, row: row, columns, on: &canvas)
      guard broken[index] != nil else { continue }
      canvas.put(GuiltyMark.sign, row: row, column: columns.start + 1, role: GuiltyMark.role)
    }
  }

  private func draw(
    _ call: CallRow, isPicked: Bool, row: Int, _ columns: CallColumns, on canvas: inout Canvas
  ) {
    if isPicked { canvas.point(atRow: row, columns.start..<columns.end) }
    let isNow = call.index == moment.index
    let isFuture = call.index >= moment.position
    // What only holds others together is as quiet as what has not happened.
    let isQuiet = isFuture || !call.isShown
    let quiet: Role = isNow ? .now : .muted
    let line = line(call)
    canvas.put("#\(line.number)", row: row, endingBefore: columns.numberEnd, role: quiet)
    if let end = columns.timeEnd {
      canvas.put(TimeFormat.microseconds(line.time), row: row, endingBefore: end, role: quiet)
    }
    if let stack = columns.stack {
      canvas.put(
        call.stack.name(moment.lexicon), row: row, column: stack, role: quiet,
        until: columns.sign - 1)
    }
    canvas.put(
      line.sign.glyph, row: row, column: columns.sign, role: isQuiet ? .muted : line.sign.role)
    drawCall(call, line, isNow: isNow, isQuiet: isQuiet, row: row, columns, on: &canvas)
    drawResult(call, line, row: row, columns, on: &canvas)
  }

  private func drawCall(
    _ call: CallRow, _ line: EventLine, isNow: Bool, isQuiet: Bool, row: Int,
    _ columns: CallColumns, on canvas: inout Canvas
  ) {
    let depth = min(call.depth, columns.depthMax)
    for level in 0..<depth {
      canvas.put("│", row: row, column: columns.tree + level * columns.indent, role: .line)
    }
    var spans: [Span] = []
    if let object = line.objects.first {
      let more = line.objects.count > 1 ? " +\(line.objects.count - 1)" : ""
      spans += [
        Span(" "), Span(object.description, .mention(call.journey ?? object.number)),
        Span(more, .muted),
      ]
    }
    if call.isFolded {
      spans.append(Span(call.hiddenCount > 0 ? "  +\(call.hiddenCount)" : "  +", .warn))
    }
    if columns.isWide { spans.append(Span("   \(line.route)", .muted)) }
    let limit = columns.status - 1
    // A long name gives way to the object, the object to nothing.
    let room = max(limit - min(Span.width(of: spans), 10), columns.tree)
    let end = canvas.put(
      line.call, row: row, column: columns.tree + depth * columns.indent,
      role: isNow ? .now : isQuiet ? .muted : .text, until: room)
    canvas.put(spans, row: row, column: end, until: limit)
  }

  /// The status, and how long it took: of what is open, how long it has taken so far.
  private func drawResult(
    _ call: CallRow, _ line: EventLine, row: Int, _ columns: CallColumns,
    on canvas: inout Canvas
  ) {
    guard call.isCall else {
      canvas.put(
        line.status, row: row, column: columns.status,
        role: line.sign == .trouble ? .bad : .muted, until: columns.end)
      return
    }
    if isOpen(call) {
      canvas.put(
        CallTreeWords.open, row: row, column: columns.status, role: .run,
        until: columns.statusEnd)
      return drawDuration(moment.time - line.time, role: .run, row: row, columns, on: &canvas)
    }
    guard let index = call.leave else { return }
    let leave = moment.history[index]
    let isNow = index == moment.index
    let answer = moment.answer(of: leave)
    let usual: Role = leave.status == .pending ? .pending : .muted
    canvas.put(
      answer.isEmpty ? CallTreeWords.returned : answer, row: row, column: columns.status,
      role: isNow ? .now : usual, until: columns.statusEnd)
    drawDuration(
      leave.time - line.time, role: isNow ? .now : .muted, row: row, columns, on: &canvas)
  }

  private func drawDuration(
    _ time: Int64, role: Role, row: Int, _ columns: CallColumns, on canvas: inout Canvas
  ) {
    guard let start = columns.durationStart else { return }
    canvas.put(
      TimeFormat.text(time), row: row, endingBefore: columns.end, notBefore: start, role: role)
  }
}

/// Where the columns of the tree stand.
///
/// The names of calls come first: where they have no room, how long calls took goes, then the stack, then the time.
private struct CallColumns {
  let start: Int
  let numberEnd: Int
  let timeEnd: Int?
  let stack: Int?
  let sign: Int
  let tree: Int
  let status: Int
  let statusEnd: Int
  let durationStart: Int?
  let end: Int
  /// How many columns have no room.
  let missingCount: Int
  /// How many cells one nesting is wide.
  let indent: Int
  /// How deep a call is drawn at most.
  let depthMax: Int
  /// Whether there is room for the way of a call.
  let isWide: Bool

  init(_ columns: Range<Int>, _ moment: Moment) {
    start = columns.lowerBound
    end = columns.upperBound
    isWide = columns.count >= 100
    numberEnd = start + 3 + max(String(moment.lastNumber).count, 3)
    let last = moment.timeline.count > 0 ? moment.history[moment.timeline.count - 1].time : 0
    let timeWidth = max(TimeFormat.microseconds(last).count, 6) + 1
    let stackWidth = columns.count >= 70 ? 8 : 6
    let durationWidth = 10
    // The longest names of statuses have 30 letters; on a wide screen they get them.
    let spare = min(max(columns.count - 120, 0), 14)
    let statusWidth = isWide ? 18 + spare : columns.count >= 70 ? 10 : 8
    // The sign, and a gap in front of it and of the status.
    var room = columns.count - (numberEnd - start) - statusWidth - 4
    room -= timeWidth + stackWidth + durationWidth
    var missingCount = 0
    for width in [durationWidth, stackWidth, timeWidth] where room < CallColumns.roomMin {
      room += width
      missingCount += 1
    }
    self.missingCount = missingCount
    let timeEnd = missingCount < 3 ? numberEnd + timeWidth : nil
    let stackStart = (timeEnd ?? numberEnd) + 1
    self.timeEnd = timeEnd
    stack = missingCount < 2 ? stackStart : nil
    sign = missingCount < 2 ? stackStart + stackWidth : stackStart
    tree = sign + 2
    durationStart = missingCount < 1 ? end - durationWidth : nil
    statusEnd = durationStart ?? end
    status = statusEnd - statusWidth
    indent = columns.count >= 70 ? 2 : 1
    depthMax = max((status - tree - 24) / indent, 1)
  }

  /// How many columns the names of calls have at least, while something else can give way.
  private static let roomMin = 10

  func drawCaptions(_ canvas: inout Canvas, row: Int) {
    canvas.put("#", row: row, endingBefore: numberEnd, role: .muted)
    if let timeEnd { canvas.put("µs", row: row, endingBefore: timeEnd, role: .muted) }
    if let stack {
      canvas.put(CallTreeWords.stack, row: row, column: stack, role: .muted, until: sign)
    }
    let call = canvas.put(
      CommonWords.call, row: row, column: tree, role: .muted, until: status)
    if missingCount > 0 {
      canvas.put(
        HiddenRows.text(missingCount), row: row, column: call, role: .warn, until: status)
    }
    canvas.put(CommonWords.status, row: row, column: status, role: .muted, until: statusEnd)
    if durationStart != nil {
      canvas.put(CallTreeWords.took, row: row, endingBefore: end, role: .muted)
    }
  }
}

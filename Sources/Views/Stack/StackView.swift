import Events
import Replay
import Terminal

/// Draws the stack: the application above, the wire below, calls towards the wire in the left lane, everything that comes
/// up in the right one.
///
/// An object is filled in exactly one place, at the layer that owns it; everywhere else it is mentioned.
struct StackView {
  let picture: StackPicture
  let moment: Moment
  /// The object that the user has picked, or none.
  let picked: ObjectID
  /// How far what is handed over is on its way, or `nil`.
  let flightPermille: Int?
  let columns: StackColumns
  let layout: StackLayout
  let rows: Range<Int>
  /// The layers, and the wire, that have no room.
  let hidden: HiddenRows
  /// Where the pane ends at the right; what is hidden is counted there.
  private let paneEnd: Int
  /// What is counted, as wide on each card.
  private let counters: CardCounters
  /// The most that any layer held lately.
  private let mostHeld: Int
  /// The rule that this step breaks, and the layer that does it.
  var guilt: (rule: String, component: ComponentID)?

  init(
    _ picture: StackPicture, _ moment: Moment, picked: ObjectID, flightPermille: Int?,
    in area: Area, _ density: StackColumns.Density
  ) {
    self.picture = picture
    self.moment = moment
    self.picked = picked
    self.flightPermille = flightPermille
    let arranged = StackView.arranged(picture, in: area, density)
    (columns, layout) = (arranged.columns, arranged.layout)
    rows = area.rows
    hidden = layout.hidden(of: picture)
    paneEnd = area.columns.upperBound
    let cards = picture.cards
    counters = CardCounters(cards)
    mostHeld = cards.reduce(0) { max($0, $1.recentHeld.max() ?? 0) }
  }

  /// The columns and the rows of everything: where a layer has to say all in one row, as short as in a narrower pane.
  private static func arranged(
    _ picture: StackPicture, in area: Area, _ density: StackColumns.Density
  ) -> (columns: StackColumns, layout: StackLayout) {
    let columns = StackColumns(area.columns, density)
    let layout = StackLayout(
      picture, rows: area.rows.count, width: columns.itemWidth, focus: picture.focus)
    if density == .roomy, layout.isTight(picture) { return arranged(picture, in: area, .normal) }
    let width = layout.hidden(of: picture).width
    guard width > 0 else { return (columns, layout) }
    let left = area.columns.lowerBound
    let narrower = left..<max(area.columns.upperBound - width, left)
    return (StackColumns(narrower, density), layout)
  }

  func draw(_ canvas: inout Canvas) {
    var row = rows.lowerBound
    for level in layout.levels {
      for card in layout.cards[level] {
        let next = row + layout.cardRows[level][card]
        draw(picture.levels[level][card], rows: row..<next, on: &canvas)
        row = next
      }
      if layout.gapRows.indices.contains(level) {
        let gapRows = row..<row + layout.gapRows[level]
        draw(picture.gaps[level], rows: gapRows, on: &canvas)
        row = gapRows.upperBound
      }
    }
    if let wire = picture.wire, layout.wireRows > 0 {
      draw(wire, row: row + layout.wireRows - 1, on: &canvas)
    }
    let drawn = Area(rows: rows.lowerBound..<row, columns: columns.bar..<max(paneEnd, columns.bar))
    hidden.draw(&canvas, in: drawn)
  }
}

extension StackPicture {
  /// The card where the step happens.
  fileprivate var focus: StackLayout.Focus {
    for (level, cards) in levels.enumerated() {
      guard let card = cards.firstIndex(where: { $0.part == .receiving }) else { continue }
      return StackLayout.Focus(level: level, card: card)
    }
    return StackLayout.Focus()
  }
}

// MARK: - Cards

extension StackView {
  private func draw(_ card: LayerCard, rows: Range<Int>, on canvas: inout Canvas) {
    let area = Area(rows: rows, columns: columns.bar..<columns.end)
    canvas.mark(area, .part(card.component.index))
    canvas.fill(area, background: .surface)
    let (sign, role) = bar(card.part)
    canvas.put(sign, rows: rows, column: columns.bar, role: role)
    canvas.put(
      card.kind, row: rows.lowerBound, column: columns.kind, role: .muted, until: columns.end)
    let numbers = drawNumbers(card, row: rows.lowerBound, on: &canvas)
    canvas.put(
      card.name, row: rows.lowerBound, column: columns.name,
      role: card.part == .idle ? .strong : .now, until: min(columns.caption, numbers) - 1)
    let guilt = card.part == .idle || guilt?.component != card.component ? nil : guilt
    if guilt != nil {
      canvas.put(
        GuiltyMark.sign, row: rows.lowerBound, column: columns.bar + 1, role: GuiltyMark.role)
    }
    if rows.count == 1 {
      drawInline(card, row: rows.lowerBound, until: numbers, on: &canvas)
    } else {
      canvas.put(
        guilt.map { FindingsWords.breaks($0.rule) } ?? card.caption, row: rows.lowerBound,
        column: columns.caption, role: guilt == nil ? .muted : GuiltyMark.role, until: numbers - 1)
      drawItems(card, rows: rows.dropFirst(), on: &canvas)
    }
  }

  private func bar(_ part: LayerCard.Part) -> (Unicode.Scalar, Role) {
    switch part {
    case .idle: ("▎", .line)
    case .giving: ("▎", .now)
    case .receiving: ("█", .nowbar)
    }
  }

  /// Puts `in out held` at the right; returns where they begin.
  private func drawNumbers(_ card: LayerCard, row: Int, on canvas: inout Canvas) -> Int {
    guard card.isCounted else { return drawCountedAbove(row: row, on: &canvas) }
    if columns.density == .roomy, columns.numbers + counters.roomyWidth <= columns.end {
      return drawRoomyNumbers(card, row: row, on: &canvas)
    }
    let end = columns.end - 1
    let spans = counters.spans(card)
    let hasRoom =
      columns.density != .dense && columns.caption + 4 + Span.width(of: spans) <= end
    return canvas.put(
      hasRoom ? spans : counters.heldSpans(card), row: row, endingBefore: end,
      notBefore: columns.body)
  }

  /// Says where the numbers of a card are that has none of its own; returns where that begins.
  private func drawCountedAbove(row: Int, on canvas: inout Canvas) -> Int {
    let end = columns.end - 1
    guard columns.density != .dense else { return end }
    let text = StackWords.libraryCountedAbove
    if columns.density == .roomy, columns.numbers + Width.of(text) <= end {
      canvas.put(text, row: row, column: columns.numbers, role: .muted)
      return columns.numbers
    }
    return canvas.put(
      StackWords.countedAbove, row: row, endingBefore: end, notBefore: columns.body, role: .muted)
  }

  private func drawRoomyNumbers(_ card: LayerCard, row: Int, on canvas: inout Canvas) -> Int {
    let digits = counters.roomyDigits
    let start = columns.numbers
    var end = start + 3 + digits
    canvas.put(CommonWords.arrived, row: row, column: start, role: .muted)
    draw(counters.arrived(card), row: row, endingBefore: end, on: &canvas)
    canvas.put(CommonWords.departed, row: row, column: end + 3, role: .muted)
    end += 7 + digits
    draw(counters.departed(card), row: row, endingBefore: end, on: &canvas)
    canvas.put(CommonWords.held, row: row, column: end + 3, role: .muted)
    end += 3 + 4 + counters.roomyHeldDigits
    draw(counters.held(card), row: row, endingBefore: end, on: &canvas)
    drawTail(card, row: row, column: end + 4, on: &canvas)
    return start
  }

  /// What was dropped, else how much was held lately.
  private func drawTail(_ card: LayerCard, row: Int, column: Int, on canvas: inout Canvas) {
    if card.traffic.dropped > 0 {
      let role = card.traffic.dropped == card.trafficBefore.dropped ? Role.warn : .now
      let end = canvas.put(
        StackWords.dropped(card.traffic.dropped), row: row, column: column, role: role,
        until: columns.end)
      let kept = moment.droppedObjects(ownedBy: card.component)
      let text = StackWords.stillHas(kept)
      guard !kept.isEmpty, end + 2 + Width.of(text) <= columns.end else { return }
      canvas.put(text, row: row, column: end + 2, role: .warn)
      return
    }
    guard column + card.recentHeld.count <= columns.end else { return }
    canvas.sparkline(card.recentHeld, top: max(mostHeld, 4), rows: row..<row + 1, column: column)
  }

  private func draw(_ number: Span, row: Int, endingBefore end: Int, on canvas: inout Canvas) {
    canvas.put(number.text, row: row, endingBefore: end, role: number.role)
  }
}

// MARK: - Items

extension StackView {
  /// Puts the items of a card into the rows that it got.
  private func drawItems(_ card: LayerCard, rows: Range<Int>, on canvas: inout Canvas) {
    let area = columns.body..<max(columns.end - 1, columns.body)
    let tailStart = max(area.upperBound - card.tailWidth, area.lowerBound)
    for (row, line) in zip(rows, card.lines(rows: rows.count, width: area.count)) {
      let isFirst = row == rows.lowerBound
      let first = area.lowerBound..<tailStart
      let isReserved = isFirst && (card.tail != nil || CardRows.fits(line, in: first.count))
      let end = drawLine(line, row: row, in: isReserved ? first : area, on: &canvas)
      guard isFirst, let tail = card.tail else { continue }
      ItemPainter(
        row: row, start: max(min(end + 2, tailStart), area.lowerBound), end: area.upperBound,
        captionWidth: 0, picked: picked, form: .tail
      ).draw(tail, on: &canvas)
    }
  }

  /// Puts items side by side, each with the room that it may need; returns where the last one ends.
  private func drawLine(
    _ line: [CardItem], row: Int, in area: Range<Int>, on canvas: inout Canvas
  ) -> Int {
    guard CardRows.fits(line, in: area.count) || line.allSatisfy(\.isSilent) else {
      return drawFlow(line, .short, row: row, in: area, on: &canvas)
    }
    var start = area.lowerBound
    var end = start
    for (item, width) in zip(line, CardRows.widths(of: line, in: area.count)) {
      let limit = line.count == 1 ? area.upperBound : min(start + width - 2, area.upperBound)
      let painter = ItemPainter(
        row: row, start: start, end: limit,
        captionWidth: start == area.lowerBound && !(line.count > 1 && item.isBits)
          ? columns.captionWidth : 0, picked: picked)
      end = painter.draw(item, on: &canvas)
      start += width
    }
    return end
  }

  /// One row for everything: what is not empty, side by side.
  private func drawInline(
    _ card: LayerCard, row: Int, until end: Int, on canvas: inout Canvas
  ) {
    let area = columns.caption..<max(end - 1, columns.caption)
    let shown = card.items.filter(\.isWorthARow)
    guard !shown.isEmpty else {
      canvas.put(card.caption, row: row, column: area.lowerBound, role: .muted, until: end - 1)
      return
    }
    _ = drawFlow(shown, .news, row: row, in: area, on: &canvas)
  }

  /// Puts items one behind the other, as short as they are.
  private func drawFlow(
    _ items: [CardItem], _ form: ItemPainter.Form, row: Int, in area: Range<Int>,
    on canvas: inout Canvas
  ) -> Int {
    var start = area.lowerBound
    for (index, item) in items.enumerated() {
      let isFollowed = items[(index + 1)...].contains { !$0.chips.isEmpty }
      let mark = index + 1 < items.count ? 2 : 0
      let end = area.upperBound - (isFollowed ? 5 : mark)
      guard start + item.leastWidth <= end else {
        let hidden = items[index...].reduce(0) { $0 + $1.chips.count }
        let text = hidden > 0 ? "+\(hidden)" : "…"
        canvas.put(
          text, row: row, endingBefore: area.upperBound, notBefore: area.lowerBound, role: .warn)
        break
      }
      let painter = ItemPainter(
        row: row, start: start, end: end, captionWidth: 0, picked: picked, form: form)
      start = painter.draw(item, on: &canvas) + 2
    }
    return start
  }
}

// MARK: - Gaps

extension StackView {
  private func draw(_ gap: LayerGap, rows: Range<Int>, on canvas: inout Canvas) {
    guard let first = rows.first, let last = rows.last else { return }
    let hasCaption = drawCaption(gap.caption, row: last, on: &canvas)
    // The row of the caption is only used for the labels of both lanes, and only up to the caption.
    let upRow = !hasCaption || !gap.down.isEmpty ? last : first
    func end(_ row: Int) -> Int {
      columns.end - (row == last && hasCaption ? Width.of(gap.caption) + 4 : 1)
    }
    draw(
      Lane(calls: gap.up, column: columns.up, head: "▲", back: "↓", isDown: false), rows: rows,
      labelRow: upRow, on: &canvas
    ) { end($0) }
    // A long label may run over a lane in which nothing comes up.
    draw(
      Lane(calls: gap.down, column: columns.down, head: "▼", back: "↑", isDown: true), rows: rows,
      labelRow: first, on: &canvas
    ) { gap.up.isEmpty ? end($0) : min(end($0), columns.up - 1) }
  }

  /// Puts what lies between two layers behind both lanes; returns whether there was room for it.
  private func drawCaption(_ caption: String, row: Int, on canvas: inout Canvas) -> Bool {
    guard !caption.isEmpty, columns.density != .dense else { return false }
    let end = columns.end - (columns.density == .roomy ? 3 : 2)
    let start = end - Width.of(caption)
    guard start > columns.up else { return false }
    canvas.put(caption, row: row, column: start, role: .muted, until: end)
    guard columns.density == .roomy else { return true }
    canvas.put("╌", row: row, columns: columns.kind..<start - 1, role: .line)
    return true
  }

  /// One lane of a gap.
  private struct Lane {
    let calls: [LaneCall]
    let column: Int
    /// The head of a call.
    let head: Unicode.Scalar
    /// The head of a return.
    let back: Unicode.Scalar
    let isDown: Bool
  }

  private func draw(
    _ lane: Lane, rows: Range<Int>, labelRow: Int, on canvas: inout Canvas,
    until end: (_ row: Int) -> Int
  ) {
    guard lane.column < columns.end else { return }
    guard let shown = lane.calls.first(where: \.isNow) ?? lane.calls.last else {
      canvas.put("┊", rows: rows, column: lane.column, role: .line)
      return
    }
    let role: Role = shown.isNow ? .now : lane.isDown ? .down : .up
    canvas.put("┃", rows: rows, column: lane.column, role: role)
    let goesDown = lane.isDown == (shown.answer == nil)
    let headRow = goesDown ? rows.upperBound - 1 : rows.lowerBound
    canvas.put(
      String(Character(shown.answer == nil ? lane.head : lane.back)), row: headRow,
      column: lane.column, role: role)
    let flightRow = flyingRow(shown, lane, rows: rows)
    var column = lane.column + 2
    if let flightRow {
      let after = drawFlying(
        shown, row: flightRow, column: column, until: end(flightRow), on: &canvas)
      if flightRow == labelRow { column = after + 1 }
    }
    let labelEnd = end(labelRow)
    let after = drawLabel(shown, row: labelRow, column: column, role, until: labelEnd, on: &canvas)
    guard lane.calls.count > 1 else { return }
    let count = "+\(lane.calls.count - 1)"
    if after + 1 + count.count <= labelEnd {
      canvas.put(count, row: labelRow, column: after + 1, role: .muted, until: labelEnd)
    } else if let row = rows.first(where: { $0 != labelRow && $0 != flightRow }) {
      canvas.put(count, row: row, column: lane.column + 2, role: .muted, until: end(row))
    }
  }

  /// The row in which an object is on its way through a gap, or `nil` if none is.
  private func flyingRow(_ call: LaneCall, _ lane: Lane, rows: Range<Int>) -> Int? {
    guard let flightPermille, call.isNow, call.answer == nil, !moment.handedOver.isEmpty else {
      return nil
    }
    let passed = min(flightPermille * rows.count / 1_000, rows.count - 1)
    return lane.isDown ? rows.lowerBound + passed : rows.upperBound - 1 - passed
  }

  private func drawFlying(
    _ call: LaneCall, row: Int, column: Int, until end: Int, on canvas: inout Canvas
  ) -> Int {
    moment.handedOver.prefix(2).reduce(column) { column, object in
      canvas.chip(
        object.description, .thisStep, journey: moment.journey(of: object), row: row,
        column: column, until: end)
    }
  }

  private func drawLabel(
    _ call: LaneCall, row: Int, column: Int, _ role: Role, until end: Int, on canvas: inout Canvas
  ) -> Int {
    guard !call.isNow else {
      return canvas.put(" \(call.text) ", row: row, column: column, role: .onnow, until: end)
    }
    let spans = Mention.spans(in: call.text, role: role) { moment.journey(ofID: $0) }
    return canvas.put(spans, row: row, column: column, until: end)
  }
}

// MARK: - The wire

extension StackView {
  private func draw(_ wire: WirePicture, row: Int, on canvas: inout Canvas) {
    let start = columns.density == .dense ? columns.kind + 5 : columns.name
    let end = columns.end - (columns.density == .roomy ? 3 : 2)
    let isNow = moment.event?.kind == .wire
    canvas.put(
      ComponentKind.wire.label, row: row, column: columns.kind, role: isNow ? .now : .muted)
    let hasRoom = columns.density != .dense && end - start - Width.of(wire.summary) >= 8
    let summary = hasRoom ? wire.summary : ""
    let trackEnd = canvas.put(summary, row: row, endingBefore: end, role: .muted) - 2
    let track = start..<max(trackEnd, start + 2)
    canvas.put("─", row: row, columns: track, role: .line)
    draw(wire, track: track, row: row, on: &canvas)
  }

  private func draw(_ wire: WirePicture, track: Range<Int>, row: Int, on canvas: inout Canvas) {
    if let arriving = wire.arriving {
      canvas.put("◄", row: row, column: track.lowerBound, role: .up)
      canvas.chip(
        arriving.object.description, .thisStep, journey: arriving.journey, row: row,
        column: track.lowerBound + 1, until: track.upperBound)
    } else if wire.isGoingOut {
      canvas.put("►", row: row, column: track.upperBound - 1, role: .line)
    }
    for frame in wire.frames {
      let name = frame.chip.object.description
      let room = max(track.count - Width.of(name) - 3, 0)
      let passed = room * min(max(frame.permille ?? 0, 0), 1_000) / 1_000
      canvas.put("━", row: row, columns: track.lowerBound..<track.lowerBound + passed, role: .down)
      canvas.chip(
        name, picked == frame.chip.object ? .selected : frame.chip.state,
        journey: frame.chip.journey, row: row, column: track.lowerBound + passed,
        until: track.upperBound)
    }
  }
}

import Events
import Terminal

/// Draws one item of a card into a part of a row.
struct ItemPainter {
  let row: Int
  let start: Int
  let end: Int
  /// How wide the caption is; 0 for as wide as its text.
  let captionWidth: Int
  /// The object that the user has picked.
  let picked: ObjectID
  /// How much of the item is said.
  var form = Form.full

  /// How much of an item is said.
  enum Form {
    /// Everything, with empty places and meters.
    case full
    /// Everything, as numbers.
    case short
    /// What is in hand, behind other items.
    case tail
    /// What is there or has changed.
    case news
  }

  /// Puts the item; returns the column after it.
  @discardableResult
  func draw(_ item: CardItem, on canvas: inout Canvas) -> Int {
    switch item {
    case .hand(let chips): drawHand(chips, on: &canvas)
    case .awaited(let objects): drawAwaited(objects, on: &canvas)
    case .queue(let name, let members, let bound, let isChanged):
      drawQueue(name, members, bound, isChanged, on: &canvas)
    case .gauges(let gauges): drawGauges(gauges, on: &canvas)
    case .bits(let name, let bits): drawBits(name, bits, on: &canvas)
    case .text(let text):
      canvas.put(text, row: row, column: start, role: .muted, until: end)
    }
  }

  /// Puts a caption; returns where the content begins: in its own column if there is room for it.
  ///
  /// What needs more room than is left there begins right behind the caption.
  private func drawCaption(
    _ text: String, needing needed: Int = 0, on canvas: inout Canvas
  ) -> Int {
    let column = canvas.put(text, row: row, column: start, role: .muted, until: end)
    let isAligned =
      captionWidth > Width.of(text) && end - start >= captionWidth + max(10, needed)
    return isAligned ? start + captionWidth : column + 1
  }

  // MARK: - Objects

  private func drawHand(_ chips: [Chip], on canvas: inout Canvas) -> Int {
    let isLent = chips.contains { $0.state == .borrowed }
    let isNamed = form == .full || form == .tail && !isLent
    let requests = Array(chips.prefix { $0.object.kind == .irp })
    let others = Array(chips.dropFirst(requests.count))
    let caption = requests.isEmpty ? CommonWords.inHand : StackWords.requests
    var column = isNamed ? drawCaption(caption, on: &canvas) : start
    guard !chips.isEmpty else {
      guard form == .full else { return start - 2 }
      return canvas.put(StackWords.nothing, row: row, column: column + 1, role: .muted, until: end)
    }
    let word = isLent && (form == .full || form == .tail) ? " " + StackWords.borrowed : ""
    let limit = end - Width.of(word)
    if isNamed, !requests.isEmpty, !others.isEmpty {
      column = drawChips(requests, others, from: column, until: limit, on: &canvas)
    } else {
      column = drawChips(chips, from: column, until: limit, on: &canvas)
    }
    return canvas.put(word, row: row, column: column, role: .muted, until: end)
  }

  /// Puts requests, and behind them what else is in hand: with a caption of its own, or at least apart from them.
  private func drawChips(
    _ requests: [Chip], _ others: [Chip], from start: Int, until limit: Int,
    on canvas: inout Canvas
  ) -> Int {
    let room = limit - start - requests.width - others.width
    for gap in ["  \(CommonWords.inHand) ", " "] where Width.of(gap) <= room {
      let column = drawChips(requests, from: start, until: limit, on: &canvas)
      let next = canvas.put(gap, row: row, column: column, role: .muted, until: limit)
      return drawChips(others, from: next, until: limit, on: &canvas)
    }
    return drawChips(requests + others, from: start, until: limit, on: &canvas)
  }

  /// Puts objects that are elsewhere: they are mentioned, for a chip would say that they are here.
  private func drawAwaited(_ objects: [Mentioned], on canvas: inout Canvas) -> Int {
    guard !objects.isEmpty else {
      guard form == .full else { return start - 2 }
      // Behind other items nothing is said; a row of its own is not left empty.
      guard captionWidth > 0 else { return start }
      let column = drawCaption(CommonWords.waitsFor, on: &canvas)
      return canvas.put(StackWords.nothing, row: row, column: column + 1, role: .muted, until: end)
    }
    var column = drawCaption(CommonWords.waitsFor, on: &canvas)
    for (index, object) in objects.enumerated() {
      let rest = objects.count - index
      let needed = Width.of(object.id) + (rest > 1 ? 5 : 0)
      guard column + needed <= end else {
        return canvas.put("+\(rest)", row: row, column: column, role: .warn, until: end)
      }
      column =
        canvas.put(
          object.id, row: row, column: column, role: .mention(object.journey), until: end) + 1
    }
    return column - 1
  }

  private func drawQueue(
    _ name: String, _ members: [Chip], _ bound: Int, _ isChanged: Bool, on canvas: inout Canvas
  ) -> Int {
    let number = self.number(members.count, bound, isChanged)
    let room = end - Span.width(of: number) - 1
    let hasCaption =
      form == .full || members.isEmpty || start + Width.of(name) + 1 + min(members.width, 5) <= room
    let needed = leastWidth(of: members) + end - room
    var column = hasCaption ? drawCaption(name, needing: needed, on: &canvas) : start
    column = drawChips(members, from: column, until: room, on: &canvas)
    if form == .full {
      column = drawSlots(members.count, bound, from: column, until: room, on: &canvas)
    }
    return canvas.put([" "] + number, row: row, column: column, until: end)
  }

  /// How much room a queue needs to show its head, how many it hides, and its tail.
  private func leastWidth(of members: [Chip]) -> Int {
    guard let head = members.first, let tail = members.last else { return 0 }
    let ends = [head, tail].reduce(5) { $0 + Width.of($1.object.description) + 2 }
    return min(members.width, ends)
  }

  /// The fill of a queue; close to its bound it says so.
  private func number(_ count: Int, _ bound: Int, _ isChanged: Bool) -> [Span] {
    let isHigh = bound > 0 && count >= bound - bound / 5
    let role: Role = isChanged ? .now : isHigh ? .warn : .count
    guard bound > 0 else { return [Span("\(count)", role)] }
    let sign = count >= bound ? " " + StackWords.full : isHigh ? "+" : ""
    return [Span("\(count)", role), Span("/\(bound)", .muted), Span(sign, .warn)]
  }

  /// Puts chips side by side: the head always, the tail if it fits, the middle as a number.
  private func drawChips(
    _ chips: [Chip], from start: Int, until limit: Int, on canvas: inout Canvas
  ) -> Int {
    let widths = chips.map { Width.of($0.object.description) + 2 }
    guard chips.width > limit - start else {
      return chips.reduce(start) { put($1, column: $0, until: limit, on: &canvas) }
    }
    var shown = 0
    var column = start
    let reserve = 5 + (widths.last ?? 0)
    while shown < chips.count - 1, column + widths[shown] + reserve <= limit {
      column = put(chips[shown], column: column, until: limit, on: &canvas)
      shown += 1
    }
    let hasTail = column + reserve <= limit
    let hidden = chips.count - shown - (hasTail ? 1 : 0)
    let text = (column > start ? " " : "") + "+\(hidden)" + (hasTail ? " " : "")
    column = canvas.put(text, row: row, column: column, role: .warn, until: limit)
    guard hasTail, let tail = chips.last else { return column }
    return put(tail, column: column, until: limit, on: &canvas)
  }

  private func put(_ chip: Chip, column: Int, until limit: Int, on canvas: inout Canvas) -> Int {
    canvas.chip(
      chip.object.description, chip.object == picked ? .selected : chip.state,
      journey: chip.journey, row: row, column: column, until: limit)
  }

  /// Puts the free places of a queue; four where it has no bound.
  private func drawSlots(
    _ count: Int, _ bound: Int, from start: Int, until limit: Int, on canvas: inout Canvas
  ) -> Int {
    var column = start
    let unbounded = end - start < 30 ? 2 : 4
    var free = max((bound > 0 ? bound : unbounded) - count, 0)
    while free > 0, column + 4 <= limit {
      canvas.put("··", row: row, column: column + 1, role: .line)
      column += 4
      free -= 1
    }
    return column
  }

  // MARK: - Numbers

  private func drawGauges(_ gauges: [Gauge], on canvas: inout Canvas) -> Int {
    var column = start
    let gap = form == .full ? 3 : 2
    let shown = form == .news ? gauges.filter(\.isChanged) : gauges
    for (index, gauge) in shown.enumerated() {
      let reserve = index < shown.count - 1 ? 2 : 0
      guard index == 0 || column + gauge.width + reserve <= end else {
        return canvas.put("…", row: row, column: min(column, end - 1), role: .muted, until: end)
      }
      let width = index == 0 && Width.of(gauge.name) < captionWidth ? captionWidth : 0
      let name = canvas.put(gauge.name, row: row, column: column, role: .muted, until: end)
      let valueStart = width > 0 ? column + width : name
      column = put(gauge, column: valueStart, until: end, on: &canvas) + gap
      if column >= end { break }
    }
    return min(column - gap, end)
  }

  private func put(_ gauge: Gauge, column: Int, until limit: Int, on canvas: inout Canvas) -> Int {
    let role: Role = gauge.isChanged ? .now : .count
    if case .meter(of: let size) = gauge.form, size > 0, form == .full,
      column + max(15, 10 + Width.of(gauge.text)) <= limit
    {
      return canvas.meter(gauge.value, of: size, row: row, column: column + 1, width: 8)
    }
    return canvas.put(" " + gauge.text, row: row, column: column, role: role, until: limit)
  }

  private func drawBits(_ name: String, _ bits: [Bit], on canvas: inout Canvas) -> Int {
    var column = drawCaption(name, on: &canvas)
    if captionWidth > 0 { column += 1 }
    let shown = form == .full ? bits : bits.filter { $0.isSet || $0.isChanged }
    if shown.isEmpty { return canvas.put("0", row: row, column: column, role: .count, until: end) }
    for bit in shown {
      let role: Role = bit.isChanged ? .now : bit.isSet ? .strong : .muted
      guard column + Width.of(bit.name) <= end else {
        return canvas.put("…", row: row, column: min(column, end - 1), role: .muted)
      }
      column = canvas.put(
        bit.isSet ? bit.name.uppercased() : bit.name, row: row, column: column, role: role,
        until: end)
      column += 1
    }
    return column - 1
  }
}

extension Gauge {
  /// How many columns it needs as a number.
  fileprivate var width: Int { Width.of(name) + 1 + Width.of(text) }
}

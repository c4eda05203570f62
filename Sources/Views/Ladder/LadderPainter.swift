import Events
import Replay
import Terminal

/// Draws one event of a ladder into one row, or into two for a call of an own function.
struct LadderPainter {
  let columns: LadderColumns
  let history: History
  let step: LadderStep
  let isNow: Bool
  let isAside: Bool
  /// Whether the event breaks a rule.
  var isGuilty = false
  /// Which of its lines is drawn.
  let line: Int
  let row: Int

  private var event: Event { history[step.index] }

  private var label: LadderLabel {
    LadderLabel(history, step, isShort: columns.isShort, isAside: isAside, isGuilty: isGuilty)
  }

  func draw(_ canvas: inout Canvas) {
    for lane in columns.lanes { drawBar(lane, on: &canvas) }
    switch step.shape {
    case .arrow(let from, let to, let reason): drawArrow(from, to, reason, on: &canvas)
    case .action(let lane?) where event.kind == .leave:
      drawBeside(lane, Sign(right: " ╌", left: "╌ ", role: .muted), on: &canvas)
    case .action(let lane?): drawAction(lane, on: &canvas)
    case .action(nil):
      put(label.texts.first ?? [], column: columns.left, until: columns.end, &canvas)
    case .selfCall(let lane): drawSelfCall(lane, on: &canvas)
    case .selfReturn(let lane):
      drawBeside(lane, Sign(right: "◄╌", left: "╌►", role: .muted), on: &canvas)
    case .arrival(let lane, let isCaused):
      let sign =
        isCaused
        ? Sign(right: "◄~~", left: "~~►", role: .cause)
        : Sign(right: "◄──", left: "──►", role: direction(from: -1, to: lane))
      drawBeside(lane, sign, on: &canvas)
    }
  }

  // MARK: - Bars

  /// The bar of a lane: a column for each open call, processors apart; empty if nobody runs there.
  ///
  /// Where there is no room for all of them, it ends in their number.
  private func bar(_ lane: Int) -> String {
    var groups = step.bars[lane]
    if case .selfCall(lane) = step.shape, line == 0, let last = groups.lastIndex(where: { $0 > 1 })
    {
      groups[last] -= 1
    }
    let text = groups.map { String(repeating: "┃", count: min($0, 40)) }.joined(separator: " ")
    guard text.count > columns.barWidthMax else { return text }
    let depth = groups.reduce(0, +)
    return String(text.prefix(columns.barWidthMax - 1)) + (depth < 10 ? "\(depth)" : "+")
  }

  /// How many cells a lane takes.
  private func width(_ lane: Int) -> Int {
    columns.lanes.contains(lane) ? max(bar(lane).count, 1) : 1
  }

  private func drawBar(_ lane: Int, on canvas: inout Canvas) {
    let text = bar(lane)
    canvas.put(
      text.isEmpty ? "┊" : text, row: row, column: columns.column(lane),
      role: text.isEmpty ? .line : .run)
  }

  // MARK: - Arrows

  private func drawArrow(
    _ from: Int, _ to: Int, _ reason: LadderStep.Reason, on canvas: inout Canvas
  ) {
    let (near, far) = (min(from, to), max(from, to))
    let start = columns.column(near) + width(near)
    let end = columns.column(far)
    guard start < end else { return }
    let role = isNow ? .now : isAside ? .line : self.role(reason, from: from, to: to)
    let stroke: Unicode.Scalar =
      switch reason {
      case .call: "─"
      case .back: "╌"
      case .cause: "~"
      }
    canvas.put(stroke, row: row, columns: start..<end, role: role)
    let crossed = columns.lanes.filter { near < $0 && $0 < far && !bar($0).isEmpty }
    for lane in crossed { drawBar(lane, on: &canvas) }
    let isRight = to > from
    canvas.put(isRight ? "►" : "◄", row: row, column: isRight ? end - 1 : start, role: role)
    let free = isRight ? start..<end - 1 : start + 1..<end
    drawLabel(in: gap(free, crossed), from: near, to: far, on: &canvas)
  }

  /// The widest stretch between the bars that an arrow crosses.
  private func gap(_ free: Range<Int>, _ crossed: [Int]) -> Range<Int> {
    var widest = 0..<0
    var start = free.lowerBound
    for lane in crossed + [.max] {
      let end = lane == .max ? free.upperBound : columns.column(lane)
      if end - start > widest.count { widest = start..<end }
      if lane != .max { start = end + width(lane) }
    }
    return widest
  }

  private func drawLabel(
    in gap: Range<Int>, from near: Int, to far: Int, on canvas: inout Canvas
  ) {
    if let text = label.text(width: gap.count - 2) {
      return put(padded(text), inTheMiddleOf: gap, &canvas)
    }
    if let text = label.text(width: gap.count) { return put(text, inTheMiddleOf: gap, &canvas) }
    let right = min(columns.column(far) + width(far), columns.end)..<columns.end
    let left = columns.left..<max(columns.column(near), columns.left)
    if right.count >= min(left.count, Span.width(of: label.least) + 2) {
      let text = label.text(width: right.count - 2) ?? label.least
      put(padded(text), column: right.lowerBound, until: right.upperBound, &canvas)
    } else {
      let text = padded(label.text(width: left.count - 2) ?? label.least)
      let start = max(left.upperBound - Span.width(of: text), left.lowerBound)
      put(text, column: start, until: left.upperBound, &canvas)
    }
  }

  private func role(_ reason: LadderStep.Reason, from: Int, to: Int) -> Role {
    switch reason {
    case .call: direction(from: from, to: to)
    case .back: .muted
    case .cause: .cause
    }
  }

  private func direction(from: Int, to: Int) -> Role {
    switch event.call.facts?.direction ?? .none {
    case .down: .down
    case .up: .up
    case .none: event.kind.opensCall ? .text : to > from ? .down : .up
    }
  }

  // MARK: - What stands beside a lane

  /// A sign for either side of a lane.
  private struct Sign {
    let right: String
    let left: String
    let role: Role
  }

  private func drawAction(_ lane: Int, on canvas: inout Canvas) {
    let isIdle = bar(lane).isEmpty
    if isIdle { canvas.put("●", row: row, column: columns.column(lane), role: dotRole) }
    let sign =
      isIdle
      ? Sign(right: "", left: "", role: dotRole) : Sign(right: " ●", left: "● ", role: dotRole)
    drawBeside(lane, sign, on: &canvas)
  }

  private var dotRole: Role {
    if isAside { return .line }
    return switch event.kind {
    case .drop, .bugcheck, .touch, .lost: .bad
    case .interrupt, .inject, .wire: .cause
    case .enter, .leave, .action, .own, .state, .choice, .wait, .signal, .lock, .unlock, .topology,
      .seen, .note, .unknown:
      .run
    }
  }

  private func drawSelfCall(_ lane: Int, on canvas: inout Canvas) {
    let role = direction(from: lane, to: lane)
    guard line == 0 else {
      return drawBeside(
        lane, Sign(right: "◄┘", left: "└►", role: role), saysNothing: true, on: &canvas)
    }
    let stroke = step.depth(lane) > 1 ? "──┐" : "─┐"
    drawBeside(lane, Sign(right: stroke, left: "┌─", role: role), on: &canvas)
  }

  /// Draws a sign right of a lane with what is said about it; left of the last lane if there is more room.
  private func drawBeside(
    _ lane: Int, _ sign: Sign, saysNothing: Bool = false, on canvas: inout Canvas
  ) {
    let role = isNow ? .now : isAside ? .line : sign.role
    let column = columns.column(lane)
    let start = min(column + width(lane), columns.end)
    let right = start..<columns.end
    let next = columns.next(lane).map(columns.column) ?? columns.end + 1
    let before = columns.previous(lane).map { columns.column($0) + width($0) } ?? columns.left
    let left = before..<max(column, before)
    let isLeft = columns.next(lane) == nil && left.count > right.count
    if isLeft {
      let end = column - sign.left.count
      canvas.put(sign.left, row: row, column: end, role: role)
      if saysNothing { return }
      let text = label.text(width: end - before - 3) ?? label.least
      let width = Span.width(of: text) + 2
      put(padded(text), column: max(end - width, columns.left), until: end, &canvas)
    } else {
      let end = canvas.put(sign.right, row: row, column: right.lowerBound, role: role)
      if saysNothing { return }
      if let text = label.text(width: next - end - 2) {
        put(padded(text), column: end, until: next, &canvas)
      } else {
        let text = label.text(width: free(after: lane) - end - 2) ?? label.least
        put(padded(text), column: end, until: free(after: lane), &canvas)
      }
    }
  }

  /// The column of the next bar to the right of a lane.
  private func free(after lane: Int) -> Int {
    columns.lanes.first { $0 > lane && !bar($0).isEmpty }.map(columns.column) ?? columns.end
  }

  // MARK: - Words

  private func padded(_ text: [Span]) -> [Span] {
    guard isNow else { return [Span(" ")] + text + [Span(" ")] }
    return [Span(" " + text.map(\.text).joined() + " ", .onnow)]
  }

  private func put(_ text: [Span], inTheMiddleOf gap: Range<Int>, _ canvas: inout Canvas) {
    let text = isNow ? [Span(text.map(\.text).joined(), .onnow)] : text
    let start = gap.lowerBound + (gap.count - Span.width(of: text)) / 2
    put(text, column: start, until: gap.upperBound, &canvas)
  }

  private func put(_ text: [Span], column: Int, until end: Int, _ canvas: inout Canvas) {
    canvas.put(text, row: row, column: column, until: end)
  }
}

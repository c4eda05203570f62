import Events
import Replay
import Terminal

/// The calls that are open: who is inside of whom.
struct OpenCallsPane {
  let moment: Moment

  /// Which stack is shown, and its level.
  var note: [Span] {
    guard let event = moment.event else { return [] }
    let level = moment.state.irql(of: Int(event.cpu)).name
    let name = event.stack.name(moment.lexicon)
    return [Span("\(name) ", .muted), Span(level, .text)]
  }

  /// Draws the pane below its title; what does not fit falls away at the outer end.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let left = area.columns.lowerBound
    let calls = moment.openCalls
    guard !calls.isEmpty else {
      canvas.put(
        PanesWords.noCalls, row: area.rows.lowerBound, column: left,
        role: .muted,
        until: area.columns.upperBound)
      return drawOthers(&canvas, in: area.inset(top: 1))
    }
    let isCut = calls.count > area.rows.count && area.rows.count > 1
    let shown = min(calls.count, area.rows.count - (isCut ? 1 : 0))
    let hidden = calls.count - shown
    if isCut {
      canvas.put(
        PanesWords.around(hidden), row: area.rows.lowerBound, column: left + 2, role: .warn,
        until: area.columns.upperBound)
    }
    let rows = area.inset(top: isCut ? 1 : 0).rows
    for (row, depth) in zip(rows, hidden..<calls.count) {
      draw(
        calls[depth], depth: depth - hidden + (isCut ? 1 : 0), row: row, in: area.columns,
        on: &canvas)
    }
    drawOthers(&canvas, in: area.inset(top: calls.count))
  }

  private func draw(
    _ call: OpenCall, depth: Int, row: Int, in columns: Range<Int>, on canvas: inout Canvas
  ) {
    let isNow = call.index == moment.index
    let number = "#\(moment.history.sequence(of: call.index))"
    let end = canvas.put(
      number, row: row, endingBefore: columns.upperBound - 1, role: isNow ? .now : .muted)
    if isNow { canvas.put("►", row: row, column: columns.lowerBound, role: .now) }
    canvas.put(
      moment.lexicon.name(call.call), row: row,
      column: columns.lowerBound + 2 + 2 * min(depth, columns.count / 6),
      role: isNow ? .now : .text, until: end - 1)
  }

  /// The stacks on which the step does not happen.
  private var others: [CallStack] {
    guard let event = moment.event else { return [] }
    return moment.state.openStacks.filter { $0.id != event.stack }
  }

  /// The other stacks, one row each: their innermost call.
  private func drawOthers(_ canvas: inout Canvas, in area: Area) {
    for (row, stack) in zip(area.rows, others) {
      guard let call = stack.frames.last else { continue }
      let name = stack.id.name(moment.lexicon)
      let text = PanesWords.inside(name, of: moment.lexicon.name(call.call))
      canvas.put(
        text, row: row, column: area.columns.lowerBound + 2, role: .muted,
        until: area.columns.upperBound)
    }
  }
}

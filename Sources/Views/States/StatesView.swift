import Events
import Replay
import Terminal

/// The state machines: which states each has, where it is, where it has been, what may come next.
///
/// ```text
///  ━━ States ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
///  ► b1.state  ndisprot  binding, NDIS 6                  since #77  120.0 µs
///      ·Unbound → ·Opening → √Paused → √Restarting → ▐Running▌ → √Pausing
///      came from Restarting   next Pausing (NetEventPause)
/// ```
struct StatesView: MainView {
  private let blocks: [MachineBlock]
  private let list: PickedList

  init(_ scene: Scene) {
    let moment = scene.moment
    blocks = StackPlan.of(moment.lexicon).order.compactMap { MachineBlock($0, moment) }
    list = PickedList(scene, count: blocks.count)
  }

  var note: [Span] {
    [Span("\(blocks.count)", .count), Span(" " + StatesWords.machines(blocks.count), .muted)]
  }

  func legend(rows count: Int) -> [[Span]] {
    guard !blocks.isEmpty else { return [] }
    return [
      [Span("▐\(StatesWords.example)▌", .strong), Span(" " + StatesWords.now, .muted)],
      [Span("√", .ok), Span(" " + StatesWords.wasThere, .muted)],
      [Span("·", .muted), Span(" " + StatesWords.never, .muted)],
      [Span("→ ←", .muted), Span(" " + StatesWords.mayFollow, .muted)],
    ]
  }

  var rows: MainRows {
    let blocks = self.blocks
    return MainRows(
      count: list.count, picked: list.picked,
      position: { blocks[$0].position }, quantity: { blocks[$0].quantity },
      text: { blocks[$0].text }, queries: { blocks[$0].queries })
  }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard !blocks.isEmpty else {
      canvas.put(
        StatesWords.nothing, row: area.rows.lowerBound,
        column: area.columns.lowerBound + 1, role: .muted, until: area.columns.upperBound)
      return
    }
    let left = area.columns.lowerBound
    var lines: [(MachineBlock.Line, isHead: Bool, isPicked: Bool)] = []
    var owners: [Int] = []
    var pickedLine = 0
    let drawn = blocks.map { $0.lines(width: area.columns.count - 4) }
    let hasAir = drawn.reduce(0) { $0 + $1.count + 1 } <= area.rows.count + 1
    for (index, block) in drawn.enumerated() {
      if hasAir, index > 0 {
        lines.append((MachineBlock.Line(spans: []), false, false))
        owners.append(index)
      }
      if index == list.picked { pickedLine = lines.count + block.count / 2 }
      for (number, line) in block.enumerated() {
        lines.append((line, number == 0, index == list.picked && list.isFocused))
        owners.append(index)
      }
    }
    let seen = Scrolled(count: lines.count, picked: pickedLine, room: area.rows.count).visible
    for (row, index) in zip(area.rows, seen) {
      let (line, isHead, isPicked) = lines[index]
      canvas.mark(row: row, area.columns, .row(owners[index]))
      if isHead, isPicked { canvas.put("►", row: row, column: left, role: .strong) }
      let end = canvas.put(
        line.tail, row: row, endingBefore: area.columns.upperBound, notBefore: left + 30)
      canvas.put(
        line.spans, row: row, column: left + 2,
        until: line.tail.isEmpty ? area.columns.upperBound : end - 1)
    }
    HiddenRows(of: lines.count, seen: seen).draw(&canvas, in: area)
  }
}

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

  func told(_ seen: Range<Int>) -> [String] { blocks[seen].map(\.told) }

  var toldBelow: [String] { blocks.isEmpty ? [StatesWords.nothing] : [] }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard !blocks.isEmpty else {
      canvas.put(
        StatesWords.nothing, row: area.rows.lowerBound,
        column: area.columns.lowerBound + 1, role: .muted, until: area.columns.upperBound)
      return
    }
    let lines = MachineLines(
      blocks, picked: list.picked, width: area.columns.count - 4, room: area.rows.count)
    let count = lines.all.count
    let seen = Scrolled(count: count, picked: lines.picked, room: area.rows.count).visible
    for (row, index) in zip(area.rows, seen) {
      draw(lines.all[index], row: row, area.columns, on: &canvas)
    }
    HiddenRows(of: count, seen: seen).draw(&canvas, in: area)
  }

  private func draw(
    _ entry: MachineLines.Entry, row: Int, _ columns: Range<Int>, on canvas: inout Canvas
  ) {
    let left = columns.lowerBound
    let tail = entry.line.tail
    canvas.mark(row: row, columns, .row(entry.block))
    if entry.isHead, list.isFocused, entry.block == list.picked {
      canvas.put("►", row: row, column: left, role: .strong)
    }
    let end = canvas.put(
      tail, row: row, endingBefore: columns.upperBound, notBefore: left + 30)
    canvas.put(
      entry.line.spans, row: row, column: left + 2,
      until: tail.isEmpty ? columns.upperBound : end - 1)
  }
}

/// The lines of all machines, one below the other, with a blank between two machines if there is room for that.
private struct MachineLines {
  /// A line, and the machine that it belongs to.
  struct Entry {
    let line: MachineBlock.Line
    let block: Int
    /// Whether it is the first line of its machine.
    let isHead: Bool
  }

  private(set) var all: [Entry] = []
  /// The line in the middle of the machine that is picked.
  private(set) var picked = 0

  init(_ blocks: [MachineBlock], picked pickedBlock: Int?, width: Int, room: Int) {
    let drawn = blocks.map { $0.lines(width: width) }
    let hasAir = drawn.reduce(0) { $0 + $1.count + 1 } <= room + 1
    for (block, lines) in drawn.enumerated() {
      if hasAir, block > 0 {
        all.append(Entry(line: MachineBlock.Line(spans: []), block: block, isHead: false))
      }
      if block == pickedBlock { picked = all.count + lines.count / 2 }
      for (number, line) in lines.enumerated() {
        all.append(Entry(line: line, block: block, isHead: number == 0))
      }
    }
  }
}

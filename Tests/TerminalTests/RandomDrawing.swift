import Terminal
import TestNumbers

/// Draws things at random places, inside and outside; the same seed draws the same.
struct RandomDrawing {
  private var random: RandomNumbers

  init(seed: UInt64) { random = RandomNumbers(seed: seed) }

  private static let texts = [
    "NDIS hands P5", "日本語", "a日b本c", "e\u{301}te\u{301}", "", "\u{1B}[31mred", "한글", "x\u{202E}y",
    "▐P5▌",
    "👩‍👩‍👧", "一", "━━━━", "\t", "ｗｉｄｅ", "…", "ไทย",
  ]

  /// Puts `count` things onto a canvas.
  mutating func draw(_ count: Int, on canvas: inout Canvas) {
    for _ in 0..<count { drawSomething(on: &canvas) }
  }

  private mutating func drawSomething(on canvas: inout Canvas) {
    let row = random.number(in: -2..<canvas.size.rows + 2)
    let column = random.number(in: -6..<canvas.size.columns + 3)
    let role = random.pick(Role.allCases)
    let text = random.pick(RandomDrawing.texts)
    switch random.below(8) {
    case 0: canvas.chip(text, .thisStep, journey: row, row: row, column: column)
    case 1: canvas.meter(column, of: 9, row: row, column: column, width: row, role: role)
    case 2: canvas.rule(row: row, columns: column..<column + 12, number: "1", title: text)
    case 3: canvas.fill(Area(rows: row..<row + 2, columns: column..<column + 4), background: role)
    case 4: canvas.clear(Area(rows: row..<row + 1, columns: column..<column + 3))
    case 5: canvas.put(text, row: row, endingBefore: column, role: role)
    default: canvas.put(text, row: row, column: column, role: role, until: column + 5)
    }
  }
}

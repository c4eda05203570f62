import Terminal

/// Draws things at random places, inside and outside; the same seed draws the same.
struct RandomDrawing {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

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
    let row = number(in: -2..<canvas.size.rows + 2)
    let column = number(in: -6..<canvas.size.columns + 3)
    let role = Role.allCases[number(in: 0..<Role.allCases.count)]
    let text = RandomDrawing.texts[number(in: 0..<RandomDrawing.texts.count)]
    switch number(in: 0..<8) {
    case 0: canvas.chip(text, .thisStep, journey: row, row: row, column: column)
    case 1: canvas.meter(column, of: 9, row: row, column: column, width: row, role: role)
    case 2: canvas.rule(row: row, columns: column..<column + 12, number: "1", title: text)
    case 3: canvas.fill(Area(rows: row..<row + 2, columns: column..<column + 4), background: role)
    case 4: canvas.clear(Area(rows: row..<row + 1, columns: column..<column + 3))
    case 5: canvas.put(text, row: row, endingBefore: column, role: role)
    default: canvas.put(text, row: row, column: column, role: role, until: column + 5)
    }
  }

  /// A number in a range, by SplitMix64.
  mutating func number(in range: Range<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return range.lowerBound + Int(mixed % UInt64(max(range.count, 1)))
  }
}

import Terminal

/// Pictures that change here and there, from a seed.
struct RandomScene {
  private var random: Random
  private var canvas = Canvas(rows: 0, columns: 0)

  init(seed: UInt64) { random = Random(seed: seed) }

  private static let texts = [
    "ne2000", "日本語", "e\u{301}te\u{301}", "▐P5▌", "━━━━━━━━━━━━━━━", "a日b", "\u{1B}[31m", "····",
    "                    ", "┃", "ｗ", "√ rules hold",
  ]

  /// The next picture: a new one now and then, else the last one with some changes.
  mutating func next(_ size: Size) -> Canvas {
    if canvas.size != size || random.number(below: 8) == 0 { canvas = Canvas(size) }
    for _ in 0..<random.number(below: 12) { change() }
    if random.number(below: 4) == 0 { scroll() }
    return canvas
  }

  private mutating func change() {
    let row = random.number(below: canvas.size.rows)
    let column = random.number(below: canvas.size.columns + 4) - 4
    let role = Role.allCases[random.number(below: Role.allCases.count)]
    let text = RandomScene.texts[random.number(below: RandomScene.texts.count)]
    switch random.number(below: 6) {
    case 0: canvas.fill(Area(rows: row..<row + 2, columns: column..<column + 9), background: role)
    case 1: canvas.chip("P\(row)", .thisStep, journey: row, row: row, column: column)
    default: canvas.put(text, row: row, column: column, role: role)
    }
  }

  /// Moves everything up by a row, as a list does.
  private mutating func scroll() {
    let lines = canvas.lines()
    for (row, line) in lines.dropFirst().enumerated() {
      canvas.put(line, row: row, column: 0, role: row.isMultiple(of: 2) ? .text : .muted)
    }
  }
}

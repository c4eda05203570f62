import Terminal
import TestNumbers

/// Pictures that change here and there, from a seed.
struct RandomScene {
  private var random: RandomNumbers
  private var canvas = Canvas(rows: 0, columns: 0)

  init(seed: UInt64) { random = RandomNumbers(seed: seed) }

  private static let texts = [
    "ne2000", "日本語", "e\u{301}te\u{301}", "▐P5▌", "━━━━━━━━━━━━━━━", "a日b", "\u{1B}[31m", "····",
    "                    ", "┃", "ｗ", "√ rules hold",
  ]

  /// The next picture: a new one now and then, else the last one with some changes.
  mutating func next(_ size: Size) -> Canvas {
    if canvas.size != size || random.below(8) == 0 { canvas = Canvas(size) }
    for _ in 0..<random.below(12) { change() }
    if random.below(4) == 0 { scroll() }
    return canvas
  }

  private mutating func change() {
    let row = random.below(canvas.size.rows)
    let column = random.below(canvas.size.columns + 4) - 4
    let role = random.pick(Role.allCases)
    let text = random.pick(RandomScene.texts)
    switch random.below(6) {
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

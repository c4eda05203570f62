import Terminal

/// What helps while a query is typed: what is wrong and where, and what may stand there.
public struct PromptAid: Equatable, Sendable {
  /// The characters that are wrong, or `nil`.
  public var mark: Range<Int>?
  /// What is to be said about what was typed.
  public var verdict = ""
  /// How it stands.
  public var state = State.unfinished
  /// What may be typed next, the most likely first.
  public var choices: [Choice] = []
  /// How many more there are.
  public var moreCount = 0
  /// What could stand in the place of what is wrong, where nothing can be typed next.
  public var legal: [Choice] = []

  /// How a line stands while it is typed.
  public enum State: Sendable {
    /// It can be used as it is.
    case valid
    /// Something is missing yet.
    case unfinished
    /// Something is wrong.
    case wrong
  }

  /// Something that may be typed, and how often it occurs.
  public struct Choice: Equatable, Sendable {
    /// What is typed.
    public var text: String
    /// For how many events it is true, or `nil` where that is not counted.
    public var count: Int?

    /// Something that may be typed.
    public init(_ text: String, count: Int? = nil) {
      self.text = text
      self.count = count
    }
  }

  /// Nothing is known yet.
  public init() {}
}

extension Prompt {
  /// Whether a row has too little room for what was typed, what is wrong with it and what helps.
  func needsPanel(_ width: Int) -> Bool {
    aid != nil || isWrong && Width.of(label) + Width.of(text) + Width.of(note) + 7 > width
  }
}

/// Draws a line that is typed with the help below it, or with what is wrong with it.
struct PromptPanel {
  private let prompt: Prompt
  private let columns: Range<Int>
  /// The column of what was typed.
  private let start: Int
  private let limit: Int
  private let line: TypedLine

  /// The panel between two columns.
  init(prompt: Prompt, columns: Range<Int>) {
    self.prompt = prompt
    self.columns = columns
    limit = max(columns.upperBound - 1, columns.lowerBound)
    start = min(columns.lowerBound + 2 + Width.of(prompt.label), limit)
    line = TypedLine(prompt.text, cursor: prompt.cursor, width: limit - start)
  }

  /// How many rows it takes at least, and at most.
  private static let rowCounts = 3...7
  /// Where a screen is narrower, sentences begin at its edge.
  private static let indentedWidth = 60

  /// How many rows it takes.
  var rowCount: Int {
    let count = 1 + (sign == nil ? 0 : 1) + textLines.count + (needsLast ? 1 : 0)
    let counts = PromptPanel.rowCounts
    return min(max(count, counts.lowerBound), counts.upperBound)
  }

  /// Draws the typed line, what is wrong with it, and what may be typed.
  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let top = area.rows.first else { return }
    canvas.clear(area, background: .raised)
    canvas.put(
      [Span(prompt.label, .key), Span(" ")], row: top, column: columns.lowerBound + 1, until: limit)
    canvas.put(
      typed: prompt.text, cursor: prompt.cursor, row: top, column: start, until: limit,
      wrong: prompt.aid?.mark)
    var rows = area.rows.dropFirst()
    drawSign(&canvas, &rows)
    drawText(&canvas, &rows)
    if !rows.isEmpty, let last = area.rows.last { drawLast(&canvas, row: last) }
  }

  // MARK: - What is said

  private var choices: [PromptAid.Choice] {
    prompt.aid.map { $0.choices.isEmpty ? $0.legal : $0.choices } ?? []
  }

  /// What is wrong, once somebody has tried it; what is known about the line until then.
  private var said: String {
    guard let aid = prompt.aid else { return prompt.note }
    let isKnown = aid.state == .wrong && !aid.verdict.isEmpty
    let said = prompt.isWrong && !isKnown ? prompt.note : aid.verdict
    // What could be meant stands below, as far as there is room.
    guard !choices.isEmpty, Width.of(said) > textColumns.count,
      let end = said.firstRange(of: ": ")?.lowerBound
    else { return said }
    return said[..<end] + "."
  }

  private var role: Role {
    guard let aid = prompt.aid, !prompt.isWrong else { return .text }
    switch aid.state {
    case .valid: return .ok
    case .wrong: return .text
    case .unfinished: return .muted
    }
  }

  /// The columns of sentences.
  private var textColumns: Range<Int> {
    let left = columns.count < PromptPanel.indentedWidth ? columns.lowerBound + 1 : start
    return min(left, limit)..<limit
  }

  /// The lines of what is said, where it does not stand beside the sign.
  private var textLines: [[Span]] {
    guard !said.isEmpty, sign == nil || besideSign == nil else { return [] }
    if Width.of(said) <= textColumns.count { return [[Span(said, role)]] }
    return Paragraph(said, width: textColumns.count, first: role, rest: role) { _ in nil }.lines
  }

  private func drawText(_ canvas: inout Canvas, _ rows: inout Range<Int>) {
    let lines = textLines
    let shown = lines.prefix(max(rows.count - (needsLast ? 1 : 0), 0))
    for (row, text) in zip(rows, shown) {
      let isCut = row - rows.lowerBound == shown.count - 1 && shown.count < lines.count
      canvas.put(
        text + (isCut ? [Span(PromptPanel.cut, role)] : []), row: row,
        column: textColumns.lowerBound, until: limit)
    }
    rows = rows.dropFirst(shown.count)
  }

  private static let cut = " …"

  // MARK: - The sign below what is wrong

  /// The columns below what is wrong, or `nil`; what lies behind the edge is shown at it.
  private var sign: Range<Int>? {
    guard let mark = prompt.aid?.mark, start < limit else { return nil }
    let first = min(start + line.width(upTo: mark.lowerBound), limit - 1)
    let end = min(start + line.width(upTo: mark.upperBound), limit)
    return first..<max(end, first + 1)
  }

  /// The column of what is said in the row of the sign: behind it, or before it; `nil` where neither has room.
  private var besideSign: Int? {
    guard let sign else { return nil }
    let width = Width.of(said)
    if sign.upperBound + 2 + width <= limit { return sign.upperBound + 2 }
    return start + width + 2 <= sign.lowerBound ? sign.lowerBound - width - 2 : nil
  }

  private func drawSign(_ canvas: inout Canvas, _ rows: inout Range<Int>) {
    guard let sign, let row = rows.first else { return }
    let text = "^" + String(repeating: "~", count: sign.count - 1)
    let role: Role = prompt.aid?.state == .wrong ? .warn : .muted
    canvas.put(text, row: row, column: sign.lowerBound, role: role, until: limit)
    if let column = besideSign {
      canvas.put(said, row: row, column: column, role: self.role, until: limit)
    }
    rows = rows.dropFirst()
  }

  // MARK: - What may be typed

  /// Whether the last row says something that must be seen: what may be typed, or what is wrong beside what is known.
  private var needsLast: Bool { !choices.isEmpty || prompt.isWrong && hasMoreToSay }

  /// Whether the note says more than what is said already.
  private var hasMoreToSay: Bool { !prompt.note.isEmpty && !said.hasPrefix(prompt.note) }

  /// The last row: what may be typed next, or what the keys do; what was said already is not said again.
  private func drawLast(_ canvas: inout Canvas, row: Int) {
    guard choices.isEmpty else { return drawChoices(&canvas, row: row) }
    guard hasMoreToSay else { return }
    canvas.put(
      prompt.note, row: row, column: textColumns.lowerBound, role: .muted, until: limit)
  }

  private func drawChoices(_ canvas: inout Canvas, row: Int) {
    var column = textColumns.lowerBound
    var shown = 0
    for (place, choice) in choices.enumerated() {
      var spans = [Span(choice.text, place == 0 ? .strong : .text)]
      if let count = choice.count { spans.append(Span(" \(TimeFormat.grouped(count))", .count)) }
      guard column + Span.width(of: spans) + 6 <= limit else { break }
      column = canvas.put(spans, row: row, column: column, until: limit) + 2
      shown += 1
    }
    let more = choices.count - shown + (prompt.aid?.moreCount ?? 0)
    if more > 0 {
      canvas.put("+\(more)", row: row, column: column, role: .muted, until: limit)
    }
  }
}

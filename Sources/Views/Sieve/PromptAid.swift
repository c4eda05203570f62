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
  /// Whether a row has room for what was typed and for what is wrong with it.
  func fits(_ width: Int) -> Bool {
    !isWrong || Width.of(label) + Width.of(text) + Width.of(note) + 7 <= width
  }
}

/// Draws a line that is typed with the help below it, or with what is wrong with it.
struct PromptPanel {
  let prompt: Prompt

  /// How many rows it takes.
  static let rowCount = 3

  /// Draws the typed line, what is wrong with it, and what may be typed.
  func draw(_ canvas: inout Canvas, in area: Area) {
    guard area.rows.count >= PromptPanel.rowCount else { return }
    canvas.clear(area, background: .raised)
    let top = area.rows.lowerBound
    let limit = area.columns.upperBound - 1
    let start = canvas.put(
      [Span(prompt.label, .key), Span(" ")], row: top, column: area.columns.lowerBound + 1,
      until: limit)
    let line = TypedLine(prompt.text, cursor: prompt.cursor, width: limit - start)
    canvas.put(
      typed: prompt.text, cursor: prompt.cursor, row: top, column: start, until: limit,
      wrong: prompt.aid?.mark)
    guard let aid = prompt.aid else {
      let below = Area(rows: top + 1..<area.rows.upperBound, columns: start..<limit)
      canvas.put(Paragraph(prompt.note, width: below.columns.count), in: below)
      return
    }
    drawVerdict(aid, &canvas, row: top + 1, column: start, until: limit, line)
    drawChoices(aid, &canvas, row: top + 2, column: start, until: limit)
  }

  /// The mark stands below what it is about; where there is no room behind it, the sentence stands alone.
  private func drawVerdict(
    _ aid: PromptAid, _ canvas: inout Canvas, row: Int, column: Int, until limit: Int,
    _ line: TypedLine
  ) {
    let role: Role = aid.state == .valid ? .ok : aid.state == .wrong ? .warn : .muted
    let text = [Span(aid.verdict, aid.state == .wrong ? .text : role)]
    guard let mark = aid.mark else {
      canvas.put(text, row: row, column: column, until: limit)
      return
    }
    let before = line.width(upTo: mark.lowerBound)
    let length = max(line.width(upTo: mark.upperBound) - before, 1)
    let sign = "^" + String(repeating: "~", count: length - 1)
    let isBehind = column + before + length + 2 + Width.of(aid.verdict) <= limit
    if isBehind {
      let end = canvas.put(sign, row: row, column: column + before, role: role, until: limit)
      canvas.put(text, row: row, column: end + 2, until: limit)
    } else if Width.of(aid.verdict) + 2 <= before {
      canvas.put(text, row: row, column: column + before - Width.of(aid.verdict) - 2, until: limit)
      canvas.put(sign, row: row, column: column + before, role: role, until: limit)
    } else {
      canvas.put(text, row: row, column: column, until: limit)
    }
  }

  private func drawChoices(
    _ aid: PromptAid, _ canvas: inout Canvas, row: Int, column: Int, until limit: Int
  ) {
    var column = column
    var shown = 0
    for (place, choice) in aid.choices.enumerated() {
      var spans = [Span(choice.text, place == 0 ? .strong : .text)]
      if let count = choice.count { spans.append(Span(" \(TimeFormat.grouped(count))", .count)) }
      guard column + Span.width(of: spans) + 6 <= limit else { break }
      column = canvas.put(spans, row: row, column: column, until: limit) + 2
      shown += 1
    }
    let more = aid.choices.count - shown + aid.moreCount
    if more > 0, !aid.choices.isEmpty {
      canvas.put("+\(more)", row: row, column: column, role: .muted, until: limit)
    }
    if aid.choices.isEmpty {
      canvas.put(prompt.note, row: row, column: column, role: .muted, until: limit)
    }
  }
}

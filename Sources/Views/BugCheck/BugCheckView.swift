import Terminal

/// Draws a bug check as a card over the view: what a Windows would show on its blue screen, and what it never does, the rule
/// that was broken and the event that broke it.
///
/// ```text
///    !  STOP 0x0000007C  BUGCODE_NDIS_DRIVER                                #61, 200.6 µs
///  █ NDIS found that a driver has broken one of its rules; the first parameter says which.
///  █ parameters   1  0x00000025  WATCHDOG: something that must come to an end does not
///  █ stopped by   ndis.sys, cpu 1 at PASSIVE
///  █ rule         R41  Every pause completes exactly once, and nobody keeps what others gave while paused.
///  █ guilty       #40  …
///  █ h goes back: it runs again   Esc puts this aside
/// ```
struct BugCheckView {
  let stop: BugCheck
  let scene: Scene

  /// The card of a scene; `nil` if it shows none.
  init?(_ scene: Scene) {
    guard scene.showsBugCheck,
      let stop = BugCheck(scene.moment, scene.findings, isHunted: scene.hunt != nil)
    else { return nil }
    self.stop = stop
    self.scene = scene
  }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard area.rows.count > 0, area.columns.count > 0 else { return }
    canvas.clear(area, background: .surface)
    canvas.mark(area, .window)
    drawHeadline(&canvas, in: area)
    let body = area.inset(top: 1)
    guard let last = body.rows.last else { return }
    let hasEdge = area.columns.count >= 40
    if hasEdge { canvas.put("█", rows: body.rows, column: area.columns.lowerBound, role: .bad) }
    let inner = body.inset(left: hasEdge ? 3 : 1, right: hasEdge ? 2 : 0)
    let lines = Lines(stop, width: inner.columns.count)
    let isShort = body.rows.count < Lines.roomy
    guard body.rows.count > 1 else { return drawCause(&canvas, row: last, in: inner) }
    drawKeys(&canvas, row: last, in: inner)
    let text = inner.inset(top: isShort ? 0 : 1, bottom: isShort ? 1 : 2)
    for (row, line) in zip(text.rows, lines.fitted(text.rows.count)) {
      canvas.put(line, row: row, column: text.columns.lowerBound, until: text.columns.upperBound)
    }
  }

  /// The code and its name over the whole width, and where we are.
  private func drawHeadline(_ canvas: inout Canvas, in area: Area) {
    let row = area.rows.lowerBound
    canvas.put(
      String(repeating: " ", count: area.columns.count), row: row,
      column: area.columns.lowerBound, role: .onbad, until: area.columns.upperBound)
    var end = area.columns.upperBound
    let place = "#\(stop.number), \(TimeFormat.text(stop.time)) "
    let long = " !  " + BugCheckWords.headline(stop)
    if Width.of(long) + Width.of(place) + 2 <= area.columns.count {
      end = canvas.put(place, row: row, endingBefore: end, role: .onbad) - 1
    }
    let short = " ! " + BugCheckWords.shortHeadline(stop)
    canvas.put(
      Width.of(long) <= area.columns.count ? long : short, row: row,
      column: area.columns.lowerBound, role: .onbad, until: end)
  }

  /// The one line that is left where there is hardly any room.
  private func drawCause(_ canvas: inout Canvas, row: Int, in area: Area) {
    canvas.put(
      BugCheckWords.shortCause(stop.cause), row: row, column: area.columns.lowerBound, role: .bad,
      until: area.columns.upperBound)
  }

  /// What can be done here; what has no room in the middle is left out.
  private func drawKeys(_ canvas: inout Canvas, row: Int, in area: Area) {
    let all = BugCheckWords.KeyWords.all.map { BugCheckWords.keys(scene, stop.cause, $0) }
    var keys = all.first { width(of: $0) <= area.columns.count } ?? all[all.count - 1]
    while keys.count > 1, width(of: keys) > area.columns.count {
      keys.remove(at: max(keys.count - 2, 1))
    }
    var column = area.columns.lowerBound
    for hint in keys {
      let start = column
      column = canvas.put(
        [Span(hint.key, .key), Span(" " + hint.action, .text)], row: row, column: column,
        until: area.columns.upperBound)
      if let input = KeyName.input(hint.key) {
        canvas.mark(row: row, start..<column, .press(input))
      }
      column += 3
    }
  }

  private func width(of keys: [KeyHint]) -> Int {
    keys.reduce(-3) { $0 + Width.of($1.key) + Width.of($1.action) + 4 }
  }
}

// MARK: - Lines

/// What a card says below its headline, line by line.
private struct Lines {
  private var parts: [Part] = []
  private let width: Int

  /// Lines that belong together.
  private struct Part {
    var lines: [[Span]]
    /// The smaller, the later it is left out.
    let rank: Int
    /// Whether a blank line stands before it where there is room.
    var isApart = false
  }

  /// From so many rows on there is air around the text.
  static let roomy = 19

  init(_ stop: BugCheck, width: Int) {
    self.width = width
    addName(stop)
    add("", stop.meaning, .text, rank: 5)
    addParameters(stop)
    add(BugCheckWords.labels.stoppedBy, stopper(stop), .text, rank: 7)
    addCause(stop)
  }

  private func stopper(_ stop: BugCheck) -> String {
    stop.component.isEmpty ? stop.place : "\(stop.component), \(stop.place)"
  }

  /// Whether labels stand in a column of their own.
  private var hasLabels: Bool { width >= 50 }
  private var labelWidth: Int { hasLabels ? 13 : 0 }

  /// The name, where the headline may have no room for it.
  private mutating func addName(_ stop: BugCheck) {
    guard width < 34 else { return }
    parts.append(Part(lines: [[Span(BugCheckWords.shortCause(stop.cause), .bad)]], rank: 0))
    if !stop.name.isEmpty { add("", stop.name, .strong, rank: 1) }
  }

  private mutating func addParameters(_ stop: BugCheck) {
    let said = stop.values.indices.filter { $0 == 0 || !stop.values[$0].text.isEmpty }
    for place in said { addParameter(place, stop.values[place]) }
    addMuteParameters(stop.values.indices.filter { !said.contains($0) }, of: stop)
  }

  private mutating func addParameter(_ place: Int, _ parameter: (value: String, text: String)) {
    let isFirst = place == 0
    let label = isFirst && hasLabels ? BugCheckWords.labels.parameters : ""
    let value = "\(place + 1)  \(parameter.value)  "
    let start = labelWidth + Width.of(value)
    let text = Paragraph(parameter.text, width: width - start, first: .text, rest: .text)
    var lines = [[padded(label), Span(value, .count)] + (text.lines.first ?? [])]
    for line in text.lines.dropFirst() { lines.append([blank(start)] + line) }
    parts.append(Part(lines: lines, rank: isFirst ? 4 : 8, isApart: isFirst))
  }

  /// Parameters that say nothing share a line.
  private mutating func addMuteParameters(_ places: [Int], of stop: BugCheck) {
    guard !places.isEmpty else { return }
    let values = places.map { "\($0 + 1) \(stop.values[$0].value)" }.joined(separator: ", ")
    let line = Paragraph(values, width: width - labelWidth, first: .count, rest: .count).lines
    parts.append(Part(lines: line.map { [padded("")] + $0 }, rank: 11))
  }

  private mutating func addCause(_ stop: BugCheck) {
    let ranks = [2, 3, 9, 10]
    for (place, part) in BugCheckWords.cause(stop.cause).enumerated() {
      let role: Role = place == 0 ? .bad : place == 1 ? .strong : .text
      add(part.label, part.text, role, rank: ranks[min(place, 3)], isApart: place == 0)
    }
  }

  /// Adds a text with what stands left of it.
  private mutating func add(
    _ label: String, _ text: String, _ role: Role, rank: Int, isApart: Bool = false
  ) {
    let indent = label.isEmpty ? 0 : labelWidth
    let paragraph = Paragraph(text, width: width - indent, first: role, rest: .text)
    let first = indent == 0 ? Span("") : padded(label)
    let lines = paragraph.lines.enumerated().map { place, line in
      (indent == 0 ? [] : [place == 0 ? first : blank(indent)]) + line
    }
    parts.append(Part(lines: lines, rank: rank, isApart: isApart))
  }

  private func padded(_ label: String) -> Span {
    Span(label + String(repeating: " ", count: max(labelWidth - Width.of(label), 0)), .muted)
  }

  private func blank(_ count: Int) -> Span { Span(String(repeating: " ", count: count), .muted) }

  /// The lines for so many rows: what matters least is left out, and what is left over is air.
  func fitted(_ room: Int) -> [[Span]] {
    var parts = self.parts
    func count() -> Int { parts.reduce(0) { $0 + $1.lines.count } }
    while count() > room, parts.count > 1,
      let least = parts.indices.max(by: { parts[$0].rank < parts[$1].rank })
    {
      parts.remove(at: least)
    }
    var spare = room - count()
    var lines: [[Span]] = []
    for part in parts {
      if part.isApart, !lines.isEmpty, spare > 0 {
        lines.append([])
        spare -= 1
      }
      lines += part.lines
    }
    guard lines.count > room, room > 0 else { return lines }
    return lines.prefix(room - 1) + [lines[room - 1] + [Span("…", .muted)]]
  }
}

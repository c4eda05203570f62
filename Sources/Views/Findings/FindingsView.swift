import Events
import Replay
import Terminal
import Verification

/// What is known to have gone wrong in the run, in order, with what led to it; Enter goes there.
///
/// ```text
///  ━━ 8 Findings ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 2 in 211 events ━━
///      #    t µs   what
///     87   412.0   drop         packet drops F3: no read was waiting for it.
///  ►  93   430.0   R02 error    ne2000 completes P1 again
///     71   401.5     ·          ne2000 completes P1 by its answer
/// ```
struct FindingsView: MainView {
  private let moment: Moment
  private let findings: Findings
  private let lines: FindingLines
  private let list: PickedList
  private let isGrowing: Bool
  /// Whether a part of the file could not be read.
  private let isDamaged: Bool
  /// Whether somebody hunts what would stand here.
  private let isHidden: Bool
  /// The keys that say which event it is, and that explain a word.
  private let guiltyKey: String
  private let explainKey: String

  init(_ scene: Scene) {
    moment = scene.moment
    isHidden = scene.hunt != nil
    guiltyKey = scene.key("guilty", "!")
    explainKey = scene.key("explain", "K")
    findings = isHidden ? Findings() : scene.findings
    lines = FindingLines(findings)
    list = PickedList(scene, count: lines.count)
    isGrowing = scene.isGrowing
    isDamaged = scene.isDamaged
  }

  private var isFinished: Bool { findings.isFinished(moment.timeline) }

  var note: [Span] {
    if isHidden { return [] }
    if !isFinished { return [Span(FindingsWords.progress(findings, moment.timeline), .muted)] }
    let count = findings.all.count + findings.hiddenCount
    return [Span(FindingsWords.count(count, eventCount: moment.timeline.count), .muted)]
  }

  func legend(rows count: Int) -> [[Span]] {
    guard let picked = list.picked else { return [] }
    let goes = [Span(FindingsWords.goesThere, .muted)]
    guard case .rule(let rule) = lines[picked].finding.kind else { return [goes] }
    return [
      [Span(FindingsWords.promise(rule), .muted)], goes,
      [Span(FindingsWords.explains(explainKey), .muted)],
    ]
  }

  var rows: MainRows {
    let lines = self.lines
    let moment = self.moment
    var rows = MainRows(
      count: list.count, picked: list.picked,
      position: { row in
        let index = lines[row].index
        return moment.history.keeps(index) ? index + 1 : nil
      },
      object: { row in
        let line = lines[row]
        guard line.index >= moment.history.droppedCount else { return .none }
        return moment.history.objects(of: line.index).first ?? .none
      })
    rows.text = { row in FindingsWords.name(lines[row].finding.kind) + " " + sentence(lines[row]) }
    rows.word = { row in
      guard case .rule(let rule) = lines[row].finding.kind else { return "" }
      return rule.rule
    }
    return rows
  }

  func told(_ seen: Range<Int>) -> [String] { seen.map { told(lines[$0]) } }

  private func told(_ line: FindingLines.Line) -> String {
    let name =
      line.step == nil ? FindingsWords.name(line.finding.kind) : FindingsWords.ledThere
    guard let event = moment.history.kept(line.index) else { return name }
    let number = "#\(moment.history.sequence(of: line.index))"
    return [number, TimeFormat.text(event.time), name].joined(separator: ", ")
      + ": " + sentence(line)
  }

  /// Why there are no rows; else what could not be judged, and the rule of the picked row.
  var toldBelow: [String] {
    guard lines.count > 0 else { return emptyLines }
    let unjudged = findings.unjudged
    var told = unjudged.isEmpty ? [] : [FindingsWords.unjudged(unjudged)]
    if let picked = list.picked, case .rule(let rule) = lines[picked].finding.kind {
      told.append(FindingsWords.promise(rule))
    }
    return told
  }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard lines.count > 0 else { return drawEmpty(&canvas, in: area) }
    let unjudged = findings.unjudged
    guard !unjudged.isEmpty, area.rows.count > 4, let last = area.rows.last else {
      return drawLines(&canvas, in: area)
    }
    canvas.put(
      FindingsWords.unjudged(unjudged), row: last, column: area.columns.lowerBound + 1,
      role: .warn, until: area.columns.upperBound)
    drawLines(&canvas, in: area.inset(bottom: 1))
  }

  private func drawLines(_ canvas: inout Canvas, in area: Area) {
    guard let head = area.rows.first else { return }
    let columns = FindingColumns(area.columns, moment)
    let text = cutSentence(columns)
    let below = rowsBelow(text, in: area.inset(top: 1))
    let body = area.inset(top: 1, bottom: below.rows.count)
    let seen = list.seen(in: body)
    drawCaptions(&canvas, row: head, columns)
    if seen.count < lines.count {
      let text = FindingsWords.part(seen, of: lines.count, hidden: findings.hiddenCount)
      canvas.put(text, row: head, endingBefore: columns.end, notBefore: columns.text, role: .warn)
    }
    list.draw(&canvas, in: body) { row, index, canvas in
      draw(lines[index], row: row, columns, on: &canvas)
    }
    if let text { canvas.put(text, in: below) }
  }

  /// What the picked row says, if it has no room for all of it.
  private func cutSentence(_ columns: FindingColumns) -> Paragraph? {
    guard let picked = list.picked, moment.history.keeps(lines[picked].index) else { return nil }
    let sentence = sentence(lines[picked])
    guard Width.of(sentence) > columns.end - columns.text else { return nil }
    let width = columns.end - columns.start - 3
    return Paragraph(sentence, width: width, first: .text, rest: .text) {
      moment.journey(ofID: $0)
    }
  }

  /// Where it stands in full: in rows that the list leaves free, else in its last ones.
  private func rowsBelow(_ text: Paragraph?, in area: Area) -> Area {
    let free = max(area.rows.count - lines.count, 0)
    let most = area.rows.count < 6 ? free : max(free, 3)
    let count = min(text?.lines.count ?? 0, most)
    return area.inset(top: area.rows.count - count, left: 2)
  }

  private var verdict: String? {
    guard isFinished else { return nil }
    return FindingsWords.verdict(
      moment.timeline.count, isDamaged: isDamaged, unjudged: findings.unjudged)
  }

  /// What was looked at, and what would stand here.
  private var emptyLines: [String] {
    isHidden
      ? FindingsWords.hidden(guiltyKey)
      : FindingsWords.nothing(
        verdict, isGrowing: isGrowing, eventCount: moment.timeline.count,
        unjudged: findings.unjudged)
  }

  /// Draws them, with a sign where they are a verdict.
  private func drawEmpty(_ canvas: inout Canvas, in area: Area) {
    for (row, (place, line)) in zip(area.rows.dropFirst(), emptyLines.enumerated()) {
      let isVerdict = place == 0 && isFinished && !isHidden && moment.timeline.count > 0
      let start = area.columns.lowerBound + 2
      let sign = isDamaged ? Span("! ", .warn) : Span("√ ", .ok)
      let column =
        isVerdict
        ? canvas.put([sign], row: row, column: start, until: area.columns.upperBound) : start
      canvas.put(
        line, row: row, column: column, role: place == 0 ? .strong : .muted,
        until: area.columns.upperBound)
    }
  }

  private func drawCaptions(_ canvas: inout Canvas, row: Int, _ columns: FindingColumns) {
    canvas.put(CommonWords.number, row: row, endingBefore: columns.numberEnd, role: .muted)
    canvas.put(EventsWords.time, row: row, endingBefore: columns.timeEnd, role: .muted)
    canvas.put(
      FindingsWords.what, row: row, column: columns.what, role: .muted, until: columns.text - 1)
  }

  private func draw(
    _ line: FindingLines.Line, row: Int, _ columns: FindingColumns, on canvas: inout Canvas
  ) {
    guard line.index >= moment.history.droppedCount else { return }
    let isNow = line.index == moment.index
    if isNow { canvas.raise(row: row, columns.start..<columns.end) }
    canvas.put(
      "\(moment.history.sequence(of: line.index))", row: row, endingBefore: columns.numberEnd,
      notBefore: columns.start + 1, role: isNow ? .now : .muted)
    canvas.put(
      TimeFormat.microseconds(moment.history[line.index].time), row: row,
      endingBefore: columns.timeEnd, notBefore: columns.numberEnd + 1,
      role: line.step == nil ? .text : .muted)
    canvas.put(
      line.step == nil ? FindingsWords.name(line.finding.kind) : FindingsWords.step, row: row,
      column: columns.what, role: line.step == nil ? line.finding.kind.role : .muted,
      until: columns.text - 1)
    let spans = Mention.spans(in: sentence(line), role: line.step == nil ? .text : .muted) {
      moment.journey(ofID: $0)
    }
    canvas.put(spans, row: row, column: columns.text, until: columns.end)
  }

  private func sentence(_ line: FindingLines.Line) -> String {
    if let step = line.step { return step.sentence }
    switch line.finding.kind {
    case .rule(let rule): return rule.sentence
    case .breach(let fault): return fault.sentence
    case .bugCheck, .drop, .touch, .lost:
      return Narration(moment.timeline, line.index).headline
    }
  }
}

/// The findings with what led to each, a line for each.
private struct FindingLines {
  private let all: ContiguousArray<Findings.Finding>
  /// The line of each finding, and how many lines there are.
  private let starts: ContiguousArray<Int>

  /// A finding, or one step of what led to it.
  struct Line {
    let finding: Findings.Finding
    let step: RuleFinding.Step?

    /// The index of the event.
    var index: Int { step?.index ?? finding.index }
  }

  init(_ findings: Findings) {
    all = findings.all
    var starts: ContiguousArray<Int> = [0]
    starts.reserveCapacity(all.count + 1)
    for (place, finding) in all.enumerated() {
      starts.append(starts[place] + 1 + finding.stepCount)
    }
    self.starts = starts
  }

  var count: Int { starts[all.count] }

  subscript(line: Int) -> Line {
    var low = 0
    var high = all.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= line { low = middle } else { high = middle }
    }
    let offset = line - starts[low]
    return Line(finding: all[low], step: offset == 0 ? nil : all[low].steps[offset - 1])
  }
}

extension Findings.Finding {
  /// What led to it; the guilty event stands in its own line.
  fileprivate var steps: [RuleFinding.Step] {
    guard case .rule(let rule) = kind else { return [] }
    return rule.evidence.filter { $0.index != index }
  }

  /// How many other events led to it.
  public var stepCount: Int {
    guard case .rule(let rule) = kind else { return 0 }
    return rule.evidence.count { $0.index != index }
  }
}

/// Where the columns of the findings stand.
private struct FindingColumns {
  let start: Int
  let numberEnd: Int
  let timeEnd: Int
  let what: Int
  let text: Int
  let end: Int

  init(_ columns: Range<Int>, _ moment: Moment) {
    start = columns.lowerBound
    end = columns.upperBound
    let digits = max(String(moment.lastNumber).count, 4)
    numberEnd = start + 2 + digits
    let last = moment.timeline.count > 0 ? moment.history[moment.timeline.count - 1].time : 0
    timeEnd = numberEnd + max(TimeFormat.microseconds(last).count, 6) + 2
    what = timeEnd + 2
    text = what + 13
  }
}

extension Findings.Kind {
  fileprivate var role: Role {
    switch self {
    case .rule(let finding): finding.severity.role
    case .bugCheck, .touch, .breach: .bad
    case .drop, .lost: .warn
    }
  }
}

extension Severity {
  fileprivate var role: Role {
    switch self {
    case .info: .text
    case .warning: .warn
    case .error: .bad
    }
  }
}

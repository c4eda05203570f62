import Events
import Replay
import Terminal
import Verification

/// What is known to have gone wrong in the run, in order; Enter goes there.
///
/// ```text
///  ━━ 8 Findings ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 3 in 211 events ━━
///      #    t µs   what        where     object
///  ►  87   412.0   drop        packet    F3    packet drops F3: no read was waiting for it.
/// ```
struct FindingsView: MainView {
  private let moment: Moment
  private let isFocused: Bool
  private let findings: Findings
  private let picked: Int
  private let isGrowing: Bool

  init(_ scene: Scene) {
    moment = scene.moment
    isFocused = scene.focus == .main
    findings = scene.findings
    picked = min(max(scene.row, 0), max(scene.findings.all.count - 1, 0))
    isGrowing = scene.isGrowing
  }

  private var isFinished: Bool { findings.isFinished(moment.timeline) }

  var note: [Span] {
    if !isFinished { return [Span(FindingsWords.progress(findings, moment.timeline), .muted)] }
    let count = findings.all.count + findings.hiddenCount
    return [Span(FindingsWords.count(count, eventCount: moment.timeline.count), .muted)]
  }

  var legend: [Span] { [Span(FindingsWords.rules, .muted)] }

  var rows: MainRows {
    let all = findings.all
    let moment = self.moment
    var rows = MainRows(
      count: all.count, picked: all.isEmpty ? nil : picked, position: { all[$0].index + 1 },
      object: { row in moment.history.objects(of: all[row].index).first ?? .none })
    rows.text = { row in FindingsWords.name(all[row].kind) + " " + sentence(all[row]) }
    return rows
  }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let head = area.rows.first else { return }
    guard !findings.all.isEmpty else { return drawEmpty(&canvas, in: area) }
    let columns = FindingColumns(area.columns, moment)
    let body = area.rows.dropFirst()
    let seen = Scrolled(count: findings.all.count, picked: picked, room: body.count).visible
    drawCaptions(&canvas, row: head, columns)
    if seen.count < findings.all.count {
      let text = FindingsWords.part(seen, of: findings.all.count, hidden: findings.hiddenCount)
      canvas.put(text, row: head, endingBefore: columns.end, notBefore: columns.text, role: .warn)
    }
    for (row, place) in zip(body, seen) {
      if isFocused, place == picked {
        canvas.put("►", row: row, column: columns.start, role: .strong)
      }
      draw(findings.all[place], row: row, columns, on: &canvas)
    }
  }

  /// Says what was looked at, and what would stand here.
  private func drawEmpty(_ canvas: inout Canvas, in area: Area) {
    let lines = FindingsWords.nothing(
      isFinished: isFinished, isGrowing: isGrowing, eventCount: moment.timeline.count)
    for (row, (place, line)) in zip(area.rows.dropFirst(), lines.enumerated()) {
      let isVerdict = place == 0 && isFinished && moment.timeline.count > 0
      let start = area.columns.lowerBound + 2
      let column =
        isVerdict ? canvas.put("√ ", row: row, column: start, role: .ok) : start
      canvas.put(
        line, row: row, column: column, role: place == 0 ? .strong : .muted,
        until: area.columns.upperBound)
    }
  }

  private func drawCaptions(_ canvas: inout Canvas, row: Int, _ columns: FindingColumns) {
    canvas.put("seq", row: row, endingBefore: columns.numberEnd, role: .muted)
    canvas.put("t µs", row: row, endingBefore: columns.timeEnd, role: .muted)
    canvas.put("what", row: row, column: columns.what, role: .muted, until: columns.text - 1)
  }

  private func draw(
    _ finding: Findings.Finding, row: Int, _ columns: FindingColumns, on canvas: inout Canvas
  ) {
    guard finding.index >= moment.history.droppedCount else { return }
    let isNow = finding.index == moment.index
    if isNow {
      canvas.fill(
        Area(rows: row..<row + 1, columns: columns.start..<columns.end), background: .raised)
    }
    canvas.put(
      "\(moment.history.sequence(of: finding.index))", row: row, endingBefore: columns.numberEnd,
      notBefore: columns.start + 1, role: isNow ? .now : .muted)
    canvas.put(
      TimeFormat.microseconds(moment.history[finding.index].time), row: row,
      endingBefore: columns.timeEnd, notBefore: columns.numberEnd + 1, role: .text)
    canvas.put(
      FindingsWords.name(finding.kind), row: row, column: columns.what, role: finding.kind.role,
      until: columns.text - 1)
    let spans = Mention.spans(in: sentence(finding), role: .text) { moment.journey(ofID: $0) }
    canvas.put(spans, row: row, column: columns.text, until: columns.end)
  }

  private func sentence(_ finding: Findings.Finding) -> String {
    if case .breach(let fault) = finding.kind { return fault.sentence }
    return Narration(moment.timeline, finding.index).headline
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
    text = what + 12
  }
}

extension Findings.Kind {
  fileprivate var role: Role {
    switch self {
    case .bugCheck, .touch, .breach: .bad
    case .drop, .lost: .warn
    }
  }
}

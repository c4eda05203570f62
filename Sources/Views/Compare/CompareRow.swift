import Events
import Replay
import Terminal

/// One event of one side as it stands in a row: fewer columns than the list of events has, the same signs.
struct CompareColumns {
  let start: Int
  let numberEnd: Int
  let sign: Int
  let call: Int
  let object: Int
  let status: Int
  let end: Int
  /// How many cells one nesting is wide.
  let indent: Int

  init(_ columns: Range<Int>, digits: Int) {
    start = columns.lowerBound
    end = columns.upperBound
    numberEnd = start + 2 + digits
    sign = numberEnd + 1
    call = sign + 2
    let isRoomy = columns.count >= 50
    status = end - (isRoomy ? 4 : 2)
    object = status - 5
    indent = isRoomy ? 2 : 1
  }
}

/// Draws the events of one side.
struct CompareLine {
  let line: EventLine
  let kind: Alignment.Stretch.Kind
  let isNow: Bool
  /// What it says otherwise than the other side, if both make the same call; how a choice of this side alone came out.
  let remark: String

  func draw(_ canvas: inout Canvas, row: Int, _ columns: CompareColumns) {
    let isLeave = line.sign == .leave
    canvas.put(
      "\(line.number)", row: row, endingBefore: columns.numberEnd, notBefore: columns.start + 1,
      role: isNow ? .now : .muted)
    canvas.put(line.sign.glyph, row: row, column: columns.sign, role: line.sign.role)
    let role: Role = isNow ? .now : isLeave ? .muted : .text
    let objects = objectSpans
    let callEnd = canvas.put(
      line.call, row: row, column: columns.call + columns.indent * min(line.depth, 8), role: role,
      until: (objects.isEmpty ? columns.status : columns.object) - 1)
    if !remark.isEmpty, line.statusLetter.isEmpty {
      let end = objects.isEmpty ? columns.end - 1 : columns.object - 1
      canvas.put(remark, row: row, endingBefore: end, notBefore: callEnd + 1, role: .warn)
    }
    canvas.put(objects, row: row, column: columns.object, until: columns.status)
    canvas.put(
      line.statusLetter, row: row, column: columns.status,
      role: kind == .changed ? .warn : line.statusLetter == "P" ? .pending : .muted,
      until: columns.end)
  }

  private var objectSpans: [Span] {
    guard let object = line.objects.first else { return [] }
    return [Span(object.description, .mention(line.journeys[0]))]
  }
}

extension Alignment.Stretch.Kind {
  /// The sign between two runs.
  var glyph: String {
    switch self {
    case .same: "="
    case .changed: "≠"
    case .onlyA: "-"
    case .onlyB: "+"
    }
  }
}

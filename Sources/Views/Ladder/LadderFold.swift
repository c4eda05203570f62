import Events
import Replay
import Terminal

/// The row that stands for events of others: how many they are, and whose.
struct LadderFold {
  let ladder: Ladder
  let events: Range<Int>
  let isOpen: Bool
  /// Whether it hides an event that breaks a rule.
  var isGuilty = false

  /// What the row says.
  var text: [Span] {
    let count = TimeFormat.grouped(events.count)
    let names = names
    let what = LadderWords.others(count, isOne: events.count == 1, areNamed: !names.isEmpty)
    var spans = isGuilty ? [Span(GuiltyMark.sign + " ", GuiltyMark.role)] : []
    spans.append(Span(what, .text))
    if !names.isEmpty { spans.append(Span(LadderWords.of, .muted)) }
    for (place, name) in names.prefix(LadderFold.nameCountMax).enumerated() {
      let isLast = place + 1 == names.count
      if place > 0 { spans.append(Span(isLast ? LadderWords.and : ", ", .muted)) }
      let color = ladder.moment.timeline.root(of: name.object, near: name.index).number
      spans.append(Span(name.object.description, .mention(color)))
    }
    if names.count > LadderFold.nameCountMax { spans.append(Span(LadderWords.andOthers, .muted)) }
    return spans + [Span(LadderWords.fold(isOpen: isOpen), .muted)]
  }

  /// The same in words, without the key that opens it.
  var told: String {
    Array(text.dropLast()).told + LadderWords.folded
      + (isGuilty ? ", " + FindingsWords.breaksRule : "")
  }

  /// The objects of others: those of the same kind as the one that is looked at, else all that travel.
  private var names: [(object: ObjectID, index: Int)] {
    guard let journey = ladder.journey else { return [] }
    let members = Set(journey.members)
    var same: [(object: ObjectID, index: Int)] = []
    var other: [(object: ObjectID, index: Int)] = []
    for index in events.prefix(LadderFold.searchCountMax) {
      for object in ladder.moment.history.objects(of: index)
      where object.kind.isTraveller && !members.contains(object) {
        if object.kind == journey.subject.kind {
          if !same.contains(where: { $0.object == object }) { same.append((object, index)) }
        } else if other.count <= LadderFold.nameCountMax,
          !other.contains(where: { $0.object == object })
        {
          other.append((object, index))
        }
      }
      if same.count > LadderFold.nameCountMax { break }
    }
    return same.isEmpty ? other : same
  }

  private static let nameCountMax = 3
  private static let searchCountMax = 1_024

  /// Draws the row: a dashed line with what it says in the middle.
  func draw(_ canvas: inout Canvas, row: Int, _ columns: LadderColumns, isNow: Bool) {
    let line = columns.left - 1..<columns.end
    guard !line.isEmpty else { return }
    canvas.put("╌", row: row, columns: line, role: isNow ? .now : .line)
    let text = text
    let width = Span.width(of: text) + 2
    let start = line.lowerBound + max((line.count - width) / 2, 0)
    let spans =
      isNow
      ? [Span(" " + text.map(\.text).joined() + " ", .onnow)] : [Span(" ")] + text + [Span(" ")]
    canvas.put(spans, row: row, column: start, until: line.upperBound)
  }
}

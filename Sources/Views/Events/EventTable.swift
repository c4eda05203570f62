import Events
import Replay
import Terminal

/// The columns of the event list as the user wants them: those of the usual list, and any field of the query language.
public struct EventTable: Equatable, Sendable {
  /// The names of the columns, from the left.
  public let columns: [String]

  /// Columns that are no fields of the language.
  public static let ownNames = ["seq", "t", "dt", "cpu", "call", "route", "obj", "st", "mark"]

  /// The columns of the usual list.
  public static let usual = ["seq", "t", "cpu", "call", "route", "obj", "st"]

  /// A list with some columns: ``ownNames`` and names of fields.
  public init(_ columns: [String]) { self.columns = columns }

  /// How wide a column is at least.
  func width(of column: String, _ moment: Moment) -> Int {
    switch column {
    case "seq": max(String(moment.lastNumber).count, 4)
    case "t", "dt": max(TimeFormat.microseconds(moment.state.time).count, 7)
    case "cpu": 3
    case "call": 26
    case "route": 22
    case "obj": 6
    case "st": 12
    case "mark": 4
    default: max(column.count, 9)
    }
  }

  /// Whether numbers stand at the right of the column.
  static func isRight(_ column: String) -> Bool { ["seq", "t", "dt"].contains(column) }

  /// Where the columns stand: the call takes what is left; those for which there is no room are left out.
  func places(_ columns: Range<Int>, _ moment: Moment) -> [(name: String, range: Range<Int>)] {
    var shown = self.columns
    func needed() -> Int { shown.reduce(3) { $0 + width(of: $1, moment) + 2 } }
    while shown.count > 1, needed() > columns.count { shown.removeLast() }
    let flexible = shown.firstIndex(of: "call") ?? shown.count - 1
    let spare = max(columns.count - needed(), 0)
    var start = columns.lowerBound + 3
    return shown.enumerated().map { place, name in
      let width = width(of: name, moment) + (place == flexible ? spare : 0)
      defer { start += width + 2 }
      return (name, start..<min(start + width, columns.upperBound))
    }
  }
}

/// Draws rows of events with columns of the user's choice.
struct EventTablePainter {
  let moment: Moment
  let places: [(name: String, range: Range<Int>)]
  /// The values of the fields, by column and event.
  private let values: [String: [Int: [String]]]
  private let marks: [UserMark]

  init(
    _ table: EventTable, _ moment: Moment, in columns: Range<Int>, _ indices: [Int],
    marks: [UserMark] = []
  ) {
    self.moment = moment
    self.marks = marks
    places = table.places(columns, moment)
    var values: [String: [Int: [String]]] = [:]
    for (name, _) in places where !EventTable.ownNames.contains(name) {
      values[name] = moment.timeline.values(of: name, at: indices, isQuoted: false)
    }
    self.values = values
  }

  /// The captions, above the rows.
  func drawCaptions(_ canvas: inout Canvas, row: Int) {
    for (name, range) in places {
      put(EventsWords.captions[name] ?? name, name, range, .muted, row: row, on: &canvas)
    }
  }

  /// One event.
  func draw(
    _ line: EventLine, _ index: Int, last: Int64?, row: Int, isNow: Bool, isAside: Bool,
    on canvas: inout Canvas
  ) {
    let quiet: Role = isAside ? .line : .muted
    for (name, range) in places {
      switch name {
      case "seq": put("\(line.number)", name, range, isNow ? .now : quiet, row: row, on: &canvas)
      case "t", "dt":
        let time = name == "t" ? line.time : line.time - (last ?? line.time)
        put(
          TimeFormat.microseconds(time), name, range, isAside ? .line : .text, row: row, on: &canvas
        )
      case "cpu": put("\(line.cpu)", name, range, quiet, row: row, on: &canvas)
      case "call": drawCall(line, range, row: row, isNow: isNow, isAside: isAside, on: &canvas)
      case "route": put(line.route, name, range, quiet, row: row, on: &canvas)
      case "obj": drawObjects(line, range, row: row, on: &canvas)
      case "st": put(line.status, name, range, quiet, row: row, on: &canvas)
      case "mark":
        let letters = marks.filter { $0.position == index + 1 }.map { String($0.letter) }
        put(letters.joined(separator: " "), name, range, .strong, row: row, on: &canvas)
      default:
        let text = values[name].map { $0[index, default: []].joined(separator: " ") } ?? "…"
        put(text, name, range, isAside ? .line : .text, row: row, on: &canvas)
      }
    }
  }

  private func drawCall(
    _ line: EventLine, _ range: Range<Int>, row: Int, isNow: Bool, isAside: Bool,
    on canvas: inout Canvas
  ) {
    canvas.put(
      line.sign.glyph, row: row, column: range.lowerBound, role: isAside ? .line : line.sign.role)
    let role: Role = isNow ? .now : isAside ? .line : line.sign == .leave ? .muted : .text
    canvas.put(
      line.call, row: row, column: range.lowerBound + 2 + min(line.depth, 6), role: role,
      until: range.upperBound)
  }

  private func drawObjects(
    _ line: EventLine, _ range: Range<Int>, row: Int, on canvas: inout Canvas
  ) {
    guard let object = line.objects.first else { return }
    var spans = [Span(object.description, .mention(line.journeys[0]))]
    if line.objects.count > 1 { spans.append(Span("+\(line.objects.count - 1)", .muted)) }
    canvas.put(spans, row: row, column: range.lowerBound, until: range.upperBound)
  }

  private func put(
    _ text: String, _ name: String, _ range: Range<Int>, _ role: Role, row: Int,
    on canvas: inout Canvas
  ) {
    if EventTable.isRight(name) {
      canvas.put(text, row: row, endingBefore: range.upperBound, role: role)
    } else {
      canvas.put(text, row: row, column: range.lowerBound, role: role, until: range.upperBound)
    }
  }
}

import Events
import Replay
import Terminal

/// Draws events as rows of cells, in the usual columns or in those of the user's choice.
struct EventRowPainter {
  private let places: [(column: EventColumn, range: Range<Int>)]
  /// Whether it is the usual list: its ways are short, and its answers have colours.
  private let isUsual: Bool
  /// How many cells one nesting is wide.
  private let indent: Int
  /// The values of the fields, by name and event.
  private var values: [String: [Int: [String]]] = [:]
  private var marks: [UserMark] = []

  /// An event, and how it stands among the others.
  struct Entry {
    let line: EventLine
    let index: Int
    /// When the event of the row above happened.
    let last: Int64?
    /// Whether we stand there.
    let isNow: Bool
    /// Whether something is followed, and the row is about something else.
    let isAside: Bool

    fileprivate var quiet: Role { isAside ? .line : .muted }
    fileprivate var plain: Role { isAside ? .line : .text }
  }

  /// Draws the usual columns.
  init(usual places: [(column: EventColumn, range: Range<Int>)], indent: Int) {
    self.places = places
    self.indent = indent
    isUsual = true
  }

  /// Draws the columns of the user's choice for the events at some indices.
  init(
    _ table: EventTable, _ moment: Moment, in columns: Range<Int>, _ indices: [Int],
    marks: [UserMark]
  ) {
    places = table.places(columns, moment)
    indent = 1
    isUsual = false
    self.marks = marks
    for case (.field(let name), _) in places {
      values[name] = moment.timeline.values(of: name, at: indices, isQuoted: false)
    }
  }

  /// The captions, above the rows.
  func drawCaptions(_ canvas: inout Canvas, row: Int) {
    for (column, range) in places {
      put(EventsWords.caption(column), .muted, column, range, row: row, on: &canvas)
    }
  }

  /// One event.
  func draw(_ entry: Entry, row: Int, on canvas: inout Canvas) {
    for (column, range) in places(of: entry) {
      draw(column, of: entry, range, row: row, on: &canvas)
    }
  }

  /// The cells of a row: a call that is too long takes those that its way leaves free, and at the step those of the way.
  private func places(of entry: Entry) -> [(column: EventColumn, range: Range<Int>)] {
    guard isUsual, let call = places.firstIndex(where: { $0.column == .call }),
      let way = places.firstIndex(where: { $0.column == .route })
    else { return places }
    let (calls, ways) = (places[call].range, places[way].range)
    let wanted = calls.lowerBound + inset(entry.line) + Width.of(entry.line.call)
    let most = ways.upperBound - (entry.isNow ? 0 : Width.of(entry.line.shortRoute) + 1)
    let end = min(wanted, most)
    guard end > calls.upperBound else { return places }
    var places = places
    places[call].range = calls.lowerBound..<end
    places[way].range = min(end + 1, ways.upperBound)..<ways.upperBound
    return places
  }

  /// How far a call stands behind its sign, because of the calls around it.
  private func inset(_ line: EventLine) -> Int { 2 + indent * min(line.depth, 6) }

  private func draw(
    _ column: EventColumn, of entry: Entry, _ range: Range<Int>, row: Int,
    on canvas: inout Canvas
  ) {
    let line = entry.line
    func put(_ text: String, _ role: Role) {
      self.put(text, role, column, range, row: row, on: &canvas)
    }
    switch column {
    case .seq: put("\(line.number)", entry.isNow ? .now : entry.quiet)
    case .t: put(TimeFormat.microseconds(line.time), entry.plain)
    case .dt: put(TimeFormat.microseconds(line.time - (entry.last ?? line.time)), entry.plain)
    case .cpu: put("\(line.cpu)", entry.quiet)
    case .call: drawCall(entry, range, row: row, on: &canvas)
    case .route: put(isUsual ? line.shortRoute : line.route, entry.quiet)
    case .obj: drawObjects(line, range, row: row, on: &canvas)
    case .st where isUsual: put(range.count > 6 ? line.status : line.statusLetter, line.answerRole)
    case .st: put(line.status, entry.quiet)
    case .mark: put(letters(at: entry.index), .strong)
    case .field(let name): put(value(of: name, at: entry.index), entry.plain)
    }
  }

  private func drawCall(_ entry: Entry, _ range: Range<Int>, row: Int, on canvas: inout Canvas) {
    let (line, isAside) = (entry.line, entry.isAside)
    canvas.put(
      line.sign.glyph, row: row, column: range.lowerBound, role: isAside ? .line : line.sign.role)
    let role: Role =
      entry.isNow ? .now : isAside ? .line : line.sign == .leave ? .muted : .text
    canvas.put(
      line.call, row: row, column: range.lowerBound + inset(line), role: role,
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

  /// The letters that the user has set at an event.
  private func letters(at index: Int) -> String {
    marks.filter { $0.position == index + 1 }.map { String($0.letter) }.joined(separator: " ")
  }

  private func value(of field: String, at index: Int) -> String {
    values[field].map { $0[index, default: []].joined(separator: " ") } ?? "…"
  }

  private func put(
    _ text: String, _ role: Role, _ column: EventColumn, _ range: Range<Int>, row: Int,
    on canvas: inout Canvas
  ) {
    if column.isRight {
      canvas.put(text, row: row, endingBefore: range.upperBound, role: role)
    } else {
      canvas.put(text, row: row, column: range.lowerBound, role: role, until: range.upperBound)
    }
  }
}

extension EventLine {
  /// From where to where, programs without their ending.
  fileprivate var shortRoute: String { route.replacing(".exe ", with: " ") }

  /// What the answer is for.
  fileprivate var answerRole: Role {
    statusLetter == "P" ? .pending : sign == .trouble ? .bad : .muted
  }
}

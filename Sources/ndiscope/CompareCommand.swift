import ArgumentParser
import Events
import Replay
import Terminal
import Traces
import Views

/// `ndiscope compare`: where two runs differ.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Say where two traces or scenarios differ.",
    discussion: """
      Events belong together that make the same call at the same component, on the same kind of \
      object, in the same order; numbers of objects, times and the values of counters do not count. \
      A line with - is what only A does, one with + what only B does, one with ! (or ≠) is the same \
      call with another answer, owner, length, level, OID or adapter; what is other stands at the \
      end of the line. With --exact every byte of the lines counts.

      The exit status is 0 when nothing differs, and 1 when something does. On the screen: \
      ndiscope explore A --against B.
      """)

  @Argument(help: "A trace file, a scenario file, or the id of a scenario that ships.")
  var a: String

  @Argument(help: "What it is compared with.")
  var b: String

  @Flag(help: "Use ASCII only.")
  var ascii = false

  @Flag(help: "Compare the lines of the traces as they are, with times and numbers.")
  var exact = false

  @Option(parsing: .unconditional, help: "How many differing events to show at most.")
  var limit = 20

  @Option(help: "How to say it: \(ResultFormat.spelling).")
  var format = ResultFormat.text

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit takes a number from 0") }
  }

  func run() throws {
    let first = try Recording.load(telling: a)
    let second = try Recording.load(telling: b)
    let comparison = TraceComparison(first.timeline, second.timeline, isExact: exact)
    switch format {
    case .text:
      StandardOutput.write(lines: comparison.lines(limit: limit), tier: .forText(ascii))
    case .json:
      StandardOutput.write(comparison.document(a, b, limit: limit).description + "\n")
    }
    if first.isDamaged || second.isDamaged { throw Status.unreadable }
    if comparison.differs { throw Status.unmet }
  }
}

/// Two runs, and what is to be said about them.
struct TraceComparison {
  private let a: Timeline
  private let b: Timeline
  private let alignment: Alignment
  private let isExact: Bool
  /// The index of the first line that is not the same to the byte, if that was asked.
  private let firstByte: Int?

  init(_ a: Timeline, _ b: Timeline, isExact: Bool) {
    self.a = a
    self.b = b
    self.isExact = isExact
    var alignment = Alignment(a.history, b.history)
    alignment.advance(.max)
    self.alignment = alignment
    firstByte = isExact ? a.history.firstDifference(from: b.history) : nil
  }

  /// Whether anything that counts differs.
  var differs: Bool { isExact ? firstByte != nil : alignment.differenceCount > 0 }

  /// For people: a summary, then the events that differ as a diff.
  func lines(limit: Int) -> [String] {
    guard differs else { return [same] }
    guard alignment.differenceCount > 0 else { return onlyBytes }
    let rows = differingRows(limit: limit)
    let shown = rows.flatMap(text)
    let rest = differingCount - rows.count
    return [summary] + shown + (rest > 0 ? ["… and \(rest) more; --limit shows more"] : [])
  }

  private var same: String {
    isExact
      ? "the same: all \(a.count) lines"
      : "the same: \(a.count) events make the same calls in the same order, with the same answers"
  }

  /// The same calls with other times, numbers or values.
  private var onlyBytes: [String] {
    guard let index = firstByte else { return [] }
    let place = number(index, .a) ?? number(index, .b) ?? "the end"
    let excerpts = a.history.excerpts(of: index, b.history)
    return [
      "the same calls, but the lines differ first at \(place)",
      index < a.count ? "- " + line(index, .a, excerpts?.own) : "- (end)",
      index < b.count ? "+ " + line(index, .b, excerpts?.other) : "+ (end)",
    ]
  }

  private var summary: String {
    let count = alignment.differenceCount
    let differences = count == 1 ? "1 difference" : "\(count) differences"
    return "\(differences), the first at \(firstPlace)   A \(a.count) events, B \(b.count)"
  }

  private var firstPlace: String {
    guard let row = alignment.firstDifference.map({ alignment[$0] }) else { return "" }
    return [
      row.a.map { "A #\(a.history.sequence(of: $0))" },
      row.b.map { "B #\(b.history.sequence(of: $0))" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  private func number(_ index: Int, _ side: Alignment.Side) -> String? {
    let history = side == .a ? a.history : b.history
    return index < history.count ? "#\(history.sequence(of: index))" : nil
  }

  // MARK: - The events that differ

  private var differingCount: Int {
    alignment.stretches.reduce(0) { $0 + ($1.kind == .same ? 0 : $1.count) }
  }

  private func differingRows(limit: Int) -> [Alignment.Row] {
    var rows: [Alignment.Row] = []
    for stretch in alignment.stretches where stretch.kind != .same {
      for row in stretch.row..<stretch.row + stretch.count {
        guard rows.count < limit else { return rows }
        rows.append(alignment[row])
      }
    }
    return rows
  }

  private func text(_ row: Alignment.Row) -> [String] {
    switch row.kind {
    case .same: return []
    case .changed:
      return [row.a.map { "≠ " + line($0, .a, row) }, row.b.map { "  " + line($0, .b, row) }]
        .compactMap(\.self)
    case .onlyA: return row.a.map { ["- " + line($0, .a)] } ?? []
    case .onlyB: return row.b.map { ["+ " + line($0, .b)] } ?? []
    }
  }

  private func line(_ index: Int, _ side: Alignment.Side) -> String {
    EventReport(side == .a ? a : b).lines(index..<index + 1).first ?? ""
  }

  /// The same, and behind it a piece of the line of the trace, which may say what the other does not tell.
  private func line(_ index: Int, _ side: Alignment.Side, _ excerpt: String?) -> String {
    [line(index, side), excerpt].compactMap(\.self).joined(separator: "   ")
  }

  /// The same, and behind it what the line does not tell and the other run has otherwise.
  private func line(_ index: Int, _ side: Alignment.Side, _ row: Alignment.Row) -> String {
    let history = side == .a ? a.history : b.history
    let remarks = alignment.contrasts(row).compactMap { $0.remark(history, index) }
    return ([line(index, side)] + remarks).joined(separator: "   ")
  }

  // MARK: - For programs

  func document(_ nameA: String, _ nameB: String, limit: Int) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("a", .string(nameA)), .init("b", .string(nameB)),
      .init("events", .array([.integer(a.count), .integer(b.count)])),
      .init("same", .boolean(!differs)), .init("differences", .integer(alignment.differenceCount)),
    ]
    if isExact, let firstByte { members.append(.init("first_line", .integer(firstByte + 1))) }
    members.append(
      .init("rows", .array(differingRows(limit: limit).map { document($0) })))
    return .object(members)
  }

  private func document(_ row: Alignment.Row) -> JSONValue {
    var members = [JSONValue.Member("kind", .string(row.kind.word))]
    for side in [Alignment.Side.a, .b] {
      guard let index = row[side] else { continue }
      let history = side == .a ? a.history : b.history
      members.append(
        .init(
          side == .a ? "a" : "b",
          .object([
            .init("seq", .integer(history.sequence(of: index))),
            .init("text", .string(line(index, side, row))),
          ])))
    }
    return .object(members)
  }
}

extension Alignment.Stretch.Kind {
  /// How programs call it.
  fileprivate var word: String {
    switch self {
    case .same: "same"
    case .changed: "changed"
    case .onlyA: "only_a"
    case .onlyB: "only_b"
    }
  }
}

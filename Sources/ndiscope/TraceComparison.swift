import Events
import Replay
import Traces
import Views

/// What `ndiscope compare` says about two runs: where their calls differ, or where the lines of their traces do.
struct TraceComparison {
  private let a: Timeline
  private let b: Timeline
  private let report: ComparisonReport
  private let isExact: Bool
  /// The index of the first line that is not the same to the byte, if that was asked.
  private let firstByte: Int?

  init(_ a: Timeline, _ b: Timeline, isExact: Bool) {
    self.a = a
    self.b = b
    self.isExact = isExact
    report = ComparisonReport(a, b)
    firstByte = isExact ? a.history.firstDifference(from: b.history) : nil
  }

  /// Whether anything that counts differs.
  var differs: Bool { isExact ? firstByte != nil : report.differenceCount > 0 }

  /// For people: a summary, then the events that differ as a diff.
  func lines(limit: Int) -> [String] {
    guard differs else { return [same] }
    guard report.differenceCount > 0 else { return onlyBytes }
    let rows = report.differingRows(limit: limit)
    let shown = rows.flatMap(report.lines)
    let rest = report.differingRowCount - rows.count
    return [report.summary] + shown + (rest > 0 ? ["… and \(rest) more; --limit shows more"] : [])
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

  private func number(_ index: Int, _ side: Alignment.Side) -> String? {
    let history = history(side)
    return index < history.count ? "#\(history.sequence(of: index))" : nil
  }

  /// An event, and behind it a piece of the line of the trace, which may say what the event's own line does not tell.
  private func line(_ index: Int, _ side: Alignment.Side, _ excerpt: String?) -> String {
    [report.line(index, side), excerpt].compactMap(\.self).joined(separator: "   ")
  }

  private func history(_ side: Alignment.Side) -> History {
    side == .a ? a.history : b.history
  }

  // MARK: - For programs

  func document(_ nameA: String, _ nameB: String, limit: Int) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("a", .string(nameA)), .init("b", .string(nameB)),
      .init("events", .array([.integer(a.count), .integer(b.count)])),
      .init("same", .boolean(!differs)), .init("differences", .integer(report.differenceCount)),
    ]
    if isExact, let firstByte { members.append(.init("first_line", .integer(firstByte + 1))) }
    members.append(
      .init("rows", .array(report.differingRows(limit: limit).map { document($0) })))
    return .object(members)
  }

  private func document(_ row: Alignment.Row) -> JSONValue {
    var members = [JSONValue.Member("kind", .string(row.kind.word))]
    for side in [Alignment.Side.a, .b] {
      guard let index = row[side] else { continue }
      members.append(
        .init(
          side == .a ? "a" : "b",
          .object([
            .init("seq", .integer(history(side).sequence(of: index))),
            .init("text", .string(report.line(index, side, row))),
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

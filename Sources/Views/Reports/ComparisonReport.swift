import Events
import Replay

/// Where two runs differ, as text: the calls that only one of them makes and those with another answer, as a diff.
///
/// It is what `ndiscope compare` prints; the same on the screen is ``CompareView``.
public struct ComparisonReport: Sendable {
  private let a: Timeline
  private let b: Timeline
  private let alignment: Alignment

  /// A report of two runs, which are aligned to their ends.
  public init(_ a: Timeline, _ b: Timeline) {
    self.a = a
    self.b = b
    var alignment = Alignment(a.history, b.history)
    alignment.advance(.max)
    self.alignment = alignment
  }

  /// How many differences there are; rows that differ and touch are one.
  public var differenceCount: Int { alignment.differenceCount }

  /// How many rows differ.
  public var differingRowCount: Int {
    alignment.stretches.reduce(0) { $0 + ($1.kind == .same ? 0 : $1.count) }
  }

  /// The first rows that differ.
  public func differingRows(limit: Int) -> [Alignment.Row] {
    var rows: [Alignment.Row] = []
    for stretch in alignment.stretches where stretch.kind != .same {
      for row in stretch.row..<stretch.row + stretch.count {
        guard rows.count < limit else { return rows }
        rows.append(alignment[row])
      }
    }
    return rows
  }

  // MARK: - Text

  /// How much differs, in one line.
  public var summary: String {
    ReportsWords.differences(
      differenceCount, first: firstPlace, eventsA: a.count, eventsB: b.count)
  }

  private var firstPlace: String {
    guard let row = alignment.firstDifference.map({ alignment[$0] }) else { return "" }
    return [
      row.a.map { "A #\(a.history.sequence(of: $0))" },
      row.b.map { "B #\(b.history.sequence(of: $0))" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// The lines of a row that differs: one for each run, behind the sign that tells them apart.
  public func lines(_ row: Alignment.Row) -> [String] {
    switch row.kind {
    case .same: return []
    case .changed:
      return [row.a.map { "≠ " + line($0, .a, row) }, row.b.map { "  " + line($0, .b, row) }]
        .compactMap(\.self)
    case .onlyA: return row.a.map { ["- " + line($0, .a)] } ?? []
    case .onlyB: return row.b.map { ["+ " + line($0, .b)] } ?? []
    }
  }

  /// The line of an event of one run.
  public func line(_ index: Int, _ side: Alignment.Side) -> String {
    EventReport(side == .a ? a : b).lines(index..<index + 1).first ?? ""
  }

  /// The same, and behind it what the line does not tell and the other run has otherwise.
  public func line(_ index: Int, _ side: Alignment.Side, _ row: Alignment.Row) -> String {
    let history = side == .a ? a.history : b.history
    let remarks = alignment.contrasts(row).compactMap { $0.remark(history, index) }
    return ([line(index, side)] + remarks).joined(separator: "   ")
  }
}

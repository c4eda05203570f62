import Replay
import Terminal

/// What an empty list says: which term removes everything, and what there is instead.
struct NothingMatches {
  let filter: Sifted
  /// How many events there are.
  let total: Int

  /// The lines, first the filter, then the term below it.
  func lines(width: Int) -> [[Span]] {
    let text = filter.text
    if filter.isSearching {
      return [[Span(SiftingWords.nothingYet, .muted)], [Span(text, .strong)]]
    }
    let head = [[Span(SiftingWords.nothing, .muted)], [Span(text, .strong)]]
    let clear = [
      Span(SiftingWords.clearKey, .key), Span(" " + SiftingWords.clears, .muted),
    ]
    guard let doubt = filter.doubt else { return head + [[], clear] }
    return head + mark(doubt, width) + instead(doubt, width) + [clear]
  }

  /// The term is marked where it stands, if that is in sight; what it does stands behind the mark, or below it.
  private func mark(_ doubt: QueryDoubt, _ width: Int) -> [[Span]] {
    let count = TimeFormat.grouped(doubt.removedCount)
    let what =
      doubt.isFirst
      ? SiftingWords.removesAll(count)
      : SiftingWords.removesRest(count)
    let start = doubt.range.lowerBound
    let length = max(min(doubt.range.count, width - start), 1)
    guard start + length < width else { return [[Span(what, .warn)]] }
    let line = String(repeating: " ", count: start) + String(repeating: "^", count: length)
    if start + length + 1 + Width.of(what) <= width {
      return [[Span(line + " ", .warn), Span(what, .text)]]
    }
    return [[Span(line, .warn)], [Span(what, .text)]]
  }

  /// What the field is among the events that the terms before leave.
  private func instead(_ doubt: QueryDoubt, _ width: Int) -> [[Span]] {
    guard let field = doubt.field else { return [] }
    switch doubt.answer {
    case nil: return []
    case .nothing: return [[Span(SiftingWords.noValue(of: field), .muted)]]
    case .values(let values): return [instead(field, values, width)]
    case .times(let times):
      return [
        [
          Span(SiftingWords.values(of: field) + " ", .muted),
          Span(SiftingWords.times(times), .strong),
        ]
      ]
    }
  }

  private func instead(_ field: String, _ values: [QueryTally.Value], _ width: Int) -> [Span] {
    var spans = [Span(SiftingWords.values(of: field) + " ", .muted)]
    var shown = 0
    for value in values.prefix(NothingMatches.valueCountMax) {
      let count = SiftingWords.times(value.count)
      let next = [Span(value.text, .strong), Span(" \(count)  ", .count)]
      guard Span.width(of: spans + next) + 8 <= width else { break }
      spans += next
      shown += 1
    }
    if shown < values.count { spans.append(Span("+\(values.count - shown)", .muted)) }
    return spans
  }

  private static let valueCountMax = 12

  /// Draws the lines at the top of an area.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let inner = area.inset(left: 2)
    for (row, spans) in zip(area.rows.dropFirst(), lines(width: inner.columns.count - 1)) {
      canvas.put(
        spans, row: row, column: inner.columns.lowerBound, until: inner.columns.upperBound)
    }
  }
}

import Events

/// Why a query holds for nothing: the first term of its `and` that nothing is left behind.
public struct QueryDoubt: Equatable, Sendable {
  /// The characters of the term in the query.
  public let range: Range<Int>
  /// For how many events all terms before it hold; all there are for the first one.
  public let removedCount: Int
  /// Whether it is the first term, or the whole query.
  public let isFirst: Bool
  /// The field that the term compares, or `nil`.
  public let field: String?
  /// What that field is among those events; `nil` where nobody can say.
  public let answer: Answer?

  /// What a field is among some events.
  public enum Answer: Equatable, Sendable {
    /// Nothing: no event has a value of it.
    case nothing
    /// Some values, the most frequent first.
    case values([QueryTally.Value])
    /// Times, from the shortest to the longest, in nanoseconds.
    case times(ClosedRange<Int64>)
  }
}

extension Timeline {
  /// Why a query holds for no event, or `nil` if it holds for one, or nobody is to know any more.
  ///
  /// It takes one search for each term and a count of values; `isWanted` is asked on the way.
  public func doubt(
    _ query: Query, while isWanted: @escaping () -> Bool = { true }
  ) -> QueryDoubt? {
    let whole = QueryTermOfAnd(query: query, range: 0..<query.text.count, field: query.field)
    var left: MatchSet?
    for term in query.terms.isEmpty ? [whole] : query.terms {
      var search = MatchSearch(.query(term.query), in: self)
      while !search.isDone {
        guard isWanted() else { return nil }
        search.advance(by: Timeline.doubtStretchCount) { _ in isWanted() }
      }
      let rest = left.map { $0.intersection(search.matches) } ?? search.matches
      if rest.count == 0 { return doubt(term, among: left, while: isWanted) }
      left = rest
    }
    return nil
  }

  /// How many events are looked at before somebody is asked.
  private static let doubtStretchCount = 1 << 20

  private func doubt(
    _ term: QueryTermOfAnd, among left: MatchSet?, while isWanted: @escaping () -> Bool
  ) -> QueryDoubt? {
    var answer: QueryDoubt.Answer?
    if let field = term.field {
      answer = self.answer(of: field, among: left, while: isWanted)
      guard isWanted() else { return nil }
    }
    return QueryDoubt(
      range: term.range, removedCount: left?.count ?? count - history.droppedCount,
      isFirst: left == nil, field: term.field, answer: answer)
  }

  /// What a field is among some events.
  private func answer(
    of field: String, among left: MatchSet?, while isWanted: @escaping () -> Bool
  ) -> QueryDoubt.Answer? {
    if var tally = QueryTally(of: field, in: history.lexicon) {
      while tally.end < count, isWanted() {
        tally.advance(by: Timeline.doubtStretchCount, of: self, among: left, while: isWanted)
      }
      return tally.values.isEmpty ? .nothing : .values(tally.values)
    }
    guard var extent = QueryExtent(of: field, in: history.lexicon) else { return nil }
    while extent.end < count, isWanted() {
      extent.advance(by: Timeline.doubtStretchCount, of: self, among: left, while: isWanted)
    }
    return extent.range.map(QueryDoubt.Answer.times) ?? .nothing
  }
}

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
  /// Which values that field has among those events, the most frequent first.
  public let values: [QueryTally.Value]
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
    var values: [QueryTally.Value] = []
    if let field = term.field, var tally = QueryTally(of: field, in: history.lexicon) {
      while tally.end < count {
        guard isWanted() else { return nil }
        tally.advance(
          by: Timeline.doubtStretchCount, of: self, among: left, while: isWanted)
      }
      values = tally.values
    }
    return QueryDoubt(
      range: term.range, removedCount: left?.count ?? count - history.droppedCount,
      isFirst: left == nil, field: term.field, values: values)
  }
}

import Events

/// Sets.
extension QueryCompiler {
  mutating func membership(
    _ quantifier: QueryQuantifier, _ term: QueryTerm, _ items: [QueryItem]
  ) throws(QueryError) -> QueryCondition {
    guard !isLiteral(term) else { throw unknownLeft(term) }
    let left = try operand(term, like: nil)
    guard quantifier != .all else { return try every(left, items) }
    var parts: [QueryCondition] = []
    for item in items { parts.append(try self.item(left, item)) }
    return QueryCompiler.either(parts)
  }

  private static func either(_ parts: [QueryCondition]) -> QueryCondition {
    QueryCondition(
      test: { moment, state in
        for part in parts where part.test(moment, state) { return true }
        return false
      }, cost: parts.reduce(1) { $0 + $1.cost },
      needs: parts.reduce(into: []) { $0.formUnion($1.needs) })
  }

  /// A value of the left that is one item, or lies in its range.
  private mutating func item(
    _ left: QueryOperand, _ item: QueryItem
  ) throws(QueryError) -> QueryCondition {
    let (first, last) = try ends(left, item)
    if let last { return QueryCompiler.between(left, first, last) }
    let rule = QueryRule(order: .equal, isForAll: false)
    return left.type.isTextual
      ? QueryCompiler.texts(left, rule, first) : QueryCompiler.numbers(left, rule, first)
  }

  private static func between(
    _ left: QueryOperand, _ first: QueryOperand, _ last: QueryOperand
  ) -> QueryCondition {
    let (value, low, high) = (left.reading, first.reading, last.reading)
    return QueryCondition(
      test: { moment, state in
        guard let low = low.one(moment, state), let high = high.one(moment, state) else {
          return false
        }
        return value.visit(moment, state) { $0 >= low && $0 <= high }
      }, cost: left.cost + first.cost + last.cost,
      needs: left.needs.union(first.needs).union(last.needs))
  }

  private mutating func ends(
    _ left: QueryOperand, _ item: QueryItem
  ) throws(QueryError) -> (QueryOperand, QueryOperand?) {
    let first = try operand(item.first, like: left.type)
    try QueryCompiler.check(
      left.type, first.type, needsOrder: item.last != nil, at: item.first.range)
    guard let term = item.last else { return (first, first.lastOfNetwork) }
    let last = try operand(term, like: left.type)
    try QueryCompiler.check(left.type, last.type, needsOrder: true, at: term.range)
    guard first.mask == nil, last.mask == nil else {
      throw QueryError(.mismatch("a range", "a network"), at: term.range)
    }
    return (first, last)
  }

  /// Every value of the left is in the set.
  private mutating func every(
    _ left: QueryOperand, _ items: [QueryItem]
  ) throws(QueryError) -> QueryCondition {
    if left.type.isTextual { return try everyText(left, items) }
    var ranges: [(QueryReading, QueryReading)] = []
    var needs = left.needs
    for item in items {
      let (first, last) = try ends(left, item)
      ranges.append((first.reading, (last ?? first).reading))
      needs.formUnion(first.needs.union(last?.needs ?? []))
    }
    let (reading, parts) = (left.reading, ranges)
    return QueryCondition(
      test: { moment, state in
        reading.visit(moment, state) { _ in true }
          && !reading.visit(moment, state) { value in
            !parts.contains { low, high in
              guard let low = low.one(moment, state), let high = high.one(moment, state) else {
                return false
              }
              return value >= low && value <= high
            }
          }
      }, cost: left.cost + items.count, needs: needs)
  }
}

extension QueryCompiler {
  /// Every text of the left is in the set.
  private mutating func everyText(
    _ left: QueryOperand, _ items: [QueryItem]
  ) throws(QueryError) -> QueryCondition {
    var readings: [QueryReading] = []
    var needs = left.needs
    for item in items {
      let (first, _) = try ends(left, item)
      readings.append(first.reading)
      needs.formUnion(first.needs)
    }
    let (reading, parts) = (left.reading, readings)
    return QueryCondition(
      test: { moment, state in
        let texts = reading.texts(moment, state)
        return !texts.isEmpty
          && texts.allSatisfy { text in
            parts.contains { $0.texts(moment, state).contains(text) }
          }
      }, cost: left.cost + items.count, needs: needs)
  }
}

extension QueryOperand {
  /// The last address of a network, or `nil` if this is none.
  fileprivate var lastOfNetwork: QueryOperand? {
    guard let mask, let first = constant else { return nil }
    return QueryOperand(type: .address, reading: .constant([first | ~mask & 0xFFFF_FFFF]))
  }

  private var constant: Int64? {
    if case .constant(let values) = reading { return values.first }
    return nil
  }
}

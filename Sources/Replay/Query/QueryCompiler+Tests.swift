import Events

/// Comparisons and sets.
extension QueryCompiler {
  mutating func comparison(_ comparison: QueryComparison) throws(QueryError) -> QueryCondition {
    if comparison.relation == .contains || comparison.relation == .matches {
      return try textSearch(comparison)
    }
    let (left, right) = try sides(comparison.left, comparison.right)
    let range = comparison.left.range.lowerBound..<comparison.right.range.upperBound
    try QueryCompiler.check(
      left, right, needsOrder: comparison.relation.needsOrder, at: range)
    if left.type.isTextual { return QueryCompiler.texts(left, comparison.rule, right) }
    return QueryCompiler.numbers(
      left.masked(by: right), comparison.rule, right.masked(by: left))
  }

  /// The sides of a comparison; the one that is typed decides what the other one means.
  private mutating func sides(
    _ left: QueryTerm, _ right: QueryTerm
  ) throws(QueryError) -> (QueryOperand, QueryOperand) {
    if !isLiteral(left) {
      let first = try operand(left, like: nil)
      return (first, try operand(right, like: first.type))
    }
    if !isLiteral(right) {
      let second = try operand(right, like: nil)
      return (try operand(left, like: second.type), second)
    }
    if case .name = left.kind { _ = try operand(left, like: nil) }
    throw QueryError(.noField, at: left.range.lowerBound..<right.range.upperBound)
  }

  private static func check(
    _ left: QueryOperand, _ right: QueryOperand, needsOrder: Bool, at range: Range<Int>
  ) throws(QueryError) {
    try check(left.type, right.type, needsOrder: needsOrder, at: range)
    if needsOrder, left.mask != nil || right.mask != nil {
      throw QueryError(.mismatch("an order", "a network"), at: range)
    }
    if let count = left.byteCount, let other = right.byteCount, count != other {
      throw QueryError(.mismatch(byteWords(count), byteWords(other)), at: range)
    }
  }

  private static func byteWords(_ count: Int) -> String { count == 1 ? "1 byte" : "\(count) bytes" }

  static func check(
    _ left: QueryType, _ right: QueryType, needsOrder: Bool, at range: Range<Int>
  ) throws(QueryError) {
    let isMixedNumber = left.isNumeric && right.isNumeric && (left == .number || right == .number)
    guard left == right || isMixedNumber else {
      throw QueryError(.mismatch(left.words, right.words), at: range)
    }
    guard !needsOrder || left.isOrdered else { throw QueryError(.notOrdered(left), at: range) }
  }

  // MARK: - Numbers

  static func numbers(
    _ left: QueryOperand, _ rule: QueryRule, _ right: QueryOperand
  ) -> QueryCondition {
    QueryCondition(
      test: test(left.reading, rule, right.reading), cost: left.cost + right.cost,
      needs: left.needs.union(right.needs))
  }

  private static func test(
    _ left: QueryReading, _ rule: QueryRule, _ right: QueryReading
  ) -> QueryCondition.Test {
    let order = rule.order
    if case .single(let read) = left, case .constant(let values) = right, values.count == 1 {
      let wanted = values[0]
      return { moment, state in
        guard let value = read(moment, state) else { return false }
        return order.holds(value, wanted)
      }
    }
    if case .several(let visit) = left, case .constant(let values) = right, values.count == 1,
      !rule.isForAll
    {
      let wanted = values[0]
      return { moment, state in visit(moment, state) { order.holds($0, wanted) } }
    }
    guard rule.isForAll else {
      return { moment, state in
        left.visit(moment, state) { a in
          right.visit(moment, state) { b in order.holds(a, b) }
        }
      }
    }
    return { moment, state in
      guard left.visit(moment, state, { _ in true }), right.visit(moment, state, { _ in true })
      else { return false }
      return !left.visit(moment, state) { a in
        right.visit(moment, state) { b in !order.holds(a, b) }
      }
    }
  }

  // MARK: - Texts

  static func texts(
    _ left: QueryOperand, _ rule: QueryRule, _ right: QueryOperand
  ) -> QueryCondition {
    let (a, b) = (left.reading, right.reading)
    return QueryCondition(
      test: { moment, state in
        let (first, second) = (a.texts(moment, state), b.texts(moment, state))
        guard !first.isEmpty, !second.isEmpty else { return false }
        let isWanted = { (x: String, y: String) in (x == y) == (rule.order == .equal) }
        return rule.isForAll
          ? first.allSatisfy { x in second.allSatisfy { isWanted(x, $0) } }
          : first.contains { x in second.contains { isWanted(x, $0) } }
      }, cost: left.cost + right.cost, needs: left.needs.union(right.needs))
  }

  /// `contains` and `matches` look at the text of a value, whatever its type.
  private mutating func textSearch(
    _ comparison: QueryComparison
  ) throws(QueryError) -> QueryCondition {
    if isLiteral(comparison.left) { throw unknownLeft(comparison.left) }
    let left = try operand(comparison.left, like: nil)
    let isBytes = left.type == .bytes && comparison.relation == .contains
    let right = try operand(comparison.right, like: isBytes ? .bytes : .text)
    guard right.type == (isBytes ? .bytes : .text) else {
      throw QueryError(
        .mismatch((isBytes ? left.type : .text).words, right.type.words),
        at: comparison.right.range)
    }
    guard comparison.relation == .matches else {
      return contains(left, right, isForAll: comparison.quantifier == .all)
    }
    let pattern = try pattern(comparison.right, right)
    return found(left, isForAll: comparison.quantifier == .all) { pattern.matches($0) }
  }

  func unknownLeft(_ term: QueryTerm) -> QueryError {
    guard case .name(let name) = term.kind else { return QueryError(.noField, at: term.range) }
    return unknownField(name, at: term.range)
  }

  private func pattern(
    _ term: QueryTerm, _ operand: QueryOperand
  ) throws(QueryError) -> QueryPattern {
    guard case .constantTexts(let texts) = operand.reading, texts.count == 1 else {
      throw QueryError(.notYet("a pattern that is not written in the query"), at: term.range)
    }
    do {
      return try QueryPattern(texts[0])
    } catch {
      throw QueryError(.badPattern(error.fault), at: term.range)
    }
  }

  private func contains(
    _ left: QueryOperand, _ right: QueryOperand, isForAll: Bool
  ) -> QueryCondition {
    if case .constantTexts(let texts) = right.reading {
      return found(left, isForAll: isForAll) { text in
        texts.contains { $0.isEmpty || text.contains($0) }
      }
    }
    let (a, b) = (left.textReading(lexicon), right.reading)
    return QueryCondition(
      test: { moment, state in
        let parts = b.texts(moment, state)
        let wholes = a.texts(moment, state)
        let isWanted = { (whole: String) in parts.contains { $0.isEmpty || whole.contains($0) } }
        return isForAll
          ? !wholes.isEmpty && wholes.allSatisfy(isWanted) : wholes.contains(where: isWanted)
      }, cost: left.cost + right.cost + 6, needs: left.needs.union(right.needs))
  }

  /// A search in the text of a value; words that can be listed are searched beforehand.
  private func found(
    _ left: QueryOperand, isForAll: Bool, _ isWanted: @escaping @Sendable (String) -> Bool
  ) -> QueryCondition {
    guard !left.type.isTextual else {
      let reading = left.reading
      return QueryCondition(
        test: { moment, state in
          let texts = reading.texts(moment, state)
          return isForAll
            ? !texts.isEmpty && texts.allSatisfy(isWanted) : texts.contains(where: isWanted)
        }, cost: left.cost + 6, needs: left.needs)
    }
    let known = QueryWordTable(left.type, lexicon, isWanted)
    let (reading, type) = (left.reading, left.type)
    let holds: @Sendable (Int64, QueryMoment) -> Bool = { code, moment in
      known[code] ?? isWanted(type.text(of: code, in: moment.ground.history.lexicon))
    }
    return QueryCondition(
      test: { moment, state in
        guard isForAll else { return reading.visit(moment, state) { holds($0, moment) } }
        return reading.visit(moment, state) { _ in true }
          && !reading.visit(moment, state) { !holds($0, moment) }
      }, cost: left.cost + 2, needs: left.needs)
  }
}

// MARK: - Networks

extension QueryOperand {
  /// The same with only those bits that decide whether an address is in a network.
  fileprivate func masked(by network: QueryOperand) -> QueryOperand {
    guard let mask = network.mask, self.mask == nil else { return self }
    let reading = reading
    var result = self
    result.reading = .several { moment, state, body in
      reading.visit(moment, state) { body($0 & mask) }
    }
    return result
  }
}

// MARK: - Rules

/// How two numbers must stand to each other.
enum QueryOrder: Sendable {
  case equal, unequal, greater, greaterOrEqual, less, lessOrEqual

  @inline(__always)
  func holds(_ a: Int64, _ b: Int64) -> Bool {
    switch self {
    case .equal: a == b
    case .unequal: a != b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .less: a < b
    case .lessOrEqual: a <= b
    }
  }
}

/// An order, and whether it must hold for some or for all of the values on both sides.
struct QueryRule: Sendable {
  var order: QueryOrder
  var isForAll: Bool
}

extension QueryComparison {
  /// What the relation and the quantifier mean together.
  fileprivate var rule: QueryRule {
    let usual = relation.rule
    switch quantifier {
    case .usual: return usual
    case .any: return QueryRule(order: usual.order, isForAll: false)
    case .all: return QueryRule(order: usual.order, isForAll: true)
    }
  }
}

extension QueryRelation {
  /// `!=` means that no value is equal; `!==` that some value is not.
  fileprivate var rule: QueryRule {
    switch self {
    case .equal, .contains, .matches: QueryRule(order: .equal, isForAll: false)
    case .notEqual: QueryRule(order: .unequal, isForAll: true)
    case .allEqual: QueryRule(order: .equal, isForAll: true)
    case .anyUnequal: QueryRule(order: .unequal, isForAll: false)
    case .greater: QueryRule(order: .greater, isForAll: false)
    case .greaterOrEqual: QueryRule(order: .greaterOrEqual, isForAll: false)
    case .less: QueryRule(order: .less, isForAll: false)
    case .lessOrEqual: QueryRule(order: .lessOrEqual, isForAll: false)
    }
  }
}

/// For each word that a value can be whether it is wanted, found out beforehand.
struct QueryWordTable: Sendable {
  private var answers: [Int8] = []
  private let base: Int64

  init(_ type: QueryType, _ lexicon: Lexicon, _ isWanted: (String) -> Bool) {
    let words = type.legalWords(in: lexicon)
    base = words.map(\.code).min() ?? 0
    let top = words.map(\.code).max() ?? -1
    guard top - base < 1 << 18 else { return }
    answers = Array(repeating: -1, count: Int(max(top - base + 1, 0)))
    for word in words { answers[Int(word.code - base)] = isWanted(word.text) ? 1 : 0 }
  }

  /// Whether the word with this number is wanted; `nil` if it was not known beforehand.
  subscript(_ code: Int64) -> Bool? {
    guard code >= base, code - base < answers.count else { return nil }
    let answer = answers[Int(code - base)]
    return answer < 0 ? nil : answer == 1
  }
}

/// Reads a query by recursive descent: `or` binds weaker than `and`, and that weaker than `not`.
struct QueryParser {
  private let tokens: [QueryToken]
  private var position = 0
  private var depth = 0

  /// How deep parentheses, `not` and functions may stand in each other.
  private static let depthMax = 64

  private init(_ tokens: [QueryToken]) { self.tokens = tokens }

  /// The tree of a query.
  static func tree(
    of text: String, _ vocabulary: QueryVocabulary = .none
  ) throws(QueryError) -> QueryTree {
    var parser = QueryParser(try QueryLexer.tokens(of: text, vocabulary))
    let tree = try parser.or()
    guard parser.next.kind == .end else { throw parser.unexpected("and, or, or the end") }
    return tree
  }

  // MARK: - Tokens

  private var next: QueryToken { tokens[position] }

  /// Takes the next token if it is one of these.
  private mutating func take(_ words: String...) -> QueryToken? {
    let token = next
    guard words.contains(where: token.is) else { return nil }
    position += 1
    return token
  }

  @discardableResult
  private mutating func need(_ word: String) throws(QueryError) -> QueryToken {
    guard let token = take(word) else { throw unexpected(word) }
    return token
  }

  private func unexpected(_ wanted: String) -> QueryError {
    if next.is("=") { return QueryError(.singleEquals, at: next.range, suggestion: "==") }
    let range = next.range.isEmpty ? next.range.lowerBound..<next.range.lowerBound + 1 : next.range
    return QueryError(.expected(wanted, found: next.spelling), at: range)
  }

  /// Runs `body` one level deeper.
  private mutating func nested<Value>(
    _ body: (inout QueryParser) throws(QueryError) -> Value
  ) throws(QueryError) -> Value {
    guard depth < QueryParser.depthMax else { throw QueryError(.tooDeep, at: next.range) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }
}

// MARK: - Conditions

extension QueryParser {
  private mutating func or() throws(QueryError) -> QueryTree {
    var parts = [try and()]
    while take("or", "||") != nil { parts.append(try and()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func and() throws(QueryError) -> QueryTree {
    var parts = [try not()]
    while take("and", "&&") != nil { parts.append(try not()) }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func not() throws(QueryError) -> QueryTree {
    if take("not", "!") != nil {
      return .not(try nested { parser throws(QueryError) in try parser.not() })
    }
    if next.is("(") {
      position += 1
      let inner = try nested { parser throws(QueryError) in try parser.or() }
      try need(")")
      return inner
    }
    return next.is("[") ? try temporal() : try test()
  }

  private mutating func test() throws(QueryError) -> QueryTree {
    let quantifier = take("any", "all").flatMap { QueryQuantifier(rawValue: $0.spelling) } ?? .usual
    let left = try sum()
    if let relation = QueryRelation(next.isText ? "" : next.spelling) {
      position += 1
      return .comparison(
        QueryComparison(
          quantifier: quantifier, left: left, relation: relation, right: try sum()))
    }
    if take("in") != nil { return .membership(quantifier, left, try set()) }
    guard quantifier == .usual, !next.is("=") else { throw unexpected("an operator such as ==") }
    return .bare(left)
  }

  private mutating func set() throws(QueryError) -> [QueryItem] {
    try need("{")
    var items: [QueryItem] = []
    repeat {
      let first = try sum()
      items.append(QueryItem(first: first, last: take("..") == nil ? nil : try sum()))
    } while take(",") != nil
    if next.startsTerm { throw QueryError(.missingComma, at: next.range) }
    try need("}")
    return items
  }
}

// MARK: - Values

extension QueryParser {
  private mutating func sum() throws(QueryError) -> QueryTerm {
    var left = try product()
    var count = 0
    while let sign = take("+", "-") {
      count += 1
      guard count <= QueryParser.depthMax else { throw QueryError(.tooDeep, at: sign.range) }
      left = .binary(sign, left, try product())
    }
    return left
  }

  private mutating func product() throws(QueryError) -> QueryTerm {
    var left = try value()
    var count = 0
    while let sign = take("*", "/", "%", "&") {
      count += 1
      guard count <= QueryParser.depthMax else { throw QueryError(.tooDeep, at: sign.range) }
      left = .binary(sign, left, try value())
    }
    return left
  }

  private mutating func value() throws(QueryError) -> QueryTerm {
    let token = next
    switch token.kind {
    case .name(let name) where !QueryParser.keywords.contains(name):
      position += 1
      let term = next.is("(") ? try function(name, token) : QueryTerm(.name(name), token)
      return try sliced(try layered(term))
    case .number(let number, let unit): return taken(.number(number, unit))
    case .text(let text): return taken(.text(text))
    case .reference(let name): return taken(.reference(name))
    case .symbol("-"): return try negative()
    case .symbol("{"): return try group()
    case .name, .symbol, .parameter, .end: throw unexpected("a field, a value or a class")
    }
  }

  /// Words that are never names; a component that is called so stands in quotes.
  static let keywords: Set = [
    "and", "or", "not", "in", "any", "all", "contains", "matches", "eq", "ne", "gt", "ge", "lt",
    "le", "then", "without", "within", "as",
  ]

  /// `filter#1`, `filter#[1-2]`.
  private mutating func layered(_ term: QueryTerm) throws(QueryError) -> QueryTerm {
    guard take("#") != nil else { return term }
    let isRange = take("[") != nil
    let first = try count("a number from 1", from: 1)
    var last = first
    if isRange {
      try need("-")
      last = try count("a number not below \(first)", from: first)
      try need("]")
    }
    return QueryTerm(
      kind: .layer(term, first...last),
      range: term.range.lowerBound..<tokens[position - 1].range.upperBound)
  }

  /// `bytes[0:6]`, `bytes[0-5]`, `bytes[0]`, `bytes[:6]`, `bytes[6:]`.
  private mutating func sliced(_ term: QueryTerm) throws(QueryError) -> QueryTerm {
    guard take("[") != nil else { return term }
    let slice = try slice()
    let close = try need("]")
    return QueryTerm(
      kind: .slice(term, slice), range: term.range.lowerBound..<close.range.upperBound)
  }

  private mutating func slice() throws(QueryError) -> QuerySlice {
    if take(":") != nil { return .some(0..<(try count("a length", from: 1))) }
    let start = try count("a position from 0, or :", from: 0)
    if take("-") != nil {
      return .some(start..<(try count("a position not below \(start)", from: start)) + 1)
    }
    guard take(":") != nil else { return .one(start) }
    if next.is("]") { return .rest(start) }
    return .some(start..<start + (try count("a length", from: 1)))
  }

  /// A number without a unit that is not too small, nor larger than any frame.
  private mutating func count(_ wanted: String, from least: Int) throws(QueryError) -> Int {
    guard case .number(let number, .none) = next.kind, number >= least, number < 1 << 24 else {
      throw unexpected(wanted)
    }
    position += 1
    return Int(number)
  }

  private mutating func taken(_ kind: QueryTerm.Kind) -> QueryTerm {
    let token = next
    position += 1
    return QueryTerm(kind, token)
  }

  private mutating func negative() throws(QueryError) -> QueryTerm {
    let sign = try need("-")
    guard case .number(let number, let unit) = next.kind else { throw unexpected("a number") }
    let token = next
    position += 1
    return QueryTerm(
      kind: .number(-number, unit), range: sign.range.lowerBound..<token.range.upperBound)
  }

  /// Braces group what is computed, as parentheses group conditions.
  private mutating func group() throws(QueryError) -> QueryTerm {
    try need("{")
    let inner = try nested { parser throws(QueryError) in try parser.sum() }
    try need("}")
    return inner
  }

  private mutating func function(_ name: String, _ token: QueryToken) throws(QueryError)
    -> QueryTerm
  {
    try need("(")
    var arguments: [QueryTerm] = []
    if !next.is(")") {
      repeat {
        let isCondition = name == "rate" && arguments.isEmpty
        arguments.append(
          try nested { parser throws(QueryError) in
            isCondition ? try parser.conditionTerm() : try parser.sum()
          })
      } while take(",") != nil
    }
    let close = try need(")")
    return QueryTerm(
      kind: .function(name, arguments),
      range: token.range.lowerBound..<close.range.upperBound)
  }
}

extension QueryParser {
  /// A condition where a value stands.
  private mutating func conditionTerm() throws(QueryError) -> QueryTerm {
    let start = next.range.lowerBound
    let tree = try or()
    return QueryTerm(
      kind: .condition(tree), range: start..<max(start, tokens[position - 1].range.upperBound))
  }
}

// MARK: - Temporal patterns

extension QueryParser {
  private mutating func temporal() throws(QueryError) -> QueryTree {
    let start = next.range.lowerBound
    let first = try eventPattern()
    guard let word = take("then", "without") else { throw unexpected("then or without") }
    let second = try eventPattern()
    let limit: QueryTemporal.Limit = take("within") == nil ? .none : try limit()
    let end = tokens[position - 1].range.upperBound
    return .temporal(
      QueryTemporal(
        first: first, isWithout: word.is("without"), second: second, limit: limit,
        range: start..<end))
  }

  private mutating func eventPattern() throws(QueryError) -> QueryEventPattern {
    try need("[")
    let condition = try nested { parser throws(QueryError) in try parser.or() }
    try need("]")
    var pattern = QueryEventPattern(condition: condition)
    guard take("as") != nil else { return pattern }
    guard case .name(let name) = next.kind, !name.contains("."),
      !QueryParser.keywords.contains(name)
    else { throw unexpected("a name") }
    pattern.name = name
    pattern.nameRange = next.range
    position += 1
    return pattern
  }

  private mutating func limit() throws(QueryError) -> QueryTemporal.Limit {
    guard case .number(let number, let unit) = next.kind, unit != .size else {
      throw unexpected("a time such as 5 us, or a number of events")
    }
    position += 1
    if unit == .time { return .time(number) }
    guard take("events", "event") != nil else { throw unexpected("a unit such as us, or events") }
    return .events(number)
  }
}

extension QueryTerm {
  fileprivate init(_ kind: Kind, _ token: QueryToken) {
    self.init(kind: kind, range: token.range)
  }

  fileprivate static func binary(_ sign: QueryToken, _ left: QueryTerm, _ right: QueryTerm)
    -> QueryTerm
  {
    QueryTerm(
      kind: .binary(sign.spelling, left, right),
      range: left.range.lowerBound..<right.range.upperBound)
  }
}

extension QueryToken {
  fileprivate var isText: Bool {
    if case .text = kind { return true }
    return false
  }

  /// Whether a value begins here.
  fileprivate var startsTerm: Bool {
    switch kind {
    case .name, .number, .text, .reference: true
    case .symbol, .parameter, .end: false
    }
  }
}

import Events

/// A condition that is ready to be asked.
struct QueryCondition: Sendable {
  /// Whether it holds for an event with the stack behind it.
  typealias Test = @Sendable (QueryMoment, StackState) -> Bool

  /// Kept in this struct and never in an array of its own: a closure in a generic container is called through a
  /// thunk that copies the whole stack.
  var test: Test
  /// About how long the test takes; cheap parts of an `and` come first.
  var cost = 1
  var needs: QueryNeeds = []
}

/// A value that is ready to be read.
struct QueryOperand: Sendable {
  var type: QueryType
  var reading: QueryReading
  var needs: QueryNeeds = []
  var cost = 1
  /// How the query calls it.
  var name = ""
  /// How many bytes every value has, where that is known.
  var byteCount: Int?
  /// Which bits of an address decide, where this is a network.
  var mask: Int64?

  /// The texts of the values.
  func textReading(_ lexicon: Lexicon) -> QueryReading {
    let (reading, type) = (reading, type)
    switch reading {
    case .constantTexts, .texts: return reading
    case .constant(let values):
      return .constantTexts(values.map { type.text(of: $0, in: lexicon) })
    case .single, .several:
      return .texts { moment, state in
        reading.values(moment, state).map { type.text(of: $0, in: moment.ground.history.lexicon) }
      }
    }
  }
}

/// What a name before a dot means in the second half of a temporal pattern.
struct QueryBinding {
  /// The name.
  var name: String
  /// What the second half asks about the first event, in the order of its slots.
  var captures: [QueryOperand] = []
}

/// Turns the tree of a query into closures, with every name resolved to a number beforehand.
struct QueryCompiler {
  let lexicon: Lexicon
  let cursor: QueryCursor?
  /// What `prev` and `delta` must read before each event, in the order of their slots.
  var before: [QueryReading] = []
  /// What is found out along the history before the query is asked; each may use those before it.
  var passes: [QueryPass] = []
  /// The first event of the temporal pattern whose second half is compiled.
  var binding: QueryBinding?
  /// In how many patterns and functions that look back this stands.
  var depth = 0

  /// What the user has written beside the events; `nil` where nobody can.
  let remarks: QueryRemarks?

  init(_ lexicon: Lexicon, _ cursor: QueryCursor?, remarks: QueryRemarks? = nil) {
    self.lexicon = lexicon
    self.cursor = cursor
    self.remarks = remarks
  }

  /// A condition from its tree.
  mutating func condition(_ tree: QueryTree) throws(QueryError) -> QueryCondition {
    switch tree {
    case .or(let parts): try any(parts)
    case .and(let parts): try all(parts)
    case .not(let part): QueryCompiler.not(try condition(part))
    case .bare(let term): try bare(term)
    case .comparison(let comparison): try self.comparison(comparison)
    case .membership(let quantifier, let term, let items): try membership(quantifier, term, items)
    case .temporal(let temporal): try self.temporal(temporal)
    }
  }

  // MARK: - Logic

  private static func not(_ part: QueryCondition) -> QueryCondition {
    let test = part.test
    return QueryCondition(
      test: { moment, state in !test(moment, state) }, cost: part.cost, needs: part.needs)
  }

  /// All parts, the cheapest first.
  mutating func all(_ trees: [QueryTree]) throws(QueryError) -> QueryCondition {
    let parts = try sorted(trees)
    if parts.count == 2 {
      let (a, b) = (parts[0], parts[1])
      return QueryCompiler.joined(parts) { a.test($0, $1) && b.test($0, $1) }
    }
    return QueryCompiler.joined(parts) { moment, state in
      for part in parts where !part.test(moment, state) { return false }
      return true
    }
  }

  private mutating func any(_ trees: [QueryTree]) throws(QueryError) -> QueryCondition {
    let parts = try sorted(trees)
    return QueryCompiler.joined(parts) { moment, state in
      for part in parts where part.test(moment, state) { return true }
      return false
    }
  }

  /// Parts of the same cost stay in the order in which they are written.
  private mutating func sorted(_ trees: [QueryTree]) throws(QueryError) -> [QueryCondition] {
    var parts: [(index: Int, part: QueryCondition)] = []
    for (index, tree) in trees.enumerated() { parts.append((index, try condition(tree))) }
    return parts.sorted { ($0.part.cost, $0.index) < ($1.part.cost, $1.index) }.map(\.part)
  }

  private static func joined(
    _ parts: [QueryCondition], _ test: @escaping QueryCondition.Test
  ) -> QueryCondition {
    QueryCondition(
      test: test, cost: parts.reduce(1) { $0 + $1.cost },
      needs: parts.reduce(into: []) { $0.formUnion($1.needs) })
  }

  // MARK: - Bare names

  /// A class, a field that is there, or a call that happens.
  private mutating func bare(_ term: QueryTerm) throws(QueryError) -> QueryCondition {
    guard case .name(let name) = term.kind else { return try bareValue(term) }
    if let found = QueryClass.find(name) {
      let test = found.test.compiled
      return QueryCondition(test: { moment, _ in test(moment.event) })
    }
    if let operand = try field(name, at: term.range) { return QueryCompiler.exists(operand) }
    if let call = QueryType.event.code(of: name, in: lexicon) { return QueryCompiler.happens(call) }
    throw unknownName(name, at: term.range)
  }

  /// A filter at a place, a slice that is there, a function that says yes or no, or bits of which one is set.
  private mutating func bareValue(_ term: QueryTerm) throws(QueryError) -> QueryCondition {
    switch term.kind {
    case .layer, .slice: return QueryCompiler.exists(try operand(term, like: nil))
    case .function:
      let operand = try operand(term, like: nil)
      guard operand.type == .truth else { throw QueryError(.notACondition, at: term.range) }
      return QueryCompiler.exists(operand)
    case .binary("&", let left, let right): return try bits(left, right, term)
    case .name, .number, .text, .reference, .binary, .condition:
      throw QueryError(.notACondition, at: term.range)
    }
  }

  /// `tcp.flags & 2`: some bit is set; `flags & WORD`: this is one of the flags.
  private mutating func bits(
    _ left: QueryTerm, _ right: QueryTerm, _ whole: QueryTerm
  ) throws(QueryError) -> QueryCondition {
    if case .name(let name) = left.kind, try field(name, at: left.range)?.type == .text {
      return try comparison(QueryComparison(left: left, relation: .equal, right: right))
    }
    let operand = try operand(whole, like: nil)
    let reading = operand.reading
    return QueryCondition(
      test: { moment, state in reading.visit(moment, state) { $0 != 0 } }, cost: operand.cost,
      needs: operand.needs)
  }

  /// A field that has a value; one of yes and no must say yes.
  private static func exists(_ operand: QueryOperand) -> QueryCondition {
    let reading = operand.reading
    let test: QueryCondition.Test
    if operand.type == .truth {
      test = { moment, state in reading.visit(moment, state) { $0 != 0 } }
    } else if operand.type.isTextual {
      test = { moment, state in !reading.texts(moment, state).isEmpty }
    } else {
      test = { moment, state in reading.visit(moment, state) { _ in true } }
    }
    return QueryCondition(test: test, cost: operand.cost, needs: operand.needs)
  }

  /// A call that begins, or an event of a kind.
  private static func happens(_ code: Int64) -> QueryCondition {
    guard code >= QueryType.kindBase else {
      let call = Call(rawValue: UInt16(truncatingIfNeeded: code))
      return QueryCondition(test: { moment, _ in
        moment.event.call == call && moment.event.kind.begins
      })
    }
    let kind = EventKind(rawValue: UInt8(truncatingIfNeeded: code - QueryType.kindBase)) ?? .unknown
    return QueryCondition(test: { moment, _ in moment.event.kind == kind })
  }

  private func unknownName(_ name: String, at range: Range<Int>) -> QueryError {
    let others =
      QueryClass.all.map(\.name) + QueryField.spellings.keys.sorted()
      + QueryType.event.legalWords(in: lexicon).map(\.text)
    return QueryError(
      .unknownName(name), at: range,
      suggestion: QueryField.habits[name.lowercased()] ?? comparison(with: name)
        ?? QueryField.meant(by: name, among: others))
  }

  /// The comparison that a word means which is the value of a field: `status == PENDING`.
  private func comparison(with word: String) -> String? {
    let fields: [(name: String, type: QueryType)] = [
      ("status", .status), ("irql", .irql), ("drop.reason", .reason), ("layer", .component),
    ]
    let field = fields.first { $0.type.legalWords(in: lexicon).contains { $0.text == word } }
    return field.map { "\($0.name) == \(word)" }
  }
}

import Events

/// A question about one event and the stack right behind it, in the language of `docs/query-language.md`.
///
/// It is read once and compiled for the names of one trace: calls, components and statuses are numbers from then on. A field
/// that an event does not have makes a comparison false, whatever the operator.
public struct Query: Sendable {
  /// The query as it was written.
  public let text: String
  let condition: QueryCondition
  let before: [QueryReading]
  let passes: [QueryPass]
  /// The terms of the `and` that the query is, each as a query of its own; none if it is no `and`.
  let terms: [QueryTermOfAnd]
  /// The field that the query compares, if it is one comparison.
  let field: String?

  /// Reads and compiles a query.
  ///
  /// - Parameters:
  ///   - text: the query.
  ///   - lexicon: the names of the trace.
  ///   - cursor: the event that `${field}` refers to; without one a reference is an error.
  ///   - vocabulary: the words that the user has added to the language.
  /// - Throws: what is wrong with the query, and where.
  public init(
    _ text: String, in lexicon: Lexicon, at cursor: QueryCursor? = nil,
    with vocabulary: QueryVocabulary = .none
  ) throws(QueryError) {
    do {
      let tree = try QueryParser.tree(of: text, vocabulary)
      try self.init(
        tree, text, lexicon, cursor, vocabulary.remarks,
        terms: try Query.terms(tree, lexicon, cursor, vocabulary.remarks))
    } catch {
      var error = error
      error.text = text
      throw error
    }
  }

  private init(
    _ tree: QueryTree, _ text: String, _ lexicon: Lexicon, _ cursor: QueryCursor?,
    _ remarks: QueryRemarks?, terms: [QueryTermOfAnd] = []
  ) throws(QueryError) {
    var compiler = QueryCompiler(lexicon, cursor, remarks: remarks)
    condition = try compiler.condition(tree)
    before = compiler.before
    passes = compiler.passes
    self.text = text
    self.terms = terms
    field = tree.comparedField
  }

  private static func terms(
    _ tree: QueryTree, _ lexicon: Lexicon, _ cursor: QueryCursor?, _ remarks: QueryRemarks?
  ) throws(QueryError) -> [QueryTermOfAnd] {
    guard case .and(let parts) = tree else { return [] }
    var terms: [QueryTermOfAnd] = []
    for part in parts {
      let query = try Query(part, part.description, lexicon, cursor, remarks)
      terms.append(QueryTermOfAnd(query: query, range: part.range, field: part.comparedField))
    }
    return terms
  }

  /// Whether an event can be asked without a look at all the others.
  var isCheap: Bool {
    passes.isEmpty
      && allNeeds.isDisjoint(with: [.calls, .completions, .frames, .answers])
  }

  /// What must be known beside the events when the query is asked.
  var needs: QueryNeeds { condition.needs }

  /// What must be known for its patterns and for the functions that look back as well.
  var allNeeds: QueryNeeds {
    passes.map(\.needs).reduce(into: needs) { $0.formUnion($1) }
  }

  /// Whether the stack must be folded to answer; a query that needs only events is much faster.
  public var needsStack: Bool { allNeeds.needsStack }

  /// Whether it asks for marks or notes of the user: it knows those that were there when it was read.
  public var asksForRemarks: Bool { allNeeds.contains(.remarks) }

  /// Whether events that come later can change the answer for an event that is known: while a run goes on, such a query
  /// has none.
  ///
  /// What completes a call may still come, and so may what a `without` that has no limit waits for.
  public var looksAhead: Bool {
    allNeeds.contains(.completions)
      || passes.contains { pass in
        guard case .automaton(let automaton) = pass, automaton.isWithout,
          case .none = automaton.limit
        else { return false }
        return true
      }
  }

  /// Whether the query holds for the event at an index.
  public func matches(_ timeline: Timeline, at index: Int) -> Bool {
    timeline.search(for: self).matches(index)
  }
}

/// One of the terms of an `and`.
struct QueryTermOfAnd: Sendable {
  /// The term as a query.
  let query: Query
  /// Its characters in the whole query.
  let range: Range<Int>
  /// The field that it compares, or `nil`.
  let field: String?
}

/// The event that `${field}` in a query refers to.
public struct QueryCursor: Sendable {
  /// The history with its states.
  public let timeline: Timeline
  /// The index of the event.
  public let index: Int

  /// The event at an index of a timeline.
  public init(_ timeline: Timeline, at index: Int) {
    precondition(index >= 0 && index < timeline.count, "an event index lies in the history")
    self.timeline = timeline
    self.index = index
  }
}

/// Reads one value at a cursor.
struct QueryProbe {
  private let operand: QueryOperand
  private let before: [QueryReading]

  init(_ operand: QueryOperand, _ before: [QueryReading]) {
    self.operand = operand
    self.before = before
  }

  func read(_ cursor: QueryCursor) -> (values: [Int64], texts: [String]) {
    let ground = QueryGround(cursor.timeline, operand.needs)
    var result: (values: [Int64], texts: [String]) = ([], [])
    cursor.timeline.scan(
      ground, cursor.index..<cursor.index + 1, operand.needs, before
    ) { moment, state in
      result = (operand.reading.values(moment, state), operand.reading.texts(moment, state))
      return false
    }
    return result
  }
}

import Events

/// A value that can be read at every event, in the language of queries: a field, something computed, or a condition.
///
/// `rate`, `first` and patterns need the whole run before one value is known, so they are refused here.
public struct QueryExpression: Sendable {
  /// The expression as it was written.
  public let text: String
  private let type: QueryType
  private let reading: QueryReading
  private let needs: QueryNeeds
  private let before: [QueryReading]

  /// Reads and compiles an expression.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - lexicon: the names of the trace.
  ///   - cursor: the event that `${field}` refers to; without one a reference is an error.
  /// - Throws: what is wrong with it, and where.
  public init(
    _ text: String, in lexicon: Lexicon, at cursor: QueryCursor? = nil
  ) throws(QueryError) {
    do throws(QueryError) {
      var compiler = QueryCompiler(lexicon, cursor)
      let operand = try compiler.value(try QueryParser.tree(of: text))
      guard compiler.series.isEmpty, compiler.automata.isEmpty else {
        throw QueryError(.needsWholeRun, at: 0..<max(text.count, 1))
      }
      self.text = text
      type = operand.type
      reading = operand.reading
      needs = operand.needs
      before = compiler.before
    } catch {
      var error = error
      error.text = text
      throw error
    }
  }

  /// Whether something about the whole history must be found out before the first value is known.
  public var needsIndex: Bool {
    needs.contains(.calls) || needs.contains(.completions) || needs.contains(.frames)
  }

  /// Its value at one event.
  public struct Value: Equatable, Sendable {
    /// The value as text; empty where the event has none.
    public var text = ""
    /// The value where it is one number, or `nil`.
    public var number: Int?

    /// No value.
    public init() {}
  }

  /// Its values at the events of a range, in order.
  public func values(_ timeline: Timeline, in range: Range<Int>) -> [Value] {
    var values: [Value] = []
    let ground = QueryGround(timeline, needs)
    timeline.scan(ground, range, needs, before) { moment, state in
      values.append(value(moment, state))
      return true
    }
    return values
  }

  private func value(_ moment: QueryMoment, _ state: StackState) -> Value {
    var value = Value()
    let lexicon = moment.ground.history.lexicon
    switch reading {
    case .constantTexts(let texts): value.text = texts.joined(separator: " ")
    case .texts(let read): value.text = read(moment, state).joined(separator: " ")
    case .constant, .single, .several:
      let numbers = reading.values(moment, state)
      value.text = numbers.prefix(QueryExpression.shownCountMax)
        .map { word(for: $0, lexicon) }.joined(separator: " ")
      if numbers.count > QueryExpression.shownCountMax { value.text += " …" }
      if numbers.count == 1 { value.number = Int(numbers[0]) }
    }
    return value
  }

  private func word(for code: Int64, _ lexicon: Lexicon) -> String {
    switch type {
    case .truth: code == 0 ? "no" : "yes"
    case .time: "\(code) ns"
    case .size: "\(code) B"
    default: type.text(of: code, in: lexicon)
    }
  }

  private static let shownCountMax = 4
}

extension QueryCompiler {
  /// A value, or a condition as the value yes or no.
  fileprivate mutating func value(_ tree: QueryTree) throws(QueryError) -> QueryOperand {
    if case .bare(let term) = tree, !isClassOrCall(term) { return try operand(term, like: nil) }
    let condition = try condition(tree)
    let test = condition.test
    return QueryOperand(
      type: .truth, reading: .single { moment, state in test(moment, state) ? 1 : 0 },
      needs: condition.needs)
  }

  private func isClassOrCall(_ term: QueryTerm) -> Bool {
    guard case .name(let name) = term.kind else { return false }
    guard QueryField.find(name) == nil, QueryField.spellings[name] == nil else { return false }
    return QueryClass.find(name) != nil || QueryType.event.code(of: name, in: lexicon) != nil
  }
}

import Events

/// A value that can be read at every event, in the language of queries: a field, something computed, or a condition.
///
/// Patterns need the whole run before one value is known, so they are refused here; so are `rate` and `first` where the
/// events are not walked one after the other.
public struct QueryExpression: Sendable {
  /// The expression as it was written.
  public let text: String
  private let type: QueryType
  private let reading: QueryReading
  private let needs: QueryNeeds
  private let before: [QueryReading]
  /// Whether it has a value without any event.
  private let isOfPlaces: Bool
  /// The functions that look back.
  let series: [QuerySeries]

  /// Reads and compiles an expression.
  ///
  /// - Parameters:
  ///   - text: the expression.
  ///   - lexicon: the names of the trace.
  ///   - cursor: the event that `${field}` refers to; without one a reference is an error.
  ///   - vocabulary: the words that the user has added to the language.
  /// - Throws: what is wrong with it, and where.
  public init(
    _ text: String, in lexicon: Lexicon, at cursor: QueryCursor? = nil,
    with vocabulary: QueryVocabulary = .none
  ) throws(QueryError) {
    try self.init(text, lexicon, cursor, vocabulary, isCurve: false)
  }

  /// An expression that a ``Curve`` can be made of: a number, which may look back, or a condition.
  ///
  /// - Throws: what is wrong with it, and where.
  public static func curve(
    _ text: String, in lexicon: Lexicon, at cursor: QueryCursor? = nil,
    with vocabulary: QueryVocabulary = .none
  ) throws(QueryError) -> QueryExpression {
    try QueryExpression(text, lexicon, cursor, vocabulary, isCurve: true)
  }

  private init(
    _ text: String, _ lexicon: Lexicon, _ cursor: QueryCursor?, _ vocabulary: QueryVocabulary,
    isCurve: Bool
  ) throws(QueryError) {
    do throws(QueryError) {
      var compiler = QueryCompiler(lexicon, cursor, remarks: vocabulary.remarks)
      let tree = try QueryParser.tree(of: text, vocabulary)
      let operand = try compiler.value(tree)
      let whole = 0..<max(text.count, 1)
      guard isCurve ? !compiler.passes.contains(where: \.isAutomaton) : compiler.passes.isEmpty
      else { throw QueryError(isCurve ? .needsEnd : .needsWholeRun, at: whole) }
      guard !isCurve || operand.type.isNumeric || operand.type == .truth else {
        throw QueryError(.notANumber(operand.type), at: whole)
      }
      series = compiler.passes.compactMap {
        if case .series(let series) = $0 { series } else { nil }
      }
      self.text = text
      type = operand.type
      reading = operand.reading
      needs = operand.needs
      before = compiler.before
      isOfPlaces = tree.isOfPlaces
    } catch {
      var error = error
      error.text = text
      throw error
    }
  }

  /// Whether something about the whole history must be found out before the first value is known.
  public var needsIndex: Bool {
    !allNeeds.isDisjoint(with: QueryExpression.indexed)
  }

  /// Whether it is a condition, whose value is 1 where it holds.
  public var isCondition: Bool { type == .truth }

  /// What the number is one of.
  public enum Unit: Sendable {
    /// Of nothing: it counts.
    case none
    /// Nanoseconds.
    case nanoseconds
    /// Bytes.
    case bytes
  }

  /// What its numbers are numbers of.
  public var unit: Unit { type == .time ? .nanoseconds : type == .size ? .bytes : .none }

  /// Whether events that come later can change the value at an event that is known.
  public var looksAhead: Bool { allNeeds.contains(.completions) || allNeeds.contains(.answers) }

  /// What must be known for the functions that look back as well.
  var allNeeds: QueryNeeds { series.map(\.needs).reduce(into: needs) { $0.formUnion($1) } }

  /// What is found out about the whole history before the first value is known.
  private static let indexed: QueryNeeds = [.calls, .completions, .frames]

  /// Calls `body` with each event of a range at which there is one number, and that number.
  func visit(
    _ timeline: Timeline, _ ground: QueryGround, _ range: Range<Int>,
    _ body: (Int, Int) -> Void
  ) {
    let reading = reading
    timeline.scan(ground, range, needs, before) { moment, state in
      if let number = reading.one(moment, state) { body(moment.index, Int(number)) }
      return true
    }
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

  /// Its value before the first event that is kept; `nil` where it is one of an event, so that there is none.
  func valueAtBeginning(of timeline: Timeline) -> Value? {
    guard isOfPlaces else { return nil }
    let state = timeline.state(at: timeline.history.droppedCount)
    return value(QueryMoment(QueryGround(timeline, needs)), state)
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

import Events

/// Checking queries before there is a run: what only a run knows is let pass.
extension Query {
  /// Checks that a text is a query whose fields, functions and words are known, whatever the names of a run mean.
  ///
  /// - Throws: what is wrong with it, and where.
  public static func check(
    _ text: String, with vocabulary: QueryVocabulary = .none
  ) throws(QueryError) {
    do {
      try check(try QueryParser.tree(of: text, vocabulary))
    } catch {
      var error = error
      error.text = text
      throw error
    }
  }

  /// Checks each condition by itself, so that a name that only a run knows hides nothing behind it.
  private static func check(_ tree: QueryTree) throws(QueryError) {
    switch tree {
    case .or(let parts), .and(let parts): for part in parts { try check(part) }
    case .not(let part): try check(part)
    case .bare, .comparison, .membership, .temporal:
      var compiler = QueryCompiler(Lexicon(), nil, remarks: QueryRemarks())
      do {
        _ = try compiler.condition(tree)
      } catch {
        if !error.dependsOnRun { throw error }
      }
    }
  }
}

extension QueryMacro {
  /// Checks that the query of a macro means something for some arguments.
  ///
  /// - Throws: what is wrong with it, and where, in its query with words in the gaps.
  public func check(with vocabulary: QueryVocabulary = .none) throws(QueryError) {
    var furthest: QueryError?
    for text in QueryMacro.filled(body, count: arguments.count) {
      do {
        return try Query.check(text, with: vocabulary)
      } catch {
        let best = furthest?.range.lowerBound ?? -1
        if error.range.lowerBound > best { furthest = error }
      }
    }
    if let furthest { throw furthest }
  }

  /// The query with words of every kind in its gaps, in every combination for the first gaps, as far as anybody would wait.
  private static func filled(_ body: String, count: Int) -> [String] {
    var texts = [body]
    for number in 1...max(count, 1) {
      let words = number <= freeGapCount ? words : Array(words.prefix(1))
      texts = texts.flatMap { text in words.map { text.replacing("$\(number)", with: $0) } }
    }
    return texts
  }

  private static let freeGapCount = 4
  /// An object, a class, a time, a number, an address, a name.
  private static let words = ["P1", "send", "1us", "1", "10.0.0.1", "x"]
}

extension QueryError {
  /// Whether a run can make right what is wrong.
  fileprivate var dependsOnRun: Bool {
    switch reason {
    case .unknownPlace, .ambiguousPlace, .noCursor, .noValueAtCursor: true
    case .unknownName(let name): suggestion == nil && name.first?.isUppercase == true
    case .unknownWord(_, let type, _): type.isOfRun || type.isPartlyOfRun && suggestion == nil
    default: false
    }
  }
}

extension QueryType {
  /// Whether only a run says which words its values can be.
  fileprivate var isOfRun: Bool { self == .component || self == .binding || self == .adapter }

  /// Whether a run can have words that nobody else has.
  fileprivate var isPartlyOfRun: Bool {
    switch self {
    case .status, .state, .reason, .event, .outcome: true
    default: false
    }
  }
}

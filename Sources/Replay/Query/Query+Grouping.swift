/// Queries that become parts of larger ones.
extension Query {
  /// A query as it can stand beside `and`, `or` and `not`: in parentheses, unless it is a single test.
  public static func grouped(
    _ text: String, with vocabulary: QueryVocabulary = .none
  ) -> String {
    guard let tree = try? QueryParser.tree(of: text, vocabulary), tree.isSingleTest else {
      return "(\(text))"
    }
    return text
  }
}

extension QueryTree {
  /// Whether nothing that stands beside it can bind a part of it.
  fileprivate var isSingleTest: Bool {
    switch self {
    case .bare, .comparison, .membership: true
    case .not(let part): part.isSingleTest
    case .or, .and, .temporal: false
    }
  }
}

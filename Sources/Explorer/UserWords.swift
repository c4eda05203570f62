import Replay
import Terminal
import Views

/// What a user adds to the query language: macros, filters with a name, and rules that mark events.
public struct UserWords: Sendable {
  /// A filter with its name.
  public struct Filter: Equatable, Sendable {
    /// The name, without `@`.
    public let name: String
    /// The query.
    public let query: String

    /// A filter.
    public init(_ name: String, _ query: String) {
      self.name = name
      self.query = query
    }
  }

  /// A rule before anybody knows what its names mean.
  public struct Rule: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// Which events it marks.
    public let query: String
    /// What the letter is for.
    public let role: Role
    /// The letter.
    public let letter: Character

    /// A rule.
    public init(_ name: String, _ query: String, role: Role, letter: Character) {
      self.name = name
      self.query = query
      self.role = role
      self.letter = letter
    }
  }

  /// The filters, in their order.
  public let filters: [Filter]
  /// The rules, in their order.
  public let rules: [Rule]
  /// The macros and the filters, for the language.
  public let vocabulary: QueryVocabulary

  /// Words of one's own; without rules those that ship are used.
  public init(filters: [Filter] = [], rules: [Rule]? = nil, macros: [QueryMacro] = []) {
    self.filters = filters
    self.rules =
      rules ?? EventRule.shipped.map { Rule($0.name, $0.query, role: $0.role, letter: $0.letter) }
    var byName: [String: String] = [:]
    for filter in filters { byName[filter.name] = filter.query }
    vocabulary = QueryVocabulary(macros: macros, filters: byName)
  }
}

import Events
import Terminal
import Traces

/// Reads what people add to the query language: filters with a name, rules that mark events, macros.
///
/// ```yaml
/// filters:
///   stuck: "${stuck:30 s}"
/// rules:
///   late: pair.dt > 1 ms -> warn L
/// macros:
///   about_both:
///     arguments: [object, object]
///     query: obj == $1 or obj == $2
/// ```
public struct RuleFile: Equatable, Sendable {
  /// A query with its name and its place in the file.
  public struct Filter: Equatable, Sendable {
    /// The name, without `@`.
    public let name: String
    /// The query.
    public let query: String
    /// Where the query stands.
    public let position: SourcePosition
  }

  /// A rule that marks events.
  public struct Rule: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// Which events it marks.
    public let query: String
    /// How they are marked: the role of the letter.
    public let role: Role
    /// The letter.
    public let letter: Character
    /// Where the rule stands.
    public let position: SourcePosition
  }

  /// A query with gaps.
  public struct Macro: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// What stands in the gaps, for people.
    public let arguments: [String]
    /// The query, with `$1`, `$2` and so on for the gaps.
    public let query: String
    /// Where the query stands.
    public let position: SourcePosition
  }

  /// The filters, in their order.
  public var filters: [Filter] = []
  /// The rules, in their order, or `nil` if the file says nothing about rules.
  ///
  /// The first one that holds marks an event.
  public var rules: [Rule]?
  /// The macros, in their order.
  public var macros: [Macro] = []

  /// Reads a file from its text.
  ///
  /// - Throws: ``YAMLError`` with line and column.
  public init(_ text: String) throws(YAMLError) {
    guard !RuleFile.saysNothing(text) else { return }
    let document = try YAMLReader.document(text)
    try document.check(["filters", "rules", "macros"])
    if let filters = document["filters"] {
      for (key, value) in try filters.pairs() {
        self.filters.append(
          Filter(
            name: try RuleFile.name(key), query: try value.text(), position: value.position))
      }
    }
    if let rules = document["rules"] {
      var read: [Rule] = []
      for (key, value) in try rules.pairs() { read.append(try RuleFile.rule(key, value)) }
      self.rules = read
    }
    guard let macros = document["macros"] else { return }
    for (key, value) in try macros.pairs() { self.macros.append(try RuleFile.macro(key, value)) }
  }

  /// A name is letters, digits, `_` and `-`, and begins with a letter.
  private static func name(_ key: YAMLReader) throws(YAMLError) -> String {
    let name = try key.text()
    guard let first = name.first, first.isLetter,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    else { throw key.bad("a name: it is letters, digits, _ and -, a letter first") }
    return name
  }

  /// The roles that a letter can have.
  public static let roles: [Role] = [
    .text, .strong, .muted, .down, .up, .cause, .run, .pending, .ok, .warn, .bad, .link,
  ]

  /// `query -> role letter`.
  private static func rule(_ key: YAMLReader, _ value: YAMLReader) throws(YAMLError) -> Rule {
    let text = try value.text()
    let name = try name(key)
    let parts = text.split(separator: "->", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { throw value.bad("QUERY -> ROLE LETTER") }
    let query = parts.dropLast().joined(separator: "->")
    let style = parts[parts.count - 1].split(separator: " ").map(String.init)
    guard style.count == 2, let letter = style[1].first, style[1].count == 1, letter.isASCII
    else { throw value.bad("QUERY -> ROLE LETTER, the letter one sign of ASCII") }
    guard let role = roles.first(where: { $0.name == style[0] }) else {
      throw YAMLError.badValue(
        style[0], expected: "a role", legal: roles.map(\.name), at: value.position)
    }
    return Rule(
      name: name, query: query.trimmed, role: role, letter: letter, position: value.position)
  }

  private static func macro(_ key: YAMLReader, _ value: YAMLReader) throws(YAMLError) -> Macro {
    try value.check(["arguments", "query"])
    var arguments: [String] = []
    for argument in try value.needed("arguments").elements() {
      arguments.append(try argument.text())
    }
    guard (1...9).contains(arguments.count) else {
      throw value.bad("1 to 9 arguments; a query without any is a filter")
    }
    let query = try value.needed("query")
    return Macro(
      name: try name(key), arguments: arguments, query: try query.text(),
      position: query.position)
  }
}

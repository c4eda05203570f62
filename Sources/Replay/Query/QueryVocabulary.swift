/// The words that a user adds to the query language: macros of one's own, and filters that have a name.
public struct QueryVocabulary: Sendable {
  /// The macros, beside those that everybody has.
  public let macros: [QueryMacro]
  /// The filters that are written `@name`, by their names.
  public let filters: [String: String]
  /// The letters of the marks that the user has set, by the index of the event that is shown there; `nil` where nobody
  /// can set any.
  public var marks: [Int: [String]]?

  /// No words of one's own.
  public static let none = QueryVocabulary()

  /// Words of one's own; a macro with the name of one that everybody has takes its place.
  public init(macros: [QueryMacro] = [], filters: [String: String] = [:]) {
    self.macros = macros
    self.filters = filters
  }

  /// All macros that can be written.
  public var allMacros: [QueryMacro] {
    macros + QueryMacro.all.filter { known in !macros.contains { $0.name == known.name } }
  }

  /// The names of the filters, in order.
  public var filterNames: [String] { filters.keys.sorted() }

  func macro(_ name: String) -> QueryMacro? { allMacros.first { $0.name == name } }

  /// Macros may stand in macros, but not without end.
  static let depthMax = 8
}

/// The words that a user adds to the query language: macros of one's own, and filters that have a name.
public struct QueryVocabulary: Sendable {
  /// The macros, beside those that everybody has.
  public let macros: [QueryMacro]
  /// The filters that are written `@name`, by their names.
  public let filters: [String: String]
  /// What the user has written beside the events; `nil` where nobody can write anything.
  public var remarks: QueryRemarks?

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

/// What a user has written beside events, by the index of the event that is shown there.
public struct QueryRemarks: Sendable {
  /// The letters of the marks.
  public let marks: [Int: [String]]
  /// The texts of the notes.
  public let notes: [Int: String]

  /// Some marks and notes.
  public init(marks: [Int: [String]] = [:], notes: [Int: String] = [:]) {
    self.marks = marks
    self.notes = notes
  }
}

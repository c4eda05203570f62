import Events
import Explorer
import Glibc
import Replay
import Settings
import Traces
import Views

/// What a user has added to the query language, in `rules.yaml` of ``UserFolders/configuration``.
enum UserRules {
  /// Reads the file; without one there are only the rules that ship.
  ///
  /// - Throws: ``Refusal`` that says what is wrong, with line and column.
  static func load() throws(Refusal) -> UserWords {
    guard let path, access(path, F_OK) == 0 else { return UserWords() }
    return try words(of: file(path) { () throws(YAMLError) in try TextFile.text(at: path) }, path)
  }

  /// The file, whether it is there or not; `nil` without a home.
  private static var path: String? { UserFolders.configuration.map { $0 + "/rules.yaml" } }

  private static func file(
    _ path: String, _ text: () throws(YAMLError) -> String
  ) throws(Refusal) -> RuleFile {
    do throws(YAMLError) {
      return try RuleFile(try text())
    } catch {
      throw Refusal(located(error.sentence, path, error.position), .unreadable)
    }
  }

  // MARK: - Adding

  /// Adds a filter with a name to the file, which keeps everything that stands in it; returns what there is now, or `nil` if
  /// nothing was written, and what is to be said.
  static func save(_ filter: UserWords.Filter) -> (words: UserWords?, message: Message) {
    guard let path else { return (nil, Message("There is no folder to keep it in.", .error)) }
    do throws(Refusal) {
      let text = try text(with: filter, path)
      let new = try words(of: file(path) { () throws(YAMLError) in text }, path)
      guard UserFolders.makeConfiguration() else {
        throw Refusal("cannot make the folder of \(path): \(systemText(errno))", .unreadable)
      }
      try TraceFile.replace(path, with: text)
      return (new, Message("@\(filter.name) stands in \(path), and for the filter in every query."))
    } catch {
      return (nil, Message(error.sentence, .error))
    }
  }

  private static func text(
    with filter: UserWords.Filter, _ path: String
  ) throws(Refusal) -> String {
    do throws(YAMLError) {
      let old = access(path, F_OK) == 0 ? try TextFile.text(at: path) : ""
      return try RuleFile.text(old, withFilter: filter.name, filter.query)
    } catch {
      throw Refusal(located(error.sentence, path, error.position), .unreadable)
    }
  }

  private static func words(of file: RuleFile, _ path: String) throws(Refusal) -> UserWords {
    let words = UserWords(
      filters: file.filters.map { UserWords.Filter($0.name, $0.query) },
      rules: file.rules?.map {
        UserWords.Rule($0.name, $0.query, role: $0.role, letter: $0.letter)
      },
      macros: file.macros.map { QueryMacro(name: $0.name, arguments: $0.arguments, body: $0.query) }
    )
    for (macro, known) in zip(file.macros, words.vocabulary.macros) {
      try check(macro.position, path) { () throws(QueryError) in
        try known.check(with: words.vocabulary)
      }
    }
    let queries =
      file.filters.map { ($0.query, $0.position) }
      + (file.rules ?? []).map { ($0.query, $0.position) }
    for (query, position) in queries {
      try check(position, path) { () throws(QueryError) in
        try Query.check(query, with: words.vocabulary)
      }
    }
    return words
  }

  /// Says where in the file something is wrong.
  private static func check(
    _ position: SourcePosition, _ path: String, _ body: () throws(QueryError) -> Void
  ) throws(Refusal) {
    do {
      try body()
    } catch {
      let lines = error.lines.joined(separator: "\n  ")
      throw Refusal(located("this is no query\n  \(lines)", path, position), .unreadable)
    }
  }
}

import Events
import Explorer
import Glibc
import Replay
import Settings
import Traces

/// What a user has added to the query language, in `rules.yaml` of ``UserFolders/configuration``.
enum UserRules {
  /// Reads the file; without one there are only the rules that ship.
  ///
  /// - Throws: ``Refusal`` that says what is wrong, with line and column.
  static func load() throws(Refusal) -> UserWords {
    guard let folder = UserFolders.configuration else { return UserWords() }
    let path = folder + "/rules.yaml"
    guard access(path, F_OK) == 0 else { return UserWords() }
    return try words(of: read(path), path)
  }

  private static func read(_ path: String) throws(Refusal) -> RuleFile {
    do throws(YAMLError) {
      return try RuleFile(try TextFile.text(at: path))
    } catch {
      throw Refusal("\(place(path, error.position)): \(error.sentence)", .unreadable)
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
    for filter in file.filters { try check(filter.query, filter.position, words, path) }
    for rule in file.rules ?? [] { try check(rule.query, rule.position, words, path) }
    return words
  }

  /// Checks that a query can be read; what its names mean, only a run knows.
  private static func check(
    _ query: String, _ position: SourcePosition, _ words: UserWords, _ path: String
  ) throws(Refusal) {
    do {
      try Query.checkForm(of: query, with: words.vocabulary)
    } catch {
      let lines = error.lines.joined(separator: "\n  ")
      throw Refusal("\(place(path, position)): this is no query\n  \(lines)", .unreadable)
    }
  }

  private static func place(_ path: String, _ position: SourcePosition) -> String {
    position.line > 0 ? "\(path):\(position.line):\(position.column)" : path
  }
}

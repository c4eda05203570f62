import Events

/// Why a file that people write - a scenario, a theme - cannot be used, and where.
public enum YAMLError: Error, Equatable, Sendable {
  /// The system could not read the file; the number is `errno`.
  case unreadable(path: String, code: Int32)
  /// The file is no text that could be read, whatever its format.
  case notText(problem: String, at: SourcePosition)
  /// The file is not YAML.
  case notYAML(problem: String, at: SourcePosition)
  /// A key that such a file does not have.
  case unknownKey(String, legal: [String], at: SourcePosition)
  /// A key that is needed.
  case missingKey(String, at: SourcePosition)
  /// A value that cannot be there.
  case badValue(String, expected: String, legal: [String], at: SourcePosition)
  /// Several things where one is meant.
  case tooMany([String], at: SourcePosition)

  /// Where the file is wrong.
  public var position: SourcePosition {
    switch self {
    case .unreadable: .none
    case .notText(_, let at), .notYAML(_, let at), .unknownKey(_, _, let at),
      .missingKey(_, let at), .badValue(_, _, _, let at), .tooMany(_, let at):
      at
    }
  }
}

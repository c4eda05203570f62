import Replay

/// Why an expression cannot be charted.
public enum ChartTrouble: Error, Equatable, Sendable {
  /// It is none that has a curve.
  case query(QueryError)
  /// As many are charted as there can be.
  case tooMany

  /// What is wrong, in a sentence.
  public var sentence: String {
    switch self {
    case .query(let error): error.sentence
    case .tooMany: ChartWords.most
    }
  }
}

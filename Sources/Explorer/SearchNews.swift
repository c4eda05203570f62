import Replay

/// What a search beside has come to.
struct SearchNews: Sendable {
  /// The number of the search.
  let id: Int
  /// What it has come to.
  let result: Result
  /// Whether it has come to its end.
  var isDone = false

  /// What a search has come to, by what it looks for.
  enum Result: Sendable {
    /// How far is what must be known before the first look at an event, in parts of a thousand.
    case prepared(Sieve.Slot, permille: Int)
    /// The events that were found, and, at the end, why none were.
    case matches(Sieve.Slot, MatchSet, QueryDoubt?)
    /// How often the values of a field occur.
    case tally([QueryTally.Value])
    /// The values of an expression.
    case curve(Curve)
  }
}

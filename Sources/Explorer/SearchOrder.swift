import Replay

/// A search that is to be done beside.
struct SearchOrder: Sendable {
  /// Tells one search from the next.
  let id: Int
  /// What is to be done.
  var work: Work
  /// Where.
  let timeline: Timeline

  /// What a search looks for.
  enum Work: Sendable {
    /// The events that something holds for; a search that was begun with this number goes on.
    case matches(Sieve.Slot, MatchSearch)
    /// How often the values of a field occur.
    case tally(QueryTally)
    /// The values of an expression, behind those that are known.
    case curve(Curve)
  }

  /// What one search at a time is done for.
  enum Purpose: Hashable, Sendable {
    /// One of the searches for events.
    case events(Sieve.Slot)
    /// The values of the field that is being typed.
    case tally
    /// One of the charts, by its number.
    case chart(Int)
  }

  /// What it is done for.
  var purpose: Purpose {
    switch work {
    case .matches(let slot, _): .events(slot)
    case .tally: .tally
    case .curve: .chart(id)
    }
  }
}

import Events
import Replay

/// What became of a query that is to hold for some event of a run, or for none.
public struct QueryResult: Equatable, Sendable {
  /// What was asked.
  public let query: String
  /// Whether it is to hold for some event; else it must hold for none.
  public let isWanted: Bool
  /// The sequence numbers of the events that it holds for.
  public let found: [Int]
  /// The index of the first of them.
  public let firstIndex: Int?

  /// Whether it is as it should be.
  public var isMet: Bool { found.isEmpty != isWanted }

  /// Looks for the events that a query holds for.
  public init(_ query: Query, _ timeline: Timeline, isWanted: Bool) {
    self.query = query.text
    self.isWanted = isWanted
    let matches = timeline.matches(query)
    firstIndex = matches.first
    found = matches.map(timeline.history.sequence)
  }
}

import Events
import Replay

/// What stops a run: every event of a kind, or every event that a query holds for.
public enum StopCondition: Sendable {
  /// Every event of a kind that is about a call.
  case kind(EventKind, Call)
  /// Every event that a query holds for.
  case query(Query)

  /// Those among some events at which a run stops; a query that would take too long is left out.
  func stops(_ timeline: Timeline, among indices: [Int]) -> [Int] {
    switch self {
    case .kind(let kind, let call):
      indices.filter { timeline.history[$0].kind == kind && timeline.history[$0].call == call }
    case .query(let query): Array(timeline.matches(query, among: indices) ?? [])
    }
  }
}

import Events
import Replay

/// Where the claims of the proof line cease to hold.
extension Proof {
  /// The event behind which a claim fails that held before it, and the claim.
  public struct Break: Equatable, Sendable {
    /// The index of the event.
    public let index: Int
    /// The claim that fails.
    public let claim: String
  }

  /// Halves the time before a position at which a claim fails until the event is found that broke it; `nil` if all claims hold
  /// there, or one fails from the beginning.
  ///
  /// It looks at some twenty moments of ten million events.
  public static func breaking(before position: Int, in timeline: Timeline) -> Break? {
    var low = timeline.history.droppedCount
    var high = position
    guard low < high, var claim = failure(high, timeline), failure(low, timeline) == nil else {
      return nil
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if let failed = failure(middle, timeline) {
        (high, claim) = (middle, failed)
      } else {
        low = middle
      }
    }
    return Break(index: high - 1, claim: claim)
  }

  /// The first claim that fails at a position.
  private static func failure(_ position: Int, _ timeline: Timeline) -> String? {
    Proof(Moment(timeline, at: position)).claims.first { !$0.holds }?.text
  }
}

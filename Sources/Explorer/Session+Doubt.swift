import Events
import Replay
import Views

/// Why nothing matches.
extension Session {
  /// What is said where the filter shows nothing of all that is there; `nil` where it shows something, or may yet.
  var whyNothing: Message? {
    guard let filter = sieve.filter, filter.matches.count == 0, timeline.count > 0,
      filter.matches.end >= timeline.count
    else { return nil }
    var why = ""
    if case .query(let query) = filter.seeker { why = reason(query, known: filter.doubt) }
    let all = timeline.count - timeline.history.droppedCount
    return SieveWords.showsNone(of: all, why, soFar: run.isGrowing)
  }

  /// Why a query holds for nothing, in a few words; none where that is not found out between two keys.
  func reason(_ query: Query, known: QueryDoubt? = nil) -> String {
    let isQuick = timeline.count <= PromptHelp.eventCountMax
    guard let doubt = known ?? (isQuick ? timeline.doubt(query) : nil) else { return "" }
    return SieveWords.reason(doubt, query.text)
  }
}

import Events
import Replay
import Views

/// `:exhaust`: all runs that some choice points allow, and those that break a rule.
extension Session {
  /// Begins a search: the names of choice points, and how deep.
  mutating func exhaust(_ words: [String], _ prompt: PromptState) -> [Effect] {
    let names = words[0].split(separator: ",").map { $0.uppercased() }
    if let unknown = names.first(where: { ChoicePoint(name: $0) == nil }) {
      return complain(ExhaustWords.noPoint(unknown.shown), prompt)
    }
    let points = names.compactMap { ChoicePoint(name: $0) }
    guard !points.isEmpty else { return complain(ExhaustWords.points, prompt) }
    let depth = words.count > 1 ? Int(words[1]) : ExhaustWords.usualDepth
    guard words.count <= 2, let depth, 1...ExhaustWords.depthMax ~= depth else {
      return complain(ExhaustWords.depth, prompt)
    }
    guard huntRefusal == nil else {
      message = huntRefusal
      return []
    }
    // A run can be opened until the next search has come to its end.
    guard waitingRuns == nil else { return complain(ExhaustWords.unseen, prompt) }
    return [.exhaust(Set(points), depth: depth)]
  }

  /// A search has come to its end: what it found can be opened, as soon as nothing else stands in front.
  mutating func receive(found runs: [FoundRun], _ message: Message?) {
    guard !runs.isEmpty else { return }
    waitingRuns = WaitingRuns(runs: runs, message: message)
    openWaitingRuns()
  }

  /// Lists what a search has found, and says how it ended, unless something stands in front.
  mutating func openWaitingRuns() {
    guard overlay == nil, let waiting = waitingRuns else { return }
    waitingRuns = nil
    openList(.found, waiting.runs.map(ListEntry.found))
    message = waiting.message
  }
}

/// What a search has found and cannot show yet, because something stands in front.
struct WaitingRuns: Sendable {
  let runs: [FoundRun]
  /// How the search ended.
  let message: Message?
}

/// A run that a search has found.
public struct FoundRun: Equatable, Sendable {
  /// Its place among those that were found.
  public let place: Int
  /// The rule that it breaks.
  public let rule: String
  /// What happens, in a few words.
  public let sentence: String
  /// The index of the guilty event.
  public let index: Int
}

import Events
import Replay
import Views

/// `:exhaust`: all runs that some choice points allow, and those that break a rule.
extension Session {
  /// Begins a search: the names of choice points, and how deep.
  mutating func exhaust(_ words: [String], _ prompt: PromptState) -> [Effect] {
    let names = words[0].split(separator: ",").map { $0.uppercased() }
    let points = names.compactMap { ChoicePoint(name: $0) }
    guard !points.isEmpty, points.count == names.count else {
      return complain(ExhaustWords.points, prompt)
    }
    let depth = words.count > 1 ? Int(words[1]) : ExhaustWords.usualDepth
    guard words.count <= 2, let depth, 1...ExhaustWords.depthMax ~= depth else {
      return complain(ExhaustWords.depth, prompt)
    }
    return [.exhaust(Set(points), depth: depth)]
  }

  /// A search has come to its end: what it found can be opened, as soon as nothing else stands in front.
  mutating func receive(found runs: [FoundRun]) {
    guard !runs.isEmpty else { return }
    waitingRuns = runs
    if overlay != nil { message = .foundRunsWait(runs.count) }
    openWaitingRuns()
  }

  /// Lists what a search has found, unless something stands in front.
  mutating func openWaitingRuns() {
    guard overlay == nil, !waitingRuns.isEmpty else { return }
    openList(.found, waitingRuns.map(ListEntry.found))
    waitingRuns = []
  }
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

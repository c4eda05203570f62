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

  /// A search has come to its end: what it found can be opened.
  mutating func receive(found runs: [FoundRun]) {
    guard !runs.isEmpty else { return }
    openList(.found, runs.map(ListEntry.found))
  }

  /// A run that a search has found takes the place of this one; the cursor stands behind the guilty event.
  public mutating func receiveFound(_ timeline: Timeline, _ run: FoundRun, _ facts: RunFacts) {
    remember(UndoWords.found, isOfRun: true)
    let old = self.timeline
    self.timeline = timeline
    beginAnew(leaving: old)
    let hasMotion = self.run.hasMotion
    self.run = facts
    self.run.hasMotion = hasMotion
    cursor.restart()
    cursor.jump(to: min(run.index + 1, timeline.count))
    attention.marks = []
    siftAnew()
    attention.picked = .none
    attention.followed = .none
    message = .foundRun(run)
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

/// What `:exhaust` says, in one place.
enum ExhaustWords {
  static let usualDepth = 6
  static let depthMax = 1_000
  static let points =
    "name choice points, such as :exhaust CP1,CP2 6; CP8 and CP9 stand for stimuli"
  static let depth =
    "behind the choice points stands how many answers a run may have, from 1 to 1000"
  static let recorded = "Only a run that is simulated can be searched."
  static let busy = "A search goes on; Esc stops it."

  static func job(_ states: Int, _ waiting: Int) -> String {
    "searching all runs: \(states) states, \(waiting) wait"
  }
}

extension Message {
  static func foundRun(_ run: FoundRun) -> Message {
    Message(
      "The shortest run that breaks \(run.rule): \(run.sentence). u goes back to the run before.")
  }

  static func searched(_ states: Int, _ runs: Int, found: Int, isWhole: Bool) -> Message {
    let end = isWhole ? "All runs were searched" : "The search was stopped"
    let result =
      switch found {
      case 0: "no rule is broken"
      case 1: "1 rule is broken"
      default: "\(found) rules are broken"
      }
    return Message("\(end): \(states) states, \(runs) runs to their end, \(result).")
  }
}

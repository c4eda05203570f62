import Views

/// What `:exhaust` says, in one place.
public enum ExhaustWords {
  static let usualDepth = 6
  static let depthMax = 1_000
  static let points =
    "name choice points, such as :exhaust CP1,CP2 6; CP8 and CP9 stand for stimuli"
  static func noPoint(_ name: String) -> String { "there is no \(name): \(points)" }
  static let depth =
    "behind the choice points stands how many answers a run may have, from 1 to 1000"
  /// Why a recorded trace has no runs to search.
  public static let recorded = "Only a run that is simulated can be searched."
  static let busy = "A search goes on; Esc stops it."
  static let unseen =
    "the search before this one has found runs: Esc closes this line and lists them"

  /// The key stands in front of what it does, so that the sentence can be broken where a row ends.
  static func progress(_ progress: SearchProgress) -> String {
    let states = TimeFormat.grouped(progress.stateCount)
    let waiting = TimeFormat.grouped(progress.waitingCount)
    return "Searching all runs: \(states) states, \(waiting) wait.   \(key: "close") stops here"
  }
}

extension Message {
  static func foundRun(_ run: FoundRun) -> Message {
    Message(
      "The shortest run that breaks \(run.rule): \(run.sentence). \(key: "undo") goes back to the run before."
    )
  }

  /// How a search has ended; what was done to the run that is shown is not in it.
  static func searched(
    _ states: Int, _ runs: Int, found: Int, isWhole: Bool, isOfThisRun: Bool
  ) -> Message {
    var end = isWhole ? "All runs were searched" : "The search was stopped"
    if !isOfThisRun {
      let those = isWhole ? "those" : "that"
      end += ", \(those) of the scenario from #0, without what was done to this run"
    }
    let result =
      switch found {
      case 0: "no rule is broken"
      case 1: "1 rule is broken"
      default: "\(found) rules are broken"
      }
    return Message("\(end): \(states) states, \(runs) runs to their end, \(result).")
  }
}

import Replay
import Terminal

/// What the frame around the views says, in one place.
enum ScreenWords {
  static let program = "ndiscope"

  // The state line.
  static let paused = "PAUSED"
  static let isDamaged = "not all was read"
  static let playing = "PLAYING"
  static let frozen = "FROZEN"
  /// Before the simulated time.
  static let time = "t"
  static let speed = "speed"
  /// A run that is compared, and where it stands.
  static func side(_ name: String, at number: Int) -> String { "\(name) #\(number)" }
  static let untied = "untied"
  static func isBrokenHere(_ rule: String) -> String { "\(rule) is broken here" }
  static func isBroken(_ rule: String, at number: Int) -> String { "\(rule) broken at #\(number)" }

  // What is followed, and what stops a run.
  static let follows = "follows"
  static let nothing = "nothing"
  static func followKeys(_ next: String, _ last: String, _ follow: String) -> String {
    "\(next) \(last) next and last hop   \(follow) ends"
  }
  static func follow(_ key: String) -> String { "\(key) follows the object of this step" }
  static let stopsAt = "stops at"
  static func kept(_ count: String) -> String { "\(count) events kept, " }
  static func dropped(_ count: String) -> String { "\(count) older ones dropped" }

  // What takes long.
  static func events(_ count: String) -> String { CommonWords.events(count) }
  static let stops = "Ctrl-C stops here"

  // The titles of panes.
  static let now = "Now"
  static let changed = "Changed by this step"
  static let watches = "Watches"
  static let openCalls = "Open calls"
  static let holders = "Who has what others made"
  static let bytes = "Bytes"
  static let timeline = "Timeline"
  static let adapter = "adapter"

  // A list over the picture.
  static let scope = "scope"
  static let scopeKey = "Tab"
  static let seeAlso = "see also"

  // The keys on a tiny screen.
  static let step = "step"
  static let help = "help"
  static let quit = "quit"
  static let toStack = "stack"

  /// No event is there; without a key that makes a step, none will come.
  static func noEvents(_ key: String?) -> String {
    key.map { "No events yet. Press \($0): the first thing happens." } ?? CommonWords.noEvents
  }
}

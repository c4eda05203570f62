/// What the view of state machines says, in one place.
enum StatesWords {
  static func machines(_ count: Int) -> String { count == 1 ? "machine" : "machines" }

  // The legend.
  static let example = "Here"
  static let now = "now"
  static let wasThere = "was there"
  static let never = "never yet"
  static let mayFollow = "may follow"

  static let nothing = "no adapter, binding or module of this trace tells its state"

  static let sinceBeginning = "since the beginning"
  static let cameFrom = "came from"
  static func been(in states: String) -> String { "has been in \(states)" }
  static let noTransition = "no such transition"
  static let next = "next"
  /// Before each further state that may come.
  static let or = "or"
}

/// What the panes around the picture say, in one place.
enum PanesWords {
  // What the step is.
  static let nothingYet = "Nothing has happened yet. Step forward to let the first thing happen."
  static let atBeginning =
    "This is the beginning. Nothing has happened yet; the first event is one step ahead."
  static let atFirstKept =
    "Here begins what is kept: the events before have been dropped. The next one is one step ahead."
  static let enter = "enter"
  static let interrupt = "interrupt"
  static let fromOutside = "from outside"
  static let memory = "memory"

  // What the step changed.
  static let changed = "changed"
  static let nothingChanged = "nothing yet"
  static let new = "new"
  static let endOf = "end of"
  static let ownerOf = "owner of"
  static let owner = "owner"
  static let referencesOf = "references of"
  static func level(cpu: Int) -> String { "\(CommonWords.level) \(CommonWords.cpu(cpu))" }
  static let callDepth = "call depth"
  static func held(by title: String) -> String { "\(title) \(CommonWords.held)" }

  // The values that are watched.
  static let watches = "watches"
  static let knownAtEnd = "known at the end"

  // The calls that are open.
  static let noCalls = "none: nobody is inside of a call here"
  static func around(_ count: Int) -> String { "+\(count) around" }
  static func inside(_ caller: String, of call: String) -> String { "\(caller) in \(call)" }

  // Who has what others made.
  static let noHolders = "nobody holds what another made"
}

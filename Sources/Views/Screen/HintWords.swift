/// What the hint line says about what can be done next; a key stands before each text that says what it does.
enum HintWords {
  static let note = "note"

  // While the run is played.
  static let stopsHere = " stops on this event.   "
  static let slower = " slower   "
  static let faster = " faster"
  static let same = "   The run is the same at any speed."

  // Where two runs are compared.
  static let nextDifference = " next difference   "
  static let lastDifference = " the one before   "
  static let rows = " rows   "
  static let otherSide = " other side   "
  static let ties = " ties or unties the two   "
  static let compares = " compares with something else"

  // What is picked.
  static func inspects(_ key: String, _ other: String?) -> String {
    "   \(key) inspects \(other ?? "it")"
  }
  static func goes(_ key: String, to number: Int) -> String { "   \(key) goes to #\(number)" }
  static func turns(_ key: String, isOpen: Bool) -> String {
    "   \(key) \(isOpen ? "closes" : "opens") the branch"
  }
  static func unfolds(_ key: String) -> String { "   \(key) opens or closes the row" }
  static func follows(_ key: String) -> String { "   \(key) follows it" }
  static func stopsFollowing(_ key: String, _ followed: String?) -> String {
    "   \(key) stops following \(followed ?? "it")"
  }
  static func same(_ key: String) -> String { "   \(key) its next and last event" }
  static func unpicks(_ key: String) -> String { "   \(key) unpicks it" }
  static let isNotHere = " does not exist here."
  static func belongs(to owner: String, since number: String, held: String) -> String {
    " belongs to \(owner) since \(number), \(held)."
  }

  // Something is broken.
  static let showsEvidence = " shows what led to it   "
  static func toGuilty(_ number: Int) -> String { " to the guilty #\(number)   " }
  static let findsGuilty = " finds the event that breaks this   "

  // What comes next.
  static let next = "Next: "
  static let nextAtBeginning = "This is #0, the beginning. Next: "
  static func nextAtFirstKept(_ number: Int) -> String {
    "The events up to #\(number) have been dropped. Next: "
  }
  static func end(_ number: Int, isDamaged: Bool) -> String {
    "#\(number), \(isDamaged ? "the end of what could be read" : "the end")."
  }
  static let goesBack = " goes back   "
  static let toBeginning = " to the beginning"
  static let simulates = " simulates the next event   "
  static let goesOn = " goes on by itself   "
  static let injects = " does something to the stack"
  static let jumps = " jumps to the completion of "

  /// Words before which a sentence can end that has no room.
  static let conjunctions = ["and", "but", "because", "while", "until", "although"]
  static let longestConjunction = conjunctions.map(\.count).max() ?? 0
}

import Events

// Every sentence that this room writes into a run, in one place (HOUSE_STYLE 3.5); those of Winsock stand with it.

/// What a note in a run says.
enum Remark {
  static func waitsForEver(_ name: String, for event: ObjectID) -> String {
    "Nothing that is still to happen signals \(event): \(name) waits for ever."
  }

  static func neverEnds(_ name: String, hasWatchdog: Bool) -> String {
    let end = hasWatchdog ? "the watchdog will stop the machine" : "the stack waits for ever"
    return "Nothing that is still to happen ends what \(name) has pended: \(end)."
  }

  static let clockIsAtItsEnd =
    "The simulated clock is at its end, behind \(Limits.clockNanosecondsMax / 1_000_000_000) s: the run "
    + "ends here."

  static let lockIsHeld = "Somebody else holds the lock of the socket. This thread has to wait."

  static func isPaused(_ name: String) -> String { "\(name) is paused already: nothing happens." }
  static func runs(_ name: String) -> String { "\(name) runs already: nothing happens." }
  static func isNotInStack(_ name: String) -> String {
    "\(name) is not in the stack: nothing happens."
  }
  static func isInStack(_ name: String) -> String {
    "\(name) is in the stack already: nothing happens."
  }

  static func makesNothing(_ name: String) -> String {
    "\(name) makes no lists of its own in this model."
  }

  static func lostFragment(_ number: Int, of count: Int) -> String {
    "Fragment \(number) of \(count) is lost on the cable."
  }
}

import Views

/// What is said about a run that goes on while the picture stands, in one place.
extension Message {
  static let nothingGoesOn = Message(
    "This run is at its end, or was recorded: nothing goes on.", .warning)

  static func frozen(_ speed: String) -> Message {
    Message(
      "The picture stands; the run goes on at \(speed).   \(key: "freeze") stops it   \(key: "faster") \(key: "slower") change the speed"
    )
  }

  static func notFrozen(_ number: Int) -> Message { Message("The run stands at #\(number).") }
  static func frozenEnd(_ number: Int) -> Message { Message("The run has ended at #\(number).") }

  static func dropped(_ wanted: Int, firstKept: Int) -> Message {
    Message("#\(wanted) has been dropped: the first event that is kept is #\(firstKept).", .warning)
  }

  static func dropped(_ count: Int) -> Message {
    Message("Only the last events are kept: those up to #\(count) have been dropped.", .warning)
  }
}

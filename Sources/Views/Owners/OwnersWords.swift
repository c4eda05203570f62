/// What the view of owners says, in one place.
enum OwnersWords {
  static let note = "one column is one event"
  static let nothing = "there is no packet, list, request or frame here"
  static let nothingYet = nothing + ": l goes on, ) goes to the next one"

  // The captions.
  static let object = "object"
  static let heldBy = "held by"

  static let ended = "ended"
}

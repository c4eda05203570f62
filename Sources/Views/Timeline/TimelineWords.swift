/// What the timeline says, in one place.
enum TimelineWords {
  // The legend of what happened.
  static let receive = "receive"
  static let request = "request"
  static let plugAndPlay = "PnP"

  // The legend of what is marked.
  static let broken = FindingsWords.breaksRule
  static let mark = "mark"
  static let note = "note"
  static let toCompare = "kept to compare"

  // The captions of the rows.
  static let time = "time"
  static let marks = "marks"
}

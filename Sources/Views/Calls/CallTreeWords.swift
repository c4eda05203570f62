/// What the tree of calls says, in one place.
enum CallTreeWords {
  static func open(_ count: Int) -> String { count == 1 ? "call open" : "calls open" }

  // The legend.
  static let noInside = "no inside"
  /// What the signs in front of calls mean, in the order in which they are told.
  static let signs: [(sign: EventLine.Sign, word: String)] = [
    (.down, "down"), (.up, "up"), (.aside, "neither up nor down"), (.action, noInside),
    (.outside, "from outside"), (.trouble, "goes wrong"),
  ]
  static let notReturned = "not returned"
  /// Stands for any number of calls: `+3` behind a call that hides three.
  static let foldedSign = "+n"
  static let folded = "folded"

  // The captions.
  static let stack = "stack"
  static let took = "took"

  static let nothing = "nothing has been called yet: l goes to the first event"
  // In words alone.
  static func isOpen(for time: String) -> String { "open for \(time)" }
  static func answered(_ answer: String, after time: String) -> String {
    "\(CommonWords.returned(answer)) after \(time)"
  }
  static func hides(_ count: Int) -> String { "folded with \(count) inside" }

  /// The status of a call that has not returned.
  static let open = "open"
  /// The status of a call that has returned without one.
  static let returned = "returned"
}

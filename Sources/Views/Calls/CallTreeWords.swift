/// What the tree of calls says, in one place.
enum CallTreeWords {
  static func open(_ count: Int) -> String { count == 1 ? "call open" : "calls open" }

  // The legend.
  static let down = "down"
  static let up = "up"
  static let neither = "neither"
  static let noInside = "no inside"
  static let notReturned = "not returned"
  /// Stands for any number of calls: `+3` behind a call that hides three.
  static let foldedSign = "+n"
  static let folded = "folded"

  // The captions.
  static let stack = "stack"
  static let took = "took"

  static let nothing = "nothing has been called yet: l goes to the first event"
  /// The status of a call that has not returned.
  static let open = "open"
  /// The status of a call that has returned without one.
  static let returned = "returned"
}

/// What the view of charts says, in one place.
enum ChartsWords {
  static let note = "the highest number in each column"

  // The legend.
  static let hasBeen = "has been"
  static let comes = "comes"
  static let cursor = "cursor"
  static let range = "from 0 to max"
  static let enter = "Enter goes to the max"

  // The captions.
  static let what = "what"
  static let now = "now"
  static let top = "max"

  static let nothing = "this trace has no layers, queues, pools or counters"

  // A chart in words.
  static func told(
    _ name: String, now: String, was before: String, top: String, of bound: String
  ) -> String {
    let change = before.isEmpty ? "" : ", \(CommonWords.was(before))"
    return "\(name): \(self.now) \(now)\(change), \(self.top) \(top)"
      + (bound.isEmpty ? "" : " of \(bound)")
  }
  static func atMost(_ value: String) -> String { "at most \(value)" }

  // What a chart counts.
  static func seen(permille: Int) -> String { "\(permille / 10) % seen" }
  static func holds(_ count: String) -> String { "holds \(count)×" }
  static let expression = "expression"
}

/// What is said about a filter and about what is looked for, in one place.
enum SiftingWords {
  static let filter = "filter"
  static let find = "find"
  static func share(_ count: String, of all: String) -> String {
    "\(count) \(ofEvents(all))"
  }
  static func ofEvents(_ all: String) -> String { "of \(all) events" }
  /// The filter can be used, and some events are left.
  static let valid = "ok"
  /// Something must be known of all events before the first one can be judged.
  static func preparing(percent: Int) -> String { "prepares \(percent) %…" }
  static let foundNowhere = "found nowhere"
  static func found(_ count: String) -> String { "found \(count)" }

  // An empty list.
  static let nothingYet = "nothing matches so far"
  static let nothing = "nothing matches"
  static let clearKey = "Backspace"
  static let clears = "clears the filter"
  static func removesAll(_ count: String) -> String { "this removes all \(count) events" }
  static func removesRest(_ count: String) -> String {
    "this removes the \(count) that are left"
  }
  static func noValue(of field: String) -> String { "no event has a value of \(field)" }
  /// How often a value occurs.
  static func times(_ count: Int) -> String { "×\(TimeFormat.grouped(count))" }
  /// The times that a field has.
  static func times(_ range: ClosedRange<Int64>) -> String {
    let shortest = TimeFormat.text(range.lowerBound)
    guard range.lowerBound < range.upperBound else { return shortest }
    return "\(shortest) to \(TimeFormat.text(range.upperBound))"
  }
  /// Before the values of a field.
  static func values(of field: String) -> String { "\(field) is" }
}

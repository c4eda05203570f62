/// A function of the query language.
public struct QueryFunction: Sendable {
  /// Its name.
  public let name: String
  /// What it takes, for people.
  public let arguments: String
  /// What it gives, in one sentence.
  public let sentence: String
  /// How many arguments it takes.
  let count: ClosedRange<Int>

  private init(
    _ name: String, _ arguments: String, _ count: ClosedRange<Int>, _ sentence: String
  ) {
    self.name = name
    self.arguments = arguments
    self.count = count
    self.sentence = sentence
  }

  /// Every function, in the order of the manual.
  public static let all: [QueryFunction] = [
    .init("len", "text", 1...1, "How many characters a text has."),
    .init("count", "field", 1...1, "How many values a field has."),
    .init("min", "number, ...", 1...16, "The smallest of all values."),
    .init("max", "number, ...", 1...16, "The largest of all values."),
    .init("abs", "number", 1...1, "A number without its sign."),
    .init("upper", "text", 1...1, "A text in capital letters."),
    .init("lower", "text", 1...1, "A text in small letters."),
    .init("string", "field", 1...1, "The text of a value, as screens show it."),
    .init(
      "delta", "field", 1...1, "By how much the event changes a field that is read from the stack."),
    .init("prev", "field", 1...1, "What a field that is read from the stack was before the event."),
    .init(
      "first", "field", 1...1, "Whether a value of the field appears here for the first time."),
    .init(
      "rate", "condition, time", 2...2,
      "For how many events of that time up to this one the condition holds."),
    .init(
      "outstanding", "layer", 1...1,
      "How many journeys are at a layer: what came to it and has not gone on."),
    .init(
      "distance", "layer, layer", 2...2,
      "How many layers lie from one to the other; neighbours have 1, the library has no place."),
  ]

  /// The function of that name, or `nil`.
  static func find(_ name: String) -> QueryFunction? { all.first { $0.name == name } }
}

import Events
import Replay
import Terminal

/// A rule that marks the events that a query holds for: with a letter, and with the colour of a role.
public struct EventRule: Sendable {
  /// Its name, which the legend shows.
  public let name: String
  /// Which events it marks.
  public let query: Query
  /// The letter.
  public let letter: Character
  /// What the letter is for.
  public let role: Role

  /// A rule.
  public init(_ name: String, _ query: Query, letter: Character, role: Role) {
    self.name = name
    self.query = query
    self.letter = letter
    self.role = role
  }

  /// The rules that everybody has who does not say otherwise: name, query, role, letter.
  public static let shipped: [(name: String, query: String, role: Role, letter: Character)] = [
    ("bugcheck", "bugcheck", .bad, "X"),
    ("drop", "drop", .bad, "d"),
    (
      "failure",
      "answer in {FAILURE, RESOURCES, STATUS_UNSUCCESSFUL, STATUS_INSUFFICIENT_RESOURCES}",
      .warn, "F"
    ),
    ("pending", "answer in {PENDING, STATUS_PENDING}", .pending, "P"),
  ]
}

/// The rules that mark events; of those that hold for one, the first one counts.
public struct RuleBook: Sendable {
  /// The rules, in their order.
  public var rules: [EventRule]

  /// Rules.
  public init(_ rules: [EventRule] = []) { self.rules = rules }

  /// The rules that hold for some events; nothing else of the history is looked at.
  ///
  /// A rule that needs a pass over all events is left out where that would take too long.
  func marks(_ timeline: Timeline, _ indices: [Int]) -> [Int: EventRule] {
    var marks: [Int: EventRule] = [:]
    for rule in rules {
      for index in timeline.matches(rule.query, among: indices) ?? [] where marks[index] == nil {
        marks[index] = rule
      }
    }
    return marks
  }

  /// What the letters of some events mean.
  static func legend(_ marks: [Int: EventRule]) -> [Span] {
    var seen: [String: EventRule] = [:]
    for rule in marks.values { seen[rule.name] = rule }
    return seen.values.sorted { $0.name < $1.name }.enumerated().flatMap { place, rule in
      [
        Span((place > 0 ? "  " : "") + String(rule.letter), rule.role),
        Span(" \(rule.name)", .muted),
      ]
    }
  }
}

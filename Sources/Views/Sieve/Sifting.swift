import Replay

/// What is looked for among the events: what hides all others, and what is found among those that are shown.
public struct Sifting: Sendable {
  /// The display filter, or `nil` if all events are shown.
  public var filter: Sifted?
  /// What was looked for last, or `nil`.
  public var find: Sifted?
  /// What marks events with a letter.
  public var rules = RuleBook()
  /// What stops a run.
  public var stops: [StopCondition] = []
  /// The columns of the event list, or `nil` for the usual ones.
  public var table: EventTable?

  /// Everything is shown, nothing is looked for.
  public init() {}

  /// The events that are shown, or `nil` for all.
  public var shown: MatchSet? { filter?.matches }

  /// Whether there is anything to say about it.
  public var isEmpty: Bool { filter == nil && find == nil }
}

/// Which events something holds for, as far as they have been looked at.
public struct Sifted: Sendable {
  /// What was typed.
  public var text: String
  /// The events.
  public var matches: MatchSet
  /// Whether the search goes on.
  public var isSearching = false
  /// How far is what must be known before the first look, in parts of a thousand, or `nil` behind it.
  public var preparedPermille: Int?
  /// Why there is none, or `nil` if there are some, or nobody knows.
  public var doubt: QueryDoubt?

  /// What holds for some events.
  public init(_ text: String, _ matches: MatchSet) {
    self.text = text
    self.matches = matches
  }
}

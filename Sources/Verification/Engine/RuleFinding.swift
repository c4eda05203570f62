import Events

/// A rule that was broken: where, by what, and how one can see it.
public struct RuleFinding: Sendable, Hashable {
  /// The id of the rule, such as `R02`.
  public let rule: String
  /// How bad it is.
  public let severity: Severity
  /// The index of the guilty event.
  public let index: Int
  /// The object that it is about; ``ObjectID/none`` if it is about none.
  public let object: ObjectID
  /// What one has to look at to see it, in the order of the events; the guilty one is among them.
  public let evidence: [Step]

  /// One event of the evidence.
  public struct Step: Sendable, Hashable {
    /// The index of the event.
    public let index: Int
    /// What it shows.
    public let sentence: String

    /// What an event shows.
    public init(_ index: Int, _ sentence: String) {
      self.index = index
      self.sentence = sentence
    }
  }

  /// What is wrong, in one sentence: what the guilty event shows.
  public var sentence: String { evidence.last { $0.index == index }?.sentence ?? "" }

  /// The facts of the rule.
  public var facts: RuleFacts? { RuleCatalog.facts(rule) }
}

/// Every rule, in the order of the ids.
///
/// A new rule is a file in the folder of its topic, and a line here.
public enum RuleCatalog {
  /// All of them.
  public static let all: [any Rule.Type] = [
    // The send path
    CompletedExactlyOnce.self,
    CompletedAtLeastOnce.self,
    NoCompletionAfterAnAnswer.self,
    CompletesOnlyWhatItHas.self,
    // The receive path
    ReturnedNoMoreThanPromised.self,
    ReturnedExactlyOnce.self,
    // Requests, status, pause, states
    RequestCompletedExactlyOnce.self,
    // IRPs and user I/O
    IRPCompletedExactlyOnce.self,
  ]

  /// The facts of the rule with an id, or `nil`.
  public static func facts(_ id: String) -> RuleFacts? { factsByID[id] }

  private static let factsByID: [String: RuleFacts] = {
    var facts: [String: RuleFacts] = [:]
    for rule in all { facts[rule.facts.id] = rule.facts }
    return facts
  }()
}

import Verification

/// What drivers promise, as the catalog of rules says it.
extension Glossary {
  /// The rules, by their ids.
  static let rules: [Term] = RuleCatalog.all.map { rule in
    let facts = rule.facts
    return Term(
      facts.id, .rule, facts.promise, more: facts.about + facts.scenarios, aliases: ["\(rule)"],
      source: "NDIS_REFERENCE " + facts.source.prefix { $0 != " " })
  }
}

extension RuleFacts {
  /// What there is to say beside the promise, a paragraph each.
  fileprivate var about: [String] {
    [
      "Severity: \(severity.word)", "Typical bug: \(bug)", "On Windows: \(consequence)",
      tools.isEmpty ? "" : "Tools: \(tools)", "Cure: \(cure)",
    ].filter { !$0.isEmpty }
  }

  /// What is said of a scenario that keeps a rule only because nobody in it takes the wrong step.
  private static let withoutTheStep =
    "which leads to the step at which it can be broken, and does not take it"

  /// Where one sees the rule broken, and where it is kept.
  fileprivate var scenarios: [String] {
    guard let scenarios = RuleScenarios(id) else { return [] }
    let broken =
      scenarios.broken.isEmpty ? [] : ["Broken in: " + scenarios.broken.joined(separator: ", ")]
    let step = scenarios.isKeptUpToTheStep ? ", \(RuleFacts.withoutTheStep)" : ""
    let kept = scenarios.kept.map { ["Kept in: " + $0 + step] } ?? []
    let lines = broken + kept
    return lines.isEmpty
      ? [] : lines + ["ndiscope explore NAME opens one, :compare NAME puts it beside this run."]
  }
}

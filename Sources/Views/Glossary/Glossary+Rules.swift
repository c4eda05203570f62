import Verification

/// What drivers promise, as the catalog of rules says it.
extension Glossary {
  /// The rules, by their ids.
  static let rules: [Term] = RuleCatalog.all.map { rule in
    let facts = rule.facts
    return Term(
      facts.id, .rule, facts.promise, more: facts.about, aliases: ["\(rule)"],
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
}

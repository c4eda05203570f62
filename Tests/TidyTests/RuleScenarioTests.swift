import Foundation
import Testing
import Verification

/// Holds the scenarios that the program names for a rule to what comes of running them.
struct RuleScenarioTests {
  private static let path = "Sources/Verification/Rules/RuleScenarios.swift"
  private static let marks = ("private static let table = \"\"\"\n", "    \"\"\"\n")

  /// `GOLDEN=update` writes the table instead and fails; `scripts/docs` does that.
  @Test func `the program names the scenarios that the page names`() throws {
    let text = try Repository.text(Self.path)
    let head = try #require(text.range(of: Self.marks.0))
    let tail = try #require(text.range(of: Self.marks.1, range: head.upperBound..<text.endIndex))
    let wanted = text[..<head.upperBound] + (try Self.table) + text[tail.lowerBound...]
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      try Data(wanted.utf8).write(to: Repository.root.appending(path: Self.path))
      if text != wanted { Issue.record("wrote \(Self.path); look at it, then test again") }
      return
    }
    let isSame = text == wanted
    #expect(isSame, "\(PageDifference(text, String(wanted)))")
  }

  @Test func `every rule has its scenarios or none, and nothing else has any`() {
    // What is written now is in the program when it is built again.
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else { return }
    for id in RuleCatalog.all.map({ $0.facts.id }) where RuleScenarios(id) == nil {
      Issue.record("\(id): run scripts/docs, then build again")
    }
    #expect(RuleScenarios("R02")?.kept == "s13-own-sync-send")
    #expect(RuleScenarios("R02")?.broken.contains("r02-ndislwf-completes-twice") == true)
    #expect(RuleScenarios("R00") == nil)
  }

  @Test func `a scenario that does not take the step is known by its bare name`() {
    #expect(RuleScenarios("R59")?.isKeptUpToTheStep == true)
    #expect(RuleScenarios("R59")?.kept?.hasSuffix(RuleScenarios.star) == false)
    #expect(RuleScenarios("R02")?.isKeptUpToTheStep == false)
  }

  @Test func `what keeps a rule has who could break it`() {
    #expect(RuleScenarios("R72")?.kept == "s33-unload-filter")
    #expect(RuleScenarios("R87")?.kept == nil && RuleScenarios("R14")?.kept == nil)
  }

  private static var table: String {
    get throws {
      let proofs = try RuleProofs.shipped.get()
      return RuleCatalog.all.map { rule in
        let id = rule.facts.id
        let kept =
          proofs.kept[id].map { name($0.path) + ($0.isUpToTheStep ? RuleScenarios.star : "") }
          ?? RuleScenarios.none
        let broken = (proofs.broken[id] ?? []).filter { !$0.isRemark }.map { name($0.path) }
        return "    " + ([id, kept] + broken).joined(separator: " ") + "\n"
      }.joined()
    }
  }

  private static func name(_ path: String) -> String {
    String(path.split(separator: "/").last?.dropLast(5) ?? "")
  }
}

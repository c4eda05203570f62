import Foundation
import Testing
import Verification

/// Holds the table of `docs/rules.md` to the catalog of rules.
struct RuleManualTests {
  private static let path = "docs/rules.md"
  private static let marks = ("<!-- rules -->\n", "<!-- end rules -->\n")

  /// `GOLDEN=update` writes the table instead and fails; `scripts/docs` does that.
  @Test func `the table is what the catalog says`() throws {
    let page = try Repository.text(Self.path)
    let head = try #require(page.range(of: Self.marks.0))
    let tail = try #require(page.range(of: Self.marks.1))
    let wanted = page[..<head.upperBound] + Self.table + page[tail.lowerBound...]
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      try Data(wanted.utf8).write(to: Repository.root.appending(path: Self.path))
      if page != wanted { Issue.record("wrote docs/rules.md; look at it, then test again") }
      return
    }
    #expect(page == wanted, "run scripts/docs")
  }

  @Test func `what is judged in part is a rule`() throws {
    let page = try Repository.text(Self.path)
    let part = try #require(page.range(of: "## What is judged only in part"))
    for match in page[part.upperBound...].matches(of: /R[0-8][0-9]/) {
      #expect(RuleCatalog.facts(String(match.output)) != nil, "\(match.output)")
    }
  }

  private static var table: String {
    var lines = ["", "| rule | promise | severity |", "|---|---|---|"]
    for rule in RuleCatalog.all {
      let facts = rule.facts
      let file = Repository.files(under: "Sources/Verification/Rules", endingIn: ".swift")
        .first { $0.hasSuffix("/\(rule).swift") }
      lines.append(
        "| [\(facts.id)](../\(file ?? "")) | \(facts.promise) | \(facts.severity.word) |")
    }
    return (lines + ["", ""]).joined(separator: "\n")
  }
}

import Foundation
import Testing
import Verification

/// Holds the table of `docs/rules.md` to the catalog of rules.
struct RuleManualTests {
  private static let path = "docs/rules.md"
  private static let marks = ("<!-- rules -->\n", "<!-- end rules -->\n")

  /// `GOLDEN=update` writes the table instead and fails; `scripts/docs` does that.
  @Test func `the table is what the catalog and the traces say`() throws {
    let page = try Repository.text(Self.path)
    let head = try #require(page.range(of: Self.marks.0))
    let tail = try #require(page.range(of: Self.marks.1))
    let table = try Self.table
    let wanted = page[..<head.upperBound] + table + page[tail.lowerBound...]
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      try Data(wanted.utf8).write(to: Repository.root.appending(path: Self.path), options: .atomic)
      if page != wanted { Issue.record("wrote docs/rules.md; look at it, then test again") }
      return
    }
    let isSame = page == wanted
    #expect(isSame, "\(PageDifference(page, String(wanted)))")
  }

  @Test func `where a scenario is missing, the page says why`() throws {
    let proofs = try RuleProofs.shipped.get()
    let missing = RuleCatalog.all.map { $0.facts.id }
      .filter { proofs.broken[$0] == nil || proofs.kept[$0] == nil }
    let rows = try Markdown(Self.path).rows(under: "Where a scenario is missing").dropFirst()
    #expect(rows.map { $0[0] } == missing, "docs/rules.md: a row a rule, with its reason")
  }

  @Test func `a broken scenario that breaks no rule is on the page`() throws {
    let proofs = try RuleProofs.shipped.get()
    let rows = try Markdown(Self.path).rows(under: "Broken on purpose, and no rule is broken")
    #expect(rows.dropFirst().map { $0[0].quoted.first } == proofs.silent)
  }

  @Test func `what is judged in part is a rule`() throws {
    let page = try Repository.text(Self.path)
    let part = try #require(page.range(of: "## What is judged only in part"))
    for match in page[part.upperBound...].matches(of: /R[0-9]{2}/) {
      #expect(RuleCatalog.facts(String(match.output)) != nil, "\(match.output)")
    }
  }

  private static var table: String {
    get throws {
      let proofs = try RuleProofs.shipped.get()
      let files = Repository.files(under: "Sources/Verification/Rules", endingIn: ".swift")
      let rows = RuleCatalog.all.map { rule in
        let facts = rule.facts
        let file = files.first { $0.hasSuffix("/\(rule).swift") } ?? ""
        let broken = (proofs.broken[facts.id] ?? [])
          .map { link($0.path) + ($0.isRemark ? " (info)" : "") }.joined(separator: ", ")
        let kept = proofs.kept[facts.id].map { link($0.path) + ($0.isUpToTheStep ? " *" : "") }
        return "| [\(facts.id)](../\(file)) | \(facts.promise) | \(facts.severity.word) | "
          + "\(broken.isEmpty ? noScenario : broken) | \(kept ?? noScenario) |"
      }
      let head = [
        "", "| rule | promise | severity | broken in | kept in |", "|---|---|---|---|---|",
      ]
      return (head + rows + ["", ""]).joined(separator: "\n")
    }
  }

  /// What stands where there is no scenario; the reason stands below the table.
  private static let noScenario = "none"

  /// A scenario by the name that the program takes.
  private static func link(_ path: String) -> String {
    let name = path.split(separator: "/").last?.dropLast(5) ?? ""
    return "[\(name)](../\(path))"
  }
}

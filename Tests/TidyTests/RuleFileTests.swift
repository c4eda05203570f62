import Foundation
import Testing

@testable import Verification

/// Holds the files of the rules to the catalog: one rule a file, and above its type what its facts say.
struct RuleFileTests {
  private static let folder = "Sources/Verification/Rules"

  private static let rules = RuleCatalog.all.map { RuleFile(type: $0) }

  private static var files: [String] {
    Repository.files(under: folder, endingIn: ".swift")
      .filter { $0.dropFirst(folder.count + 1).contains("/") }
  }

  /// `GOLDEN=update` writes the comments instead and fails; `scripts/docs` does that.
  @Test func `above every rule stands what its facts say`() throws {
    for rule in Self.rules {
      let path = try #require(
        Self.files.first { $0.hasSuffix("/\(rule.name).swift") },
        "\(rule.type.facts.id): \(Self.folder)/TOPIC/\(rule.name).swift is missing")
      let text = try Repository.text(path)
      let wanted = try #require(rule.commented(text), "\(path): no `struct \(rule.name)`")
      guard text != wanted else { continue }
      guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
        try Data(wanted.utf8).write(to: Repository.root.appending(path: path))
        Issue.record("wrote the comment of \(path); look at it, then run the tests again")
        continue
      }
      Issue.record("\(path): the comment is not what the facts say; run scripts/docs")
    }
  }

  @Test func `every file of a rule is in the catalog`() {
    let names = Set(Self.rules.map(\.name))
    for path in Self.files {
      let name = String(path.split(separator: "/").last?.dropLast(6) ?? "")
      if !names.contains(name) { Issue.record("\(path): RuleCatalog.all has no line for it") }
    }
  }

  @Test func `the rules stand in the order of their ids, each once`() {
    let ids = RuleCatalog.all.map { $0.facts.id }
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
    for id in ids { #expect(id.wholeMatch(of: /R[0-9]{2}/) != nil) }
  }

  @Test func `a rule that keeps something feeds it, so that a search knows equal states`() throws {
    let keepers = Self.rules.filter { $0.type.keepsSomething }
    #expect(keepers.count >= 10)
    for rule in keepers {
      let path = try #require(Self.files.first { $0.hasSuffix("/\(rule.name).swift") })
      let feeds = try Repository.text(path).contains("func feed(")
      #expect(feeds, "\(path): what it keeps, it adds in `feed(_:)`")
    }
  }

  @Test(arguments: RuleCatalog.all.indices)
  func `the facts are sentences and name their row`(index: Int) {
    let facts = RuleCatalog.all[index].facts
    for text in [facts.promise, facts.bug, facts.consequence, facts.cure] {
      #expect(text.hasSuffix(".") && text.first?.isUppercase == true, "\(facts.id): \(text)")
    }
    #expect(facts.tools.isEmpty || facts.tools.hasSuffix("."))
    #expect(facts.source.wholeMatch(of: /6\.[1-5] R[0-9]{2}/) != nil)
    #expect(facts.source.hasSuffix(facts.id))
  }
}

/// A rule and the comment above its type.
private struct RuleFile {
  let type: any Rule.Type

  var name: String { String(describing: type) }

  /// The text of its file with the comment above the type written anew; `nil` if the type is not there.
  func commented(_ text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let place = lines.firstIndex(where: { $0.hasPrefix("struct \(name): Rule") })
    else { return nil }
    var first = place
    while first > 0, lines[first - 1].hasPrefix("///") { first -= 1 }
    return (lines[..<first] + comment + lines[place...]).joined(separator: "\n")
  }

  private var comment: [String] {
    let paragraphs = type.facts.paragraphs.map(RuleFile.wrapped)
    return Array(paragraphs.joined(separator: ["///"]))
  }

  private static func wrapped(_ text: String) -> [String] {
    var lines = ["///"]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].count + 1 + word.count > 100 { lines.append("///") }
      lines[lines.count - 1] += " " + word
    }
    return lines
  }
}

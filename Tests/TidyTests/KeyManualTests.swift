import Foundation
import Terminal
import Testing

@testable import Explorer

/// Holds the tables of `docs/keys.md` to the catalogs.
struct KeyManualTests {
  private static let path = "docs/keys.md"

  /// `GOLDEN=update` writes the tables instead and fails; `scripts/docs` does that.
  @Test func `the tables are what the catalogs say`() throws {
    let page = try Repository.text(KeyManualTests.path)
    let wanted = KeyTables().filled(page)
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      let file = Repository.root.appending(path: KeyManualTests.path)
      try Data(wanted.utf8).write(to: file, options: .atomic)
      if page != wanted { Issue.record("wrote docs/keys.md; look at it, then run the tests again") }
      return
    }
    let isSame = page == wanted
    #expect(isSame, "\(PageDifference(page, wanted))")
  }

  @Test func `the page has every table`() throws {
    let page = try Repository.text(KeyManualTests.path)
    for name in KeyTables().tables.keys { #expect(page.contains("<!-- \(name) -->\n")) }
  }
}

/// The tables of the page of keys, each between two comments with its name.
private struct KeyTables {
  var tables: [String: [String]] {
    ["keys": keys, "commands": commands, "words": words]
  }

  /// A page with its tables written anew.
  func filled(_ page: String) -> String {
    var lines: [String] = []
    var isSkipping = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("<!-- end "), isSkipping { isSkipping = false }
      if !isSkipping { lines.append(line) }
      guard line.hasPrefix("<!-- "), line.hasSuffix(" -->"),
        let table = tables[String(line.dropFirst(5).dropLast(4))]
      else { continue }
      lines += table
      isSkipping = true
    }
    return lines.joined(separator: "\n")
  }

  private var keys: [String] {
    ActionCatalog.groups.flatMap { group in
      [
        "", "### \(group.title)", "", "| keys | action | name | you may know it as |",
        "|---|---|---|---|",
      ]
        + group.actions.map { facts in
          let keys = facts.keys.map { code(KeyName.plain($0.input)) }.joined(separator: " ")
          return row([keys, plain(facts.title), "`:\(facts.name)`", plain(facts.habit)])
        } + [""]
    }
  }

  private var commands: [String] {
    ["", "| command | what it does | also |", "|---|---|---|"]
      + CommandCatalog.all.map { facts in
        let more = facts.detail.isEmpty ? "" : ". " + facts.detail
        let words = facts.words.map { code(":" + $0) }.joined(separator: " ")
        return row([code(facts.spelling), plain(facts.title + more), words])
      } + [""]
  }

  private var words: [String] {
    let meanings = CommandCatalog.otherWords
    let names = Dictionary(grouping: meanings.keys) { meanings[$0] }
    return ["", "| word | action |", "|---|---|"]
      + ActionCatalog.all.compactMap { facts in
        guard let words = names[facts.action] else { return nil }
        let cell = words.sorted().map { code(":" + $0) }.joined(separator: " ")
        return row([cell, plain(facts.title)])
      } + [""]
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private func code(_ text: String) -> String {
    let text = text.replacing("|", with: "\\|")
    return text.contains("`") ? "`` \(text) ``" : "`\(text)`"
  }

  private func plain(_ text: String) -> String {
    var result = ""
    for character in text {
      if "|*_<>`\\#".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

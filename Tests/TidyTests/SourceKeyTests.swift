import Foundation
import Testing
import Views

/// Compares the source keys of doc comments with the list in `docs/sources.md`.
struct SourceKeyTests {
  @Test func `every source key of a comment is in the list`() throws {
    let known = try listed
    for use in try Self.uses.get() where !known.contains(use.key) {
      Issue.record("\(use.place): \(use.key) is not in docs/sources.md")
    }
  }

  @Test func `every source key of the list is used`() throws {
    let used = Set(try Self.uses.get().map(\.key))
    for key in try listed.sorted() where !used.contains(key) {
      Issue.record("docs/sources.md: no comment uses \(key)")
    }
  }

  @Test func `a key stands in the list once`() throws {
    let keys = try rowKeys
    #expect(Set(keys).count == keys.count)
  }

  @Test func `every section that an explanation of a word names is in the list`() throws {
    let known = try listed
    var count = 0
    for term in Glossary.all where term.source.hasPrefix("NDIS_REFERENCE ") {
      let key = String(term.source.dropFirst("NDIS_REFERENCE ".count))
      guard key.first?.isNumber == true else { continue }
      if !known.contains(key) { Issue.record("\(term.name): \(key) is not in docs/sources.md") }
      count += 1
    }
    #expect(count > 0)
  }

  /// The keys of the list: what stands between backticks in the first cell of a row.
  private var listed: Set<String> { get throws { Set(try rowKeys) } }

  private var rowKeys: [String] {
    get throws {
      try Markdown("docs/sources.md").plainLines.map(\.text).filter { $0.hasPrefix("| `") }
        .compactMap { $0.dropFirst(2).quoted.first }
    }
  }

  /// Every key that a comment uses, with its place; found once for all tests.
  private static let uses = Result {
    try Repository.files(under: "Sources", endingIn: ".swift").flatMap { path in
      try Comments(path).blocks.flatMap { block in
        SourceKeys(block.text).all.map { key in
          (key: key, place: FileLine(path: path, number: block.line, text: "Source"))
        }
      }
    }
  }
}

/// The comments of a file, each run of lines as one text.
private struct Comments {
  var blocks: [(line: Int, text: String)] = []

  init(_ path: String) throws {
    var open = false
    for (index, line) in try Repository.text(path).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      let trimmed = line.trimmed
      guard trimmed.hasPrefix("//") else {
        open = false
        continue
      }
      let words = trimmed.drop { $0 == "/" }.trimmed
      if open {
        blocks[blocks.count - 1].text += words.isEmpty ? "\n" : " " + words
      } else {
        blocks.append((index + 1, words))
      }
      open = true
    }
  }
}

/// The keys in a comment, each as the row of the list that it belongs to.
private struct SourceKeys {
  var all: [String] = []

  init(_ comment: String) {
    for paragraph in comment.split(separator: "\n") {
      let text = String(paragraph)
      readBrackets(text)
      // Patterns are slow: they are tried only where the capitals of such a name stand.
      guard zip(text.utf8, text.utf8.dropFirst(3)).contains(where: isInCapitals) else { continue }
      readReference(text)
      readPapers(text)
    }
  }

  /// `Source: [RFC 791], [Seed 000, section 2]`.
  private mutating func readBrackets(_ text: String) {
    guard let source = text.firstRange(of: "Source: ") else { return }
    for match in text[source.upperBound...].matches(of: /\[([^\]]+)\]/) {
      let key = String(match.output.1)
      if !key.hasPrefix("NDIS_REFERENCE") {
        all.append(key.split(separator: ",").first.map(String.init) ?? key)
      }
    }
  }

  /// `NDIS_REFERENCE 2.6, E115, S03-S08`, in brackets or in the running text.
  private mutating func readReference(_ text: String) {
    for match in text.matches(of: /NDIS_REFERENCE([^\])};]*)/) {
      let parts = String(match.output.1).replacing(/step \d+/, with: "")
      let ids = /\b([ESORMW]?)(\d+(?:\.\d+)?)[a-z]?(?:-[ESORMW]?(\d+(?:\.\d+)?))?/
      for part in parts.matches(of: ids.wordBoundaryKind(.simple)) {
        let (_, letter, first, last) = part.output
        add(String(letter), String(first), String(last ?? first))
      }
    }
  }

  /// Adds a part of the reference; a range of sections or sequences stands for everything between.
  private mutating func add(_ letter: String, _ first: String, _ last: String) {
    if !letter.isEmpty { all.append(letter) }
    switch letter {
    case "S":
      for number in stride(from: Int(first) ?? 0, through: Int(last) ?? 0, by: 1) {
        all.append(number < 10 ? "S0\(number)" : "S\(number)")
      }
    case "":
      let chapter = first.prefix { $0 != "." }
      guard first != last, let start = Int(first.dropFirst(chapter.count + 1)),
        let end = Int(last.dropFirst(chapter.count + 1))
      else { return all.append(first) }
      for number in stride(from: start, through: end, by: 1) {
        all.append("\(chapter).\(number)")
      }
    default: break
    }
  }

  private func isInCapitals(_ first: UInt8, _ fourth: UInt8) -> Bool {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return capitals.contains(first) && capitals.contains(fourth)
  }

  /// `DESIGN D6`, `HOUSE_STYLE 3.5`, `TRACE_FORMAT`.
  private mutating func readPapers(_ text: String) {
    let names =
      /\b(DESIGN D\d+|HOUSE_STYLE [\d.]+\d|TRACE_FORMAT|UI_SPEC|LOOK|SWIFT_NOTES|FOREIGN_FORMATS)\b/
    all += text.matches(of: names.wordBoundaryKind(.simple)).map { String($0.output.1) }
  }
}

/// A page of the manual, taken apart just far enough to be compared with the program.
struct Markdown {
  let lines: [String]

  init(_ path: String) throws {
    lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// The headings with their level.
  var headings: [(level: Int, title: String)] {
    plainLines.compactMap { line in
      let marks = line.text.prefix { $0 == "#" }.count
      guard marks > 0, line.text.dropFirst(marks).first == " " else { return nil }
      return (marks, String(line.text.dropFirst(marks + 1)))
    }
  }

  /// The lines outside of fenced and indented code, with their numbers from 1.
  var plainLines: [(number: Int, text: String)] {
    var isFenced = false
    var plain: [(number: Int, text: String)] = []
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        isFenced.toggle()
      } else if !isFenced, !line.hasPrefix("    ") {
        plain.append((index + 1, line))
      }
    }
    return plain
  }

  /// The texts of the fenced blocks that are marked with a language.
  func snippets(_ language: String) -> [String] {
    var snippets: [String] = []
    var open: [String]?
    for line in lines {
      if line.hasPrefix("```") {
        if let block = open { snippets.append(block.joined(separator: "\n") + "\n") }
        open = open == nil && line == "```" + language ? [] : nil
      } else {
        open?.append(line)
      }
    }
    return snippets
  }

  /// The rows of the tables under a heading, up to the next heading of the same or a higher level.
  func rows(under title: String) -> [[String]] {
    var level = 0
    var rows: [[String]] = []
    for line in plainLines.map(\.text) {
      let marks = line.prefix { $0 == "#" }.count
      if marks > 0 {
        if level > 0, marks <= level { break }
        if line.dropFirst(marks + 1) == title { level = marks }
      } else if level > 0, line.hasPrefix("|"), !line.contains("---") {
        rows.append(Markdown.cells(line))
      }
    }
    return rows
  }

  private static func cells(_ line: String) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { $0.trimmed }
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
  }

  /// The words between backticks.
  var quoted: [String] {
    split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// The anchor of a heading, as the usual viewers make it.
  var anchor: String {
    String(
      lowercased().compactMap { character in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }
}

/// A text between quotes in a file of Swift.
struct SwiftLiteral {
  /// The number of its line, from 1.
  let line: Int
  /// The code before it: its own line up to the quotes, and the few lines above.
  let before: String
  /// What is between the quotes; each interpolation and each escape is a blank.
  let text: String

  /// The texts of a file, in order, those inside of interpolations as well.
  static func all(in source: String) -> [SwiftLiteral] {
    var found: [SwiftLiteral] = []
    var isLong = false
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where isLong || line.utf8.contains(UInt8(ascii: "\"")) {
      if line.contains("\"\"\"") {
        isLong.toggle()
        continue
      }
      let above = lines[max(index - 3, 0)..<index].joined(separator: "\n")
      var reader = LineReader(line, above: above, number: index + 1)
      if isLong { reader.readText(isLong: true) } else { reader.readCode() }
      found += reader.found
    }
    return found
  }
}

/// Reads one line; a text ends in the line in which it begins.
private struct LineReader {
  private(set) var found: [SwiftLiteral] = []
  private let characters: [Character]
  private let above: String
  private let number: Int
  private var place = 0

  init(_ line: Substring, above: String, number: Int) {
    characters = Array(line)
    self.above = above
    self.number = number
  }

  /// Reads code up to the end of the line, or of the interpolation in which it stands.
  mutating func readCode(isInside: Bool = false) {
    var depth = 0
    while place < characters.count {
      let character = characters[place]
      place += 1
      switch character {
      case "\"": readText()
      case "/" where place < characters.count && characters[place] == "/": place = characters.count
      case "(": depth += 1
      case ")" where isInside && depth == 0: return
      case ")": depth -= 1
      default: break
      }
    }
  }

  /// Reads a text from behind its quotes.
  mutating func readText(isLong: Bool = false) {
    let before = above + "\n" + String(characters[..<max(place - 1, 0)])
    var text = ""
    while place < characters.count {
      let character = characters[place]
      place += 1
      if character == "\"", !isLong { break }
      guard character == "\\", place < characters.count else {
        text.append(character)
        continue
      }
      text.append(" ")
      place += 1
      if characters[place - 1] == "(" {
        readCode(isInside: true)
      } else if characters[place - 1] == "u" {
        while place < characters.count, characters[place - 1] != "}" { place += 1 }
      }
    }
    found.append(SwiftLiteral(line: number, before: before, text: text))
  }
}

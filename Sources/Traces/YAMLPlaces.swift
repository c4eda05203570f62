import Events
import Yams

/// Where the lines of YAML stand in a text as an editor counts them.
///
/// For an editor a line ends with LF, with CR LF, or with CR alone. YAML ends one also at NEL, and at the line and paragraph
/// separators of Unicode.
struct YAMLPlaces {
  /// Where each line of YAML begins; empty where both count the same.
  private var starts: [SourcePosition] = []

  /// The places of a text.
  init(_ text: String) {
    guard text.unicodeScalars.contains(where: YAMLPlaces.isOdd) else { return }
    let scalars = Array(text.unicodeScalars)
    var place = SourcePosition(line: 1, column: 1)
    starts.append(place)
    for (index, scalar) in scalars.enumerated() {
      place.column += 1
      let next = scalars.dropFirst(index + 1).first
      guard YAMLPlaces.isEnd(scalar, before: next) else { continue }
      if !YAMLPlaces.isOdd(scalar) { place = SourcePosition(line: place.line + 1, column: 1) }
      starts.append(place)
    }
  }

  /// Whether a line of YAML ends behind a character; a CR and an LF end it together.
  static func isEnd(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    if scalar == "\r" { return next != "\n" }
    return scalar == "\n" || isOdd(scalar)
  }

  /// Whether a character ends a line for YAML, and for an editor not by itself.
  private static func isOdd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// The place of a mark of the parser.
  subscript(mark: Mark) -> SourcePosition {
    guard starts.indices.contains(mark.line - 1) else {
      return SourcePosition(line: mark.line, column: mark.column)
    }
    let start = starts[mark.line - 1]
    return SourcePosition(line: start.line, column: start.column + mark.column - 1)
  }
}

/// An element of a small XML document, read strictly: what is not well formed is refused.
///
/// It knows elements, attributes, text and the five entities, which is all that we write.
struct XMLElement {
  let name: String
  private(set) var attributes: [String: String] = [:]
  private(set) var children: [XMLElement] = []
  private(set) var text = ""

  /// What is not well formed, and how much is left behind it.
  struct Malformed: Error {
    let what: String
    let left: Int
  }

  /// Reads a whole document.
  init(document: String) throws {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    var rest = Substring(document)
    guard rest.hasPrefix(head) else { throw Malformed(what: "no head", left: rest.count) }
    rest = rest.dropFirst(head.count).drop(while: \.isWhitespace)
    try self.init(&rest)
    rest = rest.drop(while: \.isWhitespace)
    guard rest.isEmpty else { throw Malformed(what: "more than one element", left: rest.count) }
  }

  private init(_ rest: inout Substring) throws {
    guard let start = rest.prefixMatch(of: /<([a-z][a-z-]*)/) else {
      throw Malformed(what: "no element", left: rest.count)
    }
    name = String(start.output.1)
    rest = rest[start.range.upperBound...]
    while let pair = rest.prefixMatch(of: /\s+([a-z]+)="([^"<]*)"/) {
      rest = rest[pair.range.upperBound...]
      let key = String(pair.output.1)
      guard attributes[key] == nil else { throw Malformed(what: "\(key) twice", left: rest.count) }
      attributes[key] = try XMLElement.unescaped(pair.output.2)
    }
    if rest.hasPrefix("/>") {
      rest = rest.dropFirst(2)
      return
    }
    guard rest.hasPrefix(">") else { throw Malformed(what: "no end of tag", left: rest.count) }
    rest = rest.dropFirst()
    try readInside(&rest)
  }

  private mutating func readInside(_ rest: inout Substring) throws {
    let end = "</\(name)>"
    while !rest.hasPrefix(end) {
      if rest.hasPrefix("<") {
        children.append(try XMLElement(&rest))
      } else {
        let piece = rest.prefix { $0 != "<" }
        guard !piece.isEmpty, !piece.contains("]]>") else {
          throw Malformed(what: "no end of \(name)", left: rest.count)
        }
        text += try XMLElement.unescaped(piece)
        rest = rest[piece.endIndex...]
      }
    }
    rest = rest.dropFirst(end.count)
  }

  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  private static func unescaped(_ text: Substring) throws -> String {
    let pieces = text.split(separator: "&", omittingEmptySubsequences: false)
    let first = String(pieces[0])
    let result = try pieces.dropFirst().reduce(first) { result, piece in
      guard let end = piece.firstIndex(of: ";"), let known = entities[String(piece[..<end])] else {
        throw Malformed(what: "& without an entity", left: piece.count)
      }
      return result + known + piece[piece.index(after: end)...]
    }
    guard text.unicodeScalars.allSatisfy(isAllowed) else {
      throw Malformed(what: "a character that XML has not", left: text.count)
    }
    return result
  }

  /// Whether XML 1.0 knows a character.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}

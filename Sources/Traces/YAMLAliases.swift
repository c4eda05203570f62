import Events
import Yams

/// Counts what the aliases of a file stand for: a few that repeat each other make a small file endless.
///
/// The parser puts what an alias repeats in its place, and compares keys as a whole while it reads, so this comes first:
/// it reads the text once with each alias as a plain word.
struct YAMLAliases {
  /// How many values all aliases of a file stand for at most.
  static let valueCountMax = 100_000
  /// What stands in the place of `*`: it can begin a word, and nobody writes it.
  private static let mark: Unicode.Scalar = "\u{E000}"

  private let places: YAMLPlaces
  /// How many values stand behind each anchor, with what their aliases repeat.
  private var counts: [String: Int] = [:]
  /// How many values the aliases so far stand for.
  private var repeated = 0

  /// Refuses a text whose aliases stand for too much.
  ///
  /// - Throws: ``YAMLError``, or the error of the parser where the text is not YAML.
  static func check(_ text: String) throws {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else {
      return
    }
    let parser = try Parser(yaml: withoutAliases(text))
    // A value knows its anchor only as long as the parser is there.
    defer { withExtendedLifetime(parser) {} }
    guard let root = try parser.singleRoot() else { return }
    var aliases = YAMLAliases(places: YAMLPlaces(text))
    _ = try aliases.count(root)
  }

  /// The text with each alias as a plain word; every character stands where it stood.
  static func withoutAliases(_ text: String) -> String {
    var words = String.UnicodeScalarView()
    words.append(contentsOf: text.unicodeScalars.lazy.map { $0 == "*" ? mark : $0 })
    return String(words)
  }

  /// How many values a node is, with what its aliases repeat.
  private mutating func count(_ node: Node) throws(YAMLError) -> Int {
    var count = 1
    switch node {
    case .scalar(let scalar):
      guard scalar.style == .plain, scalar.string.unicodeScalars.first == YAMLAliases.mark else {
        break
      }
      return try countAlias(scalar.string.unicodeScalars.dropFirst(), node)
    case .sequence(let sequence):
      for element in sequence { count += try self.count(element) }
    case .mapping(let mapping):
      for (key, value) in mapping { count += try self.count(key) + self.count(value) }
    case .alias: break
    }
    if let anchor = YAMLAliases.anchor(of: node) { counts[anchor] = count }
    return count
  }

  private mutating func countAlias(
    _ name: Substring.UnicodeScalarView, _ node: Node
  ) throws(YAMLError) -> Int {
    let place = YAMLReader(node: node, places: places).position
    guard !name.isEmpty, name.allSatisfy(YAMLAliases.isOfName) else {
      throw .notText(problem: YAMLAliases.notAlone, at: place)
    }
    let count = counts[String(name)] ?? 1
    repeated += count
    guard repeated <= YAMLAliases.valueCountMax else {
      throw .notText(problem: YAMLAliases.tooMany, at: place)
    }
    return count
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }

  private static func anchor(of node: Node) -> String? {
    switch node {
    case .scalar(let scalar): scalar.anchor?.rawValue
    case .sequence(let sequence): sequence.anchor?.rawValue
    case .mapping(let mapping): mapping.anchor?.rawValue
    case .alias: nil
    }
  }
}

import Events
import Yams

/// One value of a YAML file with its place, read with errors that say what was expected.
public struct YAMLReader {
  let node: Node
  let places: YAMLPlaces

  /// The file as one value; a byte order mark before it is no part of it.
  ///
  /// - Throws: ``YAMLError`` with line and column.
  public static func document(_ text: String) throws(YAMLError) -> YAMLReader {
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    let body = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    do {
      try YAMLAliases.check(body)
      guard let node = try Yams.compose(yaml: body) else {
        throw YAMLError.notYAML(problem: "the file is empty", at: .init(line: 1, column: 1))
      }
      return YAMLReader(node: node, places: YAMLPlaces(body))
    } catch let error as YamlError {
      throw YAMLReader.error(error, in: body)
    } catch let error as YAMLError {
      throw error
    } catch {
      throw .notYAML(problem: "\(error)", at: .init(line: 1, column: 1))
    }
  }

  private static func error(_ error: YamlError, in body: String) -> YAMLError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .notYAML(problem: problem, at: YAMLPlaces(body)[mark])
    case .reader(let problem, let offset, _, let text):
      .notYAML(
        problem: problem,
        at: offset.map { place(of: $0, in: text) } ?? .init(line: 1, column: 1))
    case .duplicatedKeysInMapping(let duplicates, let context):
      .notYAML(
        problem: "the key \(duplicates.joined(separator: ", ")) stands twice",
        at: YAMLPlaces(body)[secondPlace(of: duplicates.first ?? "", context.mark, in: body)])
    default: .notYAML(problem: "\(error)", at: .init(line: 1, column: 1))
    }
  }

  /// Where a key stands again that stands first at a place, or that place.
  private static func secondPlace(of key: String, _ first: Mark, in body: String) -> Mark {
    YAMLDuplicate(key, first: first).second(in: body) ?? first
  }

  /// Line and column of a character of the text, by its offset.
  private static func place(of offset: Int, in text: String) -> SourcePosition {
    let lines = text.prefix(offset).split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }
    return SourcePosition(
      line: max(lines.count, 1), column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }

  /// Where the value begins.
  public var position: SourcePosition {
    guard let mark = node.mark else { return .none }
    return places[mark]
  }

  /// The value as it is spelled, for a report.
  var spelling: String {
    switch node {
    case .scalar(let scalar): scalar.string
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  /// The complaint that the value is not what was expected.
  public func bad(_ expected: String, legal: [String] = []) -> YAMLError {
    .badValue(spelling, expected: expected, legal: legal, at: position)
  }

  // MARK: - Kinds of values

  /// The text of a scalar.
  public func text() throws(YAMLError) -> String {
    guard case .scalar(let scalar) = node else { throw bad("a text") }
    return scalar.string
  }

  /// The whole number of a scalar.
  func integer() throws(YAMLError) -> Int {
    guard case .scalar(let scalar) = node, let value = Int(scalar.string) else {
      throw bad("a whole number")
    }
    return value
  }

  /// The nanoseconds of a scalar such as `10us`.
  func nanoseconds() throws(YAMLError) -> Int64 {
    let text = try text()
    if text == "0" { return 0 }
    guard let value = TimeText.nanoseconds(text) else {
      throw bad("a time with its unit, such as 10us, 1.5ms or 2s")
    }
    return value
  }

  /// The elements of a list.
  public func elements() throws(YAMLError) -> [YAMLReader] {
    guard case .sequence(let sequence) = node else { throw bad("a list") }
    return sequence.map { YAMLReader(node: $0, places: places) }
  }

  /// The texts of a list, or of a single value.
  func texts() throws(YAMLError) -> [String] {
    guard case .sequence = node else { return [try text()] }
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }

  /// The keys of a mapping with their values, in their order.
  public func pairs() throws(YAMLError) -> [(key: YAMLReader, value: YAMLReader)] {
    guard case .mapping(let mapping) = node else { throw bad("a mapping of keys to values") }
    return mapping.map {
      (YAMLReader(node: $0.key, places: places), YAMLReader(node: $0.value, places: places))
    }
  }

  /// Whether the value is a mapping.
  public var isMapping: Bool { if case .mapping = node { true } else { false } }
  /// Whether the value is a list.
  var isList: Bool { if case .sequence = node { true } else { false } }

  /// The value of a key, or `nil`.
  public subscript(key: String) -> YAMLReader? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.first { $0.key.scalar?.string == key }
      .map { YAMLReader(node: $0.value, places: places) }
  }

  /// The value of a key that must be there.
  public func needed(_ key: String) throws(YAMLError) -> YAMLReader {
    guard let value = self[key] else { throw .missingKey(key, at: position) }
    return value
  }

  /// Refuses keys that are not legal here.
  public func check(_ legal: [String]) throws(YAMLError) {
    for (key, _) in try pairs() {
      let name = try key.text()
      guard legal.contains(name) else {
        throw .unknownKey(name, legal: legal, at: key.position)
      }
    }
  }

  /// A setting: a number, a word, yes or no, or a list of those.
  ///
  /// A list holds no lists: aliases that repeat each other would make a small file endless.
  func setting() throws(YAMLError) -> SettingValue {
    guard isList else { return try plainSetting() }
    var values: [SettingValue] = []
    for element in try elements() { values.append(try element.plainSetting()) }
    return .list(values)
  }

  private func plainSetting() throws(YAMLError) -> SettingValue {
    switch node {
    case .scalar(let scalar):
      if scalar.style == .singleQuoted || scalar.style == .doubleQuoted {
        return .word(scalar.string)
      }
      if let number = Int(scalar.string) { return .integer(number) }
      switch scalar.string {
      case "yes", "true", "on": return .boolean(true)
      case "no", "false", "off": return .boolean(false)
      default: return .word(scalar.string)
      }
    case .mapping, .sequence, .alias:
      throw bad("a number, a word, yes or no, or a list of those")
    }
  }
}

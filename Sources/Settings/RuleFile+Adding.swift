import Events
import Traces

/// Adding to a file of rules without touching what stands in it.
extension RuleFile {
  /// A text of rules with one filter more; comments, order and blanks stay.
  ///
  /// - Throws: ``YAMLError`` if the text is no file of rules, has the name already, or keeps its filters in a form to which
  ///   no line can be added.
  public static func text(
    _ text: String, withFilter name: String, _ query: String
  ) throws(YAMLError) -> String {
    let old = saysNothing(text) ? nil : try RuleFile(text)
    if let other = old?.filters.first(where: { $0.name == name }) {
      throw .badValue(
        name, expected: "free: this file has it already, as \(other.query)", legal: [],
        at: other.position)
    }
    let new = inserted("\(name): \(quoted(query))", into: text)
    let wanted = (old?.filters ?? []).map { [$0.name, $0.query] } + [[name, query]]
    guard let read = try? RuleFile(new), read.filters.map({ [$0.name, $0.query] }) == wanted,
      read.rules?.map(\.query) == old?.rules?.map(\.query),
      read.macros.map(\.query) == (old?.macros ?? []).map(\.query)
    else {
      throw .badValue(
        "filters", expected: "a list of lines, to which one more could be added", legal: [],
        at: old?.filters.first?.position ?? .none)
    }
    return new
  }

  /// Whether nothing is left of a text but comments.
  static func saysNothing(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).allSatisfy { line in
      let first = String(line).trimmed.unicodeScalars.first
      return first == nil || first == "#"
    }
  }

  /// The text with a line at the end of the block of filters, which is begun if there is none.
  private static func inserted(_ line: String, into text: String) -> String {
    let end = text.first(where: \.isNewline).map { String($0) } ?? "\n"
    let line = line + end
    var lines = lines(of: text, endingIn: end)
    guard let head = lines.firstIndex(where: { $0.hasPrefix("filters:") }) else {
      return (lines + ["filters:" + end, "  " + line]).joined()
    }
    let body = lines[(head + 1)...]
    let next = body.firstIndex { $0.first.map { !$0.isWhitespace && $0 != "#" } ?? false }
    let block = lines[head + 1..<(next ?? lines.count)]
    let last = block.lastIndex { $0.first?.isWhitespace == true && !$0.trimmed.isEmpty } ?? head
    let indent =
      block.first { !$0.trimmed.isEmpty && $0.first != "#" }?.prefix { $0 == " " } ?? "  "
    lines.insert(indent + line, at: last + 1)
    return lines.joined()
  }

  /// The lines of a text, each with the end that it has; the last one gets one.
  private static func lines(of text: String, endingIn end: String) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while let place = rest.firstIndex(where: \.isNewline) {
      lines.append(String(rest[...place]))
      rest = rest[rest.index(after: place)...]
    }
    return rest.isEmpty ? lines : lines + [String(rest) + end]
  }

  /// A query as YAML writes it between quotes.
  private static func quoted(_ query: String) -> String {
    "\"" + query.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

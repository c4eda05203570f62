import Yams

/// Finds where a key stands for the second time: the parser says only where it stands first.
///
/// The text is read again with another name for the first one, until no key stands twice.
struct YAMLDuplicate {
  /// How often the text is read at most; then the first place has to do.
  private static let readingCountMax = 16
  /// What stands in the place of the first character of a key: it can begin a word, and nobody writes it.
  private static let mark: UInt32 = 0xE100

  private let name: String
  private let first: Mark

  /// A key with the place where it stands first.
  init(_ name: String, first: Mark) {
    self.name = name
    self.first = first
  }

  /// Where the key stands for the second time in a text; `nil` if that cannot be found out.
  func second(in text: String) -> Mark? {
    // An alias is a plain word here, as nothing is to be repeated.
    var scalars = Array(YAMLAliases.withoutAliases(text).unicodeScalars)
    var place = first
    for reading in 0..<YAMLDuplicate.readingCountMax {
      guard YAMLDuplicate.rename(place, reading, in: &scalars) else { return nil }
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars)
      do {
        return try Parser(yaml: String(words)).singleRoot().flatMap(sibling)
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        place = context.mark
      } catch {
        return nil
      }
    }
    return nil
  }

  /// The second key in the mapping that has the first one.
  private func sibling(in node: Node) -> Mark? {
    switch node {
    case .scalar, .alias: return nil
    case .sequence(let sequence): return sequence.lazy.compactMap(sibling).first
    case .mapping(let mapping):
      let keys = mapping.map { $0.key }
      guard let index = keys.firstIndex(where: isFirst) else {
        return mapping.lazy.compactMap { sibling(in: $0.key) ?? sibling(in: $0.value) }.first
      }
      return keys[(index + 1)...].first(where: hasName)?.mark
    }
  }

  private func isFirst(_ key: Node) -> Bool {
    key.mark?.line == first.line && key.mark?.column == first.column
  }

  /// Whether a key has the name, or had it before it was renamed.
  private func hasName(_ key: Node) -> Bool {
    guard let text = key.scalar?.string else { return false }
    let marks = YAMLDuplicate.mark..<YAMLDuplicate.mark + UInt32(YAMLDuplicate.readingCountMax)
    let isRenamed = text.unicodeScalars.first.map { marks.contains($0.value) } ?? false
    return text == name || isRenamed && text.dropFirst() == name.dropFirst()
  }

  /// Gives the key at a place another name; `false` if no such key stands there.
  private static func rename(
    _ place: Mark, _ reading: Int, in scalars: inout [Unicode.Scalar]
  ) -> Bool {
    guard var index = offset(of: place, in: scalars) else { return false }
    if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    guard scalars.indices.contains(index), scalars[index] != "\"", scalars[index] != "'",
      let other = Unicode.Scalar(mark + UInt32(reading))
    else { return false }
    scalars[index] = other
    return true
  }

  /// Where the character at a place of the parser stands.
  private static func offset(of place: Mark, in scalars: [Unicode.Scalar]) -> Int? {
    var line = 1
    var start = 0
    for (index, scalar) in scalars.enumerated() where line < place.line {
      guard YAMLPlaces.isEnd(scalar, before: scalars.dropFirst(index + 1).first) else { continue }
      line += 1
      start = index + 1
    }
    let index = start + place.column - 1
    return line == place.line && scalars.indices.contains(index) ? index : nil
  }
}

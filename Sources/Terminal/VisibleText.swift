/// Text for pipes and reports that obeys the same rules as the cells of a screen: nothing of it can command a terminal.
public enum VisibleText {
  /// A text with symbols for everything invisible, in the glyphs of a tier.
  public static func of(_ text: String, tier: GlyphTier = .full) -> String {
    var text = text
    let isPlain = text.withUTF8 { $0.allSatisfy { (0x20..<0x7F).contains($0) } }
    guard !isPlain else { return text }
    var result: [UInt8] = []
    text.withUTF8 { bytes in
      result.reserveCapacity(bytes.count)
      for character in CharacterCells(bytes) {
        result.append(tier.scalar(for: Glyph(character.base)))
        if tier == .ascii || character.marks.isEmpty { continue }
        for mark in character.marks { result.append(mark) }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends a character as UTF-8.
  @inline(__always)
  mutating func append(_ scalar: Unicode.Scalar) {
    guard scalar.value >= 0x80 else { return append(UInt8(truncatingIfNeeded: scalar.value)) }
    append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
  }
}

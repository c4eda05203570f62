/// Text for pipes and reports that obeys the same rules as the cells of a screen: nothing of it can command a terminal.
public enum VisibleText {
  /// A text with symbols for everything invisible, in the glyphs of a tier.
  public static func of(_ text: String, tier: GlyphTier = .full) -> String {
    var text = text
    let isPlain = text.withUTF8 { $0.allSatisfy { (0x20..<0x7F).contains($0) } }
    guard !isPlain else { return text }
    var result = String.UnicodeScalarView()
    text.withUTF8 { bytes in
      for character in CharacterCells(bytes) {
        result.append(tier.scalar(for: Glyph(character.base)))
        if tier != .ascii { result.append(contentsOf: character.marks) }
      }
    }
    return String(result)
  }
}

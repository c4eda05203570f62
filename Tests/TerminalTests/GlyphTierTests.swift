import Testing

@testable import Terminal

struct GlyphTierTests {
  @Test(arguments: [GlyphTier.basic, .ascii])
  func `every replacement is one cell wide`(tier: GlyphTier) {
    for value in UInt32(0x80)...0x2FFF {
      guard let scalar = Unicode.Scalar(value), ScalarClass(scalar) == .narrow else { continue }
      let shown = tier.scalar(for: Glyph(scalar))
      #expect(ScalarClass(shown) == .narrow)
      #expect(tier == .basic || shown.isASCII)
    }
  }

  @Test func `Chinese text stays in every tier`() {
    for tier in GlyphTier.allCases { #expect(tier.scalar(for: Glyph("包")) == "包") }
  }
}

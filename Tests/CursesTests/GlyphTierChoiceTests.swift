import Terminal
import Testing

@testable import Curses

struct GlyphTierChoiceTests {
  @Test(arguments: [
    (true, 1, "xterm-256color", GlyphTier.full), (true, 1, "linux", .basic),
    (true, 1, "linux-16color", .basic), (true, 2, "xterm", .ascii), (true, -1, "xterm", .ascii),
    (false, 1, "xterm", .ascii), (false, -1, "linux", .ascii),
  ])
  func `the character set and the terminal decide`(
    isUTF8: Bool, lineWidth: Int, type: String, expected: GlyphTier
  ) {
    #expect(GlyphTier(isUTF8: isUTF8, lineWidth: lineWidth, type: type) == expected)
  }
}

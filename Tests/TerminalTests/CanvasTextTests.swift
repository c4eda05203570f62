import Terminal
import Testing

struct CanvasTextTests {
  @Test func `the tiers differ in glyphs and in nothing else`() {
    var canvas = Canvas(rows: 1, columns: 30)
    canvas.put("▎ ┃▼►√ ▁▃▅▇ µ×… 包 e\u{301}", row: 0, column: 0)
    #expect(canvas.text() == "▎ ┃▼►√ ▁▃▅▇ µ×… 包 e\u{301}")
    #expect(canvas.text(tier: .basic) == "│ █▼►√ _▄▄█ µ×> 包 e\u{301}")
    #expect(canvas.text(tier: .ascii) == "| #v>+ _:=* ux> 包 e")
  }

  @Test func `blanks at the end of a row are left out and those before are kept`() {
    var canvas = Canvas(rows: 3, columns: 6)
    canvas.put("  a  ", row: 1, column: 0)
    #expect(canvas.text() == "\n  a\n")
  }

  @Test func `the colours of a canvas are runs of escape sequences`() {
    var canvas = Canvas(rows: 1, columns: 4)
    canvas.put("ab", row: 0, column: 0, role: .now)
    #expect(
      canvas.ansi(theme: .harbour, depth: .trueColor)
        == "\u{1B}[0;1;38;2;255;209;102;48;2;20;24;31mab"
        + "\u{1B}[0;38;2;201;210;222;48;2;20;24;31m  \u{1B}[0m\n")
    #expect(
      canvas.ansi(theme: .harbour, depth: .monochrome)
        == "\u{1B}[0;1mab\u{1B}[0m  \u{1B}[0m\n")
    #expect(
      canvas.ansi(theme: .harbour, depth: .colors16)
        == "\u{1B}[0;1;93;40mab\u{1B}[0;37;40m  \u{1B}[0m\n")
  }
}

import Terminal
import Testing

struct WidthTests {
  @Test(arguments: [
    ("", 0), ("NdisSend", 8), ("日本", 4), ("e\u{301}", 1), ("▐P5▌", 4), ("한글", 4), ("ｗ", 2),
    ("✓", 1),
    ("😀", 2), ("\u{302A}", 1), ("各\u{302A}", 2), ("⚠\u{FE0F}", 1), ("ไทย", 3), ("㉈", 2),
    ("\u{1B}[m", 3), ("\u{200B}", 1),
  ])
  func `the width of a text is the number of cells it takes`(text: String, width: Int) {
    var canvas = Canvas(rows: 1, columns: 20)
    #expect(Width.of(text) == width)
    #expect(canvas.put(text, row: 0, column: 0) == width)
  }
}

@testable import Terminal
import Testing

struct CanvasTests {
  @Test func `a new canvas is blank`() {
    let canvas = Canvas(rows: 2, columns: 3)
    #expect(canvas.text() == "\n")
    #expect(canvas.roleMap() == "\n")
    #expect(canvas.lines() == ["   ", "   "])
  }

  @Test func `a canvas of no size can be drawn on`() {
    for size in [Size(rows: 0, columns: 0), Size(rows: -3, columns: 5), Size(rows: 5, columns: 0)] {
      var canvas = Canvas(size)
      var drawing = RandomDrawing(seed: 1)
      drawing.draw(100, on: &canvas)
      #expect(canvas.lines().joined().isEmpty)
    }
  }

  @Test func `what lies outside is left out, however far`() {
    var canvas = Canvas(rows: 2, columns: 4)
    for far in [Int.min, Int.min + 1, -5, 4, Int.max - 1, Int.max] {
      canvas.put("abcd", row: far, column: 0)
      canvas.put("日本", row: 0, column: far)
      canvas.put("abcd", row: 0, column: far, until: far)
      canvas.put("abcd", row: 0, endingBefore: far == .max ? 20 : min(far, 0))
      canvas.put(["abcd"], row: 1, column: far)
      canvas.chip("P5", journey: far, row: 1, column: far)
      canvas.meter(far, of: far, row: 1, column: far, width: far < 0 ? far : 0)
    }
    #expect(canvas[9, 9] == Cell())
    #expect(canvas[1, 3].isBlank)
  }

  @Test func `writing over either half of a wide character empties the other half`() {
    var canvas = Canvas(rows: 3, columns: 6)
    for row in 0..<3 { canvas.put("日本語", row: row, column: 0) }
    canvas.put("x", row: 0, column: 0)
    canvas.put("x", row: 1, column: 3)
    canvas.put("漢", row: 2, column: 1)
    #expect(canvas.lines() == ["x 本語", "日 x語", " 漢 語"])
  }

  @Test func `a wide character that is half outside leaves a blank inside`() {
    var canvas = Canvas(rows: 2, columns: 3)
    canvas.put("abc", row: 0, column: 0)
    canvas.put("日", row: 0, column: -1)
    canvas.put("ab日", row: 1, column: 0)
    #expect(canvas.lines() == [" bc", "ab…"])
  }

  @Test func `a filled role brings its background along and a plain one keeps what lies below`() {
    var canvas = Canvas(rows: 1, columns: 8)
    canvas.fill(canvas.area, background: .surface)
    canvas.put("ab", row: 0, column: 1, role: .onnow)
    canvas.put("b", row: 0, column: 2, role: .muted)
    canvas.put("c", row: 0, column: 4, role: .now)
    #expect(canvas.backgroundMap() == "SNNSSSSS")
    #expect(canvas.roleMap() == " Nm n")
  }

  @Test func `filling keeps the text and clearing does not`() {
    var canvas = Canvas(rows: 1, columns: 4)
    canvas.put("日本", row: 0, column: 0)
    canvas.fill(Area(rows: 0..<1, columns: 1..<2), background: .raised)
    #expect(canvas.text() == "日本")
    canvas.clear(Area(rows: 0..<1, columns: 1..<2), background: .surface)
    #expect(canvas.lines() == ["  本"])
    #expect(canvas.backgroundMap() == " S")
  }

  @Test func `dimming leaves every glyph and takes every colour`() {
    var canvas = Canvas(rows: 1, columns: 6)
    canvas.chip("P5", journey: 5, row: 0, column: 0)
    let text = canvas.text()
    canvas.dim()
    #expect(canvas.text() == text)
    #expect(canvas.roleMap() == "zzzz")
    #expect(canvas.backgroundMap() == "")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `every row is as wide as the canvas in every tier`(seed: UInt64) {
    var canvas = Canvas(rows: 6, columns: 17)
    var drawing = RandomDrawing(seed: seed)
    drawing.draw(200, on: &canvas)
    for tier in GlyphTier.allCases {
      #expect(canvas.lines(tier: tier).map { Width.of($0) } == Array(repeating: 17, count: 6))
    }
  }

  @Test func `a canvas that is drawn over for ever keeps only the marks it shows`() {
    var canvas = Canvas(rows: 1, columns: 2)
    for _ in 0..<1_000 { canvas.put("e\u{301}", row: 0, column: 0) }
    canvas.put("o\u{308}", row: 0, column: 1)
    #expect(canvas.text() == "e\u{301}o\u{308}")
    #expect(canvas.clusters.count < 10)
  }
}

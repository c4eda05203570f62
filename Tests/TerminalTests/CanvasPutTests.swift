import Terminal
import Testing

struct CanvasPutTests {
  @Test func `text goes where it is put and the column after it comes back`() {
    var canvas = Canvas(rows: 2, columns: 10)
    let end = canvas.put("ab日x", row: 1, column: 2, role: .strong)
    #expect(end == 7)
    #expect(canvas.text() == "\n  ab日x")
    #expect(canvas.roleMap() == "\n  sssss")
  }

  @Test func `text continues where text ended`() {
    var canvas = Canvas(rows: 1, columns: 12)
    let column = canvas.put("in ", row: 0, column: 0, role: .muted)
    canvas.put("5", row: 0, column: column, role: .count)
    #expect(canvas.text() == "in 5")
    #expect(canvas.roleMap() == "mm c")
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("日本語", 6, "日本語"), ("日本語!", 6, "日本…"),
    ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本", 3, "日…"), ("日本", 1, "…"), ("ab", 0, ""),
    ("e\u{301}te\u{301}", 2, "e\u{301}…"),
  ])
  func `a text that does not fit ends in the sign of a cut`(text: String, limit: Int, seen: String)
  {
    var canvas = Canvas(rows: 1, columns: 8)
    let end = canvas.put(text, row: 0, column: 0, until: limit)
    #expect(canvas.text() == seen)
    #expect(end == min(limit, Width.of(text)))
  }

  @Test func `a text is cut at the right edge of the canvas`() {
    var canvas = Canvas(rows: 2, columns: 4)
    canvas.put("abcdef", row: 0, column: 1)
    canvas.put("日本語", row: 1, column: -2)
    #expect(canvas.lines() == [" ab…", "本語"])
  }

  @Test func `text can end before a column`() {
    var canvas = Canvas(rows: 4, columns: 8)
    let start = canvas.put("1 206", row: 0, endingBefore: 7, role: .count)
    #expect(start == 2)
    canvas.put("日本", row: 1, endingBefore: 8)
    canvas.put("too long", row: 2, endingBefore: 7, notBefore: 3)
    canvas.put("too long", row: 3, endingBefore: 6)
    #expect(canvas.lines() == ["  1 206 ", "    日本", "   too… ", "too l…  "])
  }

  @Test func `spans of several roles stand one after the other`() {
    var canvas = Canvas(rows: 3, columns: 12)
    let spans = [Span("√ ", .ok), "rules ", Span("hold", .strong)]
    canvas.put(spans, row: 0, column: 0)
    canvas.put(spans, row: 1, column: 0, until: 8)
    canvas.put([Span("EN", .muted), Span("!", .bad)], row: 2, endingBefore: 11)
    #expect(canvas.text() == "√ rules hold\n√ rules…\n        EN!")
    #expect(canvas.roleMap() == "o ttttt ssss\no ttttts\n        mmx")
  }

  @Test func `spans that have no room at all leave the sign of a cut`() {
    var canvas = Canvas(rows: 1, columns: 8)
    canvas.put(["abcd", "efgh", "ijkl"], row: 0, column: 0)
    #expect(canvas.text() == "abcdefg…")
  }

  @Test func `a character is repeated along a row and down a column`() {
    var canvas = Canvas(rows: 3, columns: 5)
    canvas.put("─", row: 1, columns: -4..<40, role: .line)
    canvas.put("┊", rows: -1..<9, column: 2, role: .line)
    canvas.put("日", row: 0, columns: 0..<1, role: .line)
    #expect(canvas.lines() == ["\u{FFFD} ┊  ", "──┊──", "  ┊  "])
  }

  @Test(arguments: [
    ("a\nb\tc", "a␊b␉c", "a.b.c"), ("\u{1B}[2J", "␛[2J", ".[2J"), ("\u{7F}", "␡", "."),
    ("\u{9B}31m", "\u{FFFD}31m", "?31m"), ("a\u{202E}b", "a\u{FFFD}b", "a?b"),
    ("a\u{200B}b\u{FEFF}", "a\u{FFFD}b\u{FFFD}", "a?b?"), ("日\u{2066}本", "日\u{FFFD}本", "日?本"),
    ("\u{E0041}", "\u{FFFD}", "?"), ("\u{0}", "␀", "."),
  ])
  func `what could steer a terminal is shown as a symbol`(text: String, full: String, ascii: String)
  {
    var canvas = Canvas(rows: 1, columns: 8)
    canvas.put(text, row: 0, column: 0)
    #expect(canvas.text() == full)
    #expect(canvas.text(tier: .ascii) == ascii)
  }

  @Test func `no scalar reaches a terminal that could steer it`() {
    var canvas = Canvas(rows: 1, columns: 4)
    var dangerousCount = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), isDangerous(scalar) else { continue }
      dangerousCount += 1
      canvas.clear()
      canvas.put("a" + String(scalar), row: 0, column: 0)
      let seen = canvas.text().unicodeScalars
      #expect(!seen.contains(scalar), "U+\(String(value, radix: 16))")
    }
    #expect(dangerousCount > 0)
  }

  private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar.properties.isDefaultIgnorableCodePoint
    default: false
    }
  }
}

import Terminal
import Testing

struct ParagraphTests {
  /// The lines of a paragraph as text.
  private func lines(_ text: String, _ width: Int) -> [String] {
    Paragraph(text, width: width).lines.map { $0.map(\.text).joined() }
  }

  @Test func `a narration is broken by display width`() {
    let text = "NDIS hands P5 to ne2000. From now on ne2000 owns it: until it completes the send."
    #expect(
      lines(text, 37) == [
        "NDIS hands P5 to ne2000. From now on", "ne2000 owns it: until it completes",
        "the send.",
      ])
    let chinese = "NDIS 把 P5 交给 ne2000。从现在起它归 ne2000 所有：在发送完成之前，上面各层都不能读取。"
    #expect(lines(chinese, 30).allSatisfy { Width.of($0) <= 30 })
    #expect(lines(chinese, 30).joined().filter { $0 != " " } == chinese.filter { $0 != " " })
  }

  @Test func `the first sentence is bold and ids have their colour`() {
    let line = Paragraph("P5 is back. The buffers of P5 are free.", width: 80).lines[0]
    #expect(
      line == [
        Span("P5", .mention5), Span(" is back.", .strong), Span(" The buffers of ", .count),
        Span("P5", .mention5), Span(" are free.", .count),
      ])
  }

  @Test func `a Chinese sentence ends with its own full stop`() {
    let line = Paragraph("它归它。再交。", width: 80).lines[0]
    #expect(line == [Span("它归它。", .strong), Span("再交。", .count)])
  }

  @Test func `a line feed begins a new line and two leave one empty`() {
    #expect(lines("\na\nb\n\n\nc\n", 9) == ["a", "b", "", "c"])
  }

  @Test func `a word without room is broken where it must be`() {
    #expect(lines("a FilterReceiveNetBuffer b", 8) == ["a", "FilterRe", "ceiveNet", "Buffer b"])
    #expect(lines("日本", 1) == ["日", "本"])
    #expect(lines("", 10).isEmpty)
    #expect(lines("ab", -3) == ["a", "b"])
  }

  @Test func `a paragraph without room ends in the sign of a cut`() {
    var canvas = Canvas(rows: 4, columns: 12)
    let area = Area(rows: 1..<3, columns: 1..<11)
    let end = canvas.put(Paragraph("one two three four five six seven", width: 10), in: area)
    #expect(end == 3)
    #expect(canvas.text() == "\n one two\n three fou…\n")
  }

  @Test(arguments: 1..<30)
  func `no line is wider than was asked for`(width: Int) {
    let text = "它把 MiniportSendPackets(P5) 交给（ne2000）。e\u{301}te\u{301} 日本語 \u{1B}[m x"
    let widths = lines(text, width).map { Width.of($0) }
    #expect(widths.allSatisfy { $0 <= max(width, 2) })
  }
}

import Testing

@testable import Terminal

struct CanvasSVGTests {
  @Test func `a picture has a text for every run of one style, with its place and its colours`() {
    var canvas = Canvas(Size(rows: 2, columns: 20))
    canvas.put([Span("P1", .now), Span(" goes", .text)], row: 1, column: 3)
    let lines = canvas.svg(theme: .harbour).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("<text") } == 2)
    let now = lines.first { $0.contains(">P1</text>") }
    #expect(now?.contains("x=\"35.2\" y=\"41.5\"") == true)
    #expect(now?.contains("fill=\"#ffd166\" font-weight=\"bold\"") == true)
    #expect(lines.contains { $0.contains(">\u{A0}goes") })
  }

  @Test func `what stands on another ground has a rectangle behind it`() {
    var canvas = Canvas(Size(rows: 1, columns: 10))
    canvas.put([Span(" now ", .onnow)], row: 0, column: 2)
    let svg = canvas.svg(theme: .harbour)
    #expect(svg.contains("<rect x=\"26.8\" y=\"10\" width=\"42\" height=\"18\" fill=\"#ffd166\"/>"))
  }

  @Test func `no text of a trace can become markup`() {
    var canvas = Canvas(Size(rows: 1, columns: 60))
    canvas.put("<script>alert(1)</script> & \u{1B}[31m \"x\"", row: 0, column: 0, role: .text)
    let svg = canvas.svg(theme: .harbour)
    #expect(!svg.contains("<script"))
    #expect(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;\u{A0}&amp;"))
    #expect(!svg.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `a wide character takes the room of two`() {
    var canvas = Canvas(Size(rows: 1, columns: 6))
    canvas.put("包ab", row: 0, column: 0, role: .strong)
    #expect(canvas.svg(theme: .harbour).contains("textLength=\"33.6\""))
  }
}

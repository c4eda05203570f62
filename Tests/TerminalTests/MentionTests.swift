import Terminal
import Testing

struct MentionTests {
  @Test(arguments: [
    ("P5", "[P5]"), ("NDIS hands P5 to ne2000.", "NDIS hands [P5] to ne2000."),
    ("NdisSend(P12), I3", "NdisSend([P12]), [I3]"), ("它把P5交给", "它把[P5]交给"),
    ("MP5 P5x P_5 P Q5 S02 x", "MP5 P5x P_5 P Q5 S02 x"), ("F0", "[F0]"), ("", ""),
    ("P99999999999999999999", "P99999999999999999999"),
  ])
  func `an id is a letter and a number as a word of its own`(text: String, seen: String) {
    let spans = Mention.spans(in: text, role: .text)
    #expect(spans.map { $0.role == .text ? $0.text : "[\($0.text)]" }.joined() == seen)
  }

  @Test func `an id has the colour of its journey`() {
    #expect(Mention.spans(in: "P5", role: .text) == [Span("P5", .mention5)])
    #expect(Mention.spans(in: "P8", role: .text) == [Span("P8", .mention2)])
    #expect(Mention.spans(in: "F9", role: .text) { _ in 3 } == [Span("F9", .mention3)])
  }

  @Test func `what is no object is text`() {
    let spans = Mention.spans(in: "rule R41 and R7", role: .muted) { $0 == "R7" ? 7 : nil }
    #expect(spans == [Span("rule R41 and ", .muted), Span("R7", .mention1)])
  }
}

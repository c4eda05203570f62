import Events
import Replay
import Terminal
import Testing

@testable import Views

/// A sentence without room loses whole clauses, and says so.
struct ClausesTests {
  @Test(arguments: [
    (
      "Next: CP1: Does the miniport finish the call inside its handler? Here: pending.", 78,
      "Next: CP1: Does the miniport finish the call inside its handler? Here: pending"
    ),
    (
      "Next: CP1: Does the miniport finish the call inside its handler? Here: pending.", 77,
      "Next: CP1: Does the miniport finish the call inside its handler? …"
    ),
    (
      "Next: NDIS asks busmaster whether its card raised the interrupt and whether a DPC is wanted.",
      78, "Next: NDIS asks busmaster whether its card raised the interrupt …"
    ),
    (
      "Next: ne2000 answers PENDING, although NdisMSendComplete has run already (#16).", 77,
      "Next: ne2000 answers PENDING, although NdisMSendComplete has run already …"
    ),
    (
      "a place such as 128, or a command; Tab completes it, Esc closes", 54,
      "a place such as 128, or a command; Tab completes it …"
    ),
    (
      "128   50%   412us   +5   g beginning   Esc closes", 30, "128   50%   412us   +5 …"
    ),
    ("a letter from a to z", 12, "a letter …"), ("it fits", 7, "it fits"),
    ("NdisMIndicateReceivePacket", 12, "NdisMIndicateReceivePacket"), ("", 0, ""),
    ("a b", -3, "a b"),
  ])
  func `whole clauses stay, else whole words`(text: String, width: Int, wanted: String) {
    #expect(Clauses.fitting([Span(text)], width: width).text == wanted)
  }

  @Test func `what stays keeps its roles`() {
    let spans = [Span("Next: ", .muted), Span("P1", .key), Span(" goes on, and on, and on")]
    let shown = Clauses.fitting(spans, width: 20)
    #expect(shown == [spans[0], spans[1], Span(" goes on"), Span(" …")])
  }

  @Test(arguments: Shipped.all)
  func `no hint is cut in the middle of a word, and nothing follows a cut`(shipped: Shipped) {
    for moment in shipped.moments(8) {
      let scene = Scene(moment, title: "")
      let whole = Hint(scene, isBroken: Proof(moment).isBroken).pieces.map(\.text).joined()
      let row = scene.canvas(Size(rows: 24, columns: 80)).lines()[22].trimmed
      guard let cut = row.firstIndex(of: "…") else {
        #expect(whole.hasPrefix(row), "\(shipped): \(row)")
        continue
      }
      let shown = String(row[..<cut]).trimmedAtEnd
      #expect(row[cut...] == "…" && row[..<cut].hasSuffix(" "), "\(shipped): \(row)")
      let behind = whole.dropFirst(shown.count).first
      let isWhole = whole.hasPrefix(shown) && behind.map { " ,;".contains($0) } == true
      #expect(isWhole, "\(shipped): \(row)")
    }
  }
}

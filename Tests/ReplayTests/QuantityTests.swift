import Events
import Replay
import Testing
import Traces

/// Values that somebody can point at, as text.
struct QuantityTests {
  @Test(arguments: [
    (0, "0x0"), (31, "0x1f"), (-1, "-0x1"), (-31, "-0x1f"), (Int(Int32.min), "-0x80000000"),
    (Int.max, "0x7fffffffffffffff"), (-Int.max, "-0x7fffffffffffffff"),
  ])
  func `a register is written in base 16, with its sign in front`(value: Int, text: String) throws {
    let timeline = Timeline(
      try Trace(
        text: #"""
          {"ndt":1,"schema":"1.0","title":"one","clock":{"unit":"ns","kind":"virtual"},"topology":\#
          {"components":[{"id":"card","kind":"nic","registers":["IMR"]}]}}
          {"t":1,"e":"do","call":"X","at":"card","reg":"card.IMR","val":\#(value)}

          """#.utf8
      ).history)
    let lexicon = timeline.history.lexicon
    let place = try #require(lexicon.places.indices.first { lexicon.places[$0].shortName == "IMR" })
    let shown = Quantity.place(PlaceID(index: place)).text(in: timeline.state(at: 1), lexicon)
    #expect(shown == text)
  }
}

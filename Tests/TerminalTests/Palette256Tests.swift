import TestNumbers
import Testing

@testable import Terminal

struct Palette256Tests {
  @Test(arguments: UInt8(16)...255)
  func `a colour of the palette is nearest to itself`(index: UInt8) {
    let color = Palette256.color(at: index)
    #expect(Palette256.color(at: Palette256.index(nearestTo: color)) == color)
  }

  @Test func `the nearest colour is found without looking at all of them`() {
    var random = RandomNumbers(seed: 7)
    for _ in 0..<2_000 {
      let color = RGB(UInt32(random.below(0x1000000)))
      let found = distance(color, Palette256.color(at: Palette256.index(nearestTo: color)))
      let best = (UInt8(16)...255).map { distance(color, Palette256.color(at: $0)) }.min()
      #expect(found == best)
    }
  }

  private func distance(_ one: RGB, _ other: RGB) -> Int {
    zip([one.red, one.green, one.blue], [other.red, other.green, other.blue])
      .reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
  }
}

import Terminal
import Testing

@testable import Curses

struct ColorNumbersTests {
  @Test func `colours of the palette keep their numbers`() {
    var numbers = ColorNumbers(mixing: .assigned)
    #expect(numbers.number(of: .standard) { _, _ in Issue.record("nothing to assign") } == -1)
    #expect(numbers.number(of: .indexed(208)) { _, _ in Issue.record("no mixture") } == 208)
  }

  @Test func `a mixture gets a number once`() {
    var numbers = ColorNumbers(mixing: .assigned)
    var assigned: [UInt8: RGB] = [:]
    for color in [0x14181F, 0xFFD166, 0x14181F].map(RGB.init) {
      _ = numbers.number(of: .mixed(color)) { assigned[$0] = $1 }
    }
    #expect(assigned == [16: RGB(0x14181F), 17: RGB(0xFFD166)])
  }

  @Test func `when all numbers are taken the nearest mixture stands in`() {
    var numbers = ColorNumbers(mixing: .assigned)
    var count = 0
    for step in UInt32(0)..<240 {
      _ = numbers.number(of: .mixed(RGB(step << 8))) { _, _ in count += 1 }
    }
    let number = numbers.number(of: .mixed(RGB(0x00_1001))) { _, _ in count += 1 }
    #expect(count == 240)
    #expect(number == 16 + 16)
  }

  @Test func `where numbers are mixtures the dark blues stay clear of the palette`() {
    var numbers = ColorNumbers(mixing: .direct)
    #expect(numbers.number(of: .mixed(RGB(0xFFD166))) { _, _ in } == 0xFFD166)
    #expect(numbers.number(of: .mixed(RGB(0x000007))) { _, _ in } == 0x000100)
  }
}

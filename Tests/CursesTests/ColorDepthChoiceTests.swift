import Terminal
import Testing

@testable import Curses

struct ColorDepthChoiceTests {
  private func depth(
    _ count: Int, canMix: Bool = false, colorTerm: String? = nil, forbidsColor: Bool = false
  ) -> ColorDepth {
    let environment = TerminalEnvironment(
      type: "x", colorTerm: colorTerm, forbidsColor: forbidsColor)
    return ColorDepth(colorCount: count, canMix: canMix, environment: environment)
  }

  @Test(arguments: [
    (-1, ColorDepth.monochrome), (0, .monochrome), (2, .monochrome), (8, .colors8),
    (16, .colors16), (88, .colors16), (256, .colors256), (32_767, .colors256),
    (1 << 24, .trueColor),
  ])
  func `the number of colours decides`(count: Int, expected: ColorDepth) {
    #expect(depth(count) == expected)
  }

  @Test(arguments: ["truecolor", "24bit"])
  func `colours are mixed where the terminal says so and it can be done`(colorTerm: String) {
    #expect(depth(256, canMix: true, colorTerm: colorTerm) == .trueColor)
    #expect(depth(256, canMix: false, colorTerm: colorTerm) == .colors256)
    #expect(depth(8, canMix: true, colorTerm: colorTerm) == .colors8)
    #expect(depth(256, canMix: true, colorTerm: "yes") == .colors256)
  }

  @Test(arguments: [0, 8, 256, 1 << 24])
  func `who wants no colours gets none`(count: Int) {
    #expect(depth(count, canMix: true, colorTerm: "24bit", forbidsColor: true) == .monochrome)
  }
}

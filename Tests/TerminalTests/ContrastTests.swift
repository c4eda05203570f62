import Testing

@testable import Terminal

struct ContrastTests {
  @Test(arguments: [
    (0x000000, 0xFFFFFF, 21.0), (0x777777, 0xFFFFFF, 4.478), (0xFF0000, 0x000000, 5.252),
    (0x14181F, 0x14181F, 1.0),
  ])
  func `contrast is measured as the guidelines say`(one: UInt32, other: UInt32, ratio: Double) {
    #expect(abs(Contrast.ratio(RGB(one), RGB(other)) - ratio) < 0.001)
    #expect(abs(Contrast.ratio(RGB(other), RGB(one)) - ratio) < 0.001)
  }
}

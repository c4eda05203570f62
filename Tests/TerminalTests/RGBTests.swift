import Terminal
import Testing

struct RGBTests {
  @Test func `a colour is six hexadecimal digits with or without a sign`() {
    #expect(RGB("#14181f") == RGB(red: 0x14, green: 0x18, blue: 0x1F))
    #expect(RGB("FFD166")?.number == 0xFFD166)
  }

  @Test(arguments: ["", "#", "14181", "14181f0", "##1418f", "14181g", "+4181f", "日本"])
  func `anything else is none`(text: String) {
    #expect(RGB(text) == nil)
  }
}

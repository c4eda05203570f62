import Testing

@testable import Curses

struct ClipboardTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("包", "5YyF"),
    ("\u{1B}]", "G10="),
  ])
  func `text is sent in letters that no terminal can mistake`(text: String, letters: String) {
    let expected = "\u{1B}]52;c;\(letters)\u{7}"
    #expect(Clipboard.sequence(for: text) == Array(expected.utf8))
  }

  @Test func `more than terminals take is refused`() {
    let long = String(repeating: "x", count: Clipboard.byteCountMax + 1)
    #expect(Clipboard.sequence(for: long) == nil)
  }
}

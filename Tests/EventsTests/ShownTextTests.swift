import Events
import Testing

struct ShownTextTests {
  @Test(arguments: ["", "NdisSend", "帧 é 😀", "a\u{301}", "x\u{A0}y"])
  func `text that commands nothing stays as it is`(text: String) { #expect(text.shown == text) }

  @Test(arguments: [
    ("\u{1B}[2J", "␛[2J"), ("a\nb\tc\r", "a␊b␉c␍"), ("\u{0}\u{7F}", "␀␡"),
    ("\u{9B}31m", "\u{FFFD}31m"), ("a\u{202E}b\u{2066}", "a\u{FFFD}b\u{FFFD}"),
    ("\u{2028}", "\u{FFFD}"),
  ])
  func `what could command a terminal becomes a symbol`(text: String, shown: String) {
    #expect(text.shown == shown)
  }
}

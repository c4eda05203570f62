import Terminal
import Testing

@testable import Curses

struct KeyTableTests {
  private let table = KeyTable([
    ("\u{1B}x", .up), ("\u{1B}xy", .down), ("\u{8}", .backspace), ("\u{1B}", .escape),
  ])

  private func match(_ text: String) -> (key: String, count: Int)? {
    table.match(Array(text.utf8)[...]).map { ("\($0.key)", $0.byteCount) }
  }

  @Test func `the longest sequence wins`() throws {
    #expect(try #require(match("\u{1B}xyz")) == ("down", 3))
    #expect(try #require(match("\u{1B}xz")) == ("up", 2))
  }

  @Test(arguments: ["", "\u{1B}", "\u{8}", "x", "\u{1B}z"])
  func `what is no sequence is not matched`(text: String) {
    #expect(match(text) == nil)
  }
}

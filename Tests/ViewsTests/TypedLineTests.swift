import Terminal
import Testing

@testable import Views

/// A line that is longer than its place shows what is around the cursor, and says that it is cut.
struct TypedLineTests {
  @Test func `what is cut off at the left is a sign, and the cursor stays where it is`() {
    let text = "filter send and status == PENDING"
    let line = TypedLine(text, cursor: text.count, width: 20)
    #expect(line.text == "…status == PENDING")
    #expect(Width.of(line.text) == line.cursor && line.cursor == 18)
    #expect(TypedLine(text, cursor: 3, width: 20).text == text)
    #expect(!TypedLine(text, cursor: text.count, width: 80).text.contains("…"))
  }

  @Test(arguments: [4, 5, 9, 16, 40])
  func `wide characters are cut whole`(width: Int) {
    let text = "发送数据包, send 发送 and 完成 obj"
    for cursor in 0...text.count {
      let line = TypedLine(text, cursor: cursor, width: width)
      let seen = String(text.prefix(cursor).suffix(max(cursor - line.hiddenCount, 0)))
      #expect(line.cursor == Width.of(seen) && line.cursor <= max(width - 2, 0))
      #expect(line.text.hasPrefix("…") == (line.hiddenCount > 0 && line.hiddenCount < cursor))
    }
  }
}

import Events
import Live
import Replay
import Terminal
import Testing
import Verification
import Views

@testable import Explorer

/// The card of a bug check stands over the view and takes no key.
struct BugCheckCardTests {
  private func walk() throws -> Walk {
    var walk = try Walk(recorded: "r11-packet-frees-after")
    walk.type("G")
    while walk.session.isLooking { walk.wait(microseconds: 0) }
    return walk
  }

  @Test func `the card comes with the bug check, and stepping back leaves it`() throws {
    var walk = try walk()
    let end = walk.position
    #expect(walk.text.contains("STOP 0x000000D1") && walk.text.contains("R11"))
    walk.type("h")
    #expect(walk.position == end - 1 && !walk.text.contains("STOP 0x"))
    walk.type("l")
    #expect(walk.position == end && walk.text.contains("STOP 0x"))
  }

  @Test func `Esc puts the card aside as long as one stands there`() throws {
    var walk = try walk()
    walk.press(.escape)
    #expect(!walk.text.contains("STOP 0x") && walk.text.contains("1 Stack"))
    walk.type("?")
    walk.press(.escape)
    #expect(!walk.text.contains("STOP 0x"))
    walk.type("hl")
    #expect(walk.text.contains("STOP 0x"))
  }

  @Test func `what is about the view behind the card puts it aside and is done`() throws {
    var walk = try walk()
    walk.type("3")
    #expect(walk.session.look.view == .events && !walk.text.contains("STOP 0x"))
    walk.type("hl8")
    #expect(walk.session.look.view == .findings && walk.text.contains("R11 error"))
    walk.type("1hlj")
    #expect(!walk.text.contains("STOP 0x") && walk.session.attention.picked != .none)
  }

  @Test func `what is about something else leaves the card where it is`() throws {
    var walk = try walk()
    walk.type("ma")
    #expect(walk.session.attention.marks.count == 1 && walk.text.contains("STOP 0x"))
    walk.type("K")
    #expect(walk.text.contains("0xD1") && walk.text.contains("R11"))
    walk.press(.escape)
    #expect(walk.text.contains("STOP 0x"))
    walk.type(":verdict")
    walk.press(.enter)
    #expect(walk.session.findings.firstBroken?.index == walk.position - 1)
  }

  @Test func `a key that the card shows can be clicked, and the card itself is no picture`() throws
  {
    var walk = try walk()
    let row = try #require(walk.lines.firstIndex { $0.contains("puts this aside") })
    let cells = Array(walk.lines[row])
    let column = try #require(cells.indices.first { String(cells[$0...]).hasPrefix("Esc") })
    walk.take(.mouse(Mouse(.press, at: Position(row: 6, column: 10))))
    #expect(walk.text.contains("STOP 0x") && walk.session.attention.picked == .none)
    walk.take(.mouse(Mouse(.press, at: Position(row: row, column: column))))
    #expect(!walk.text.contains("STOP 0x"))
  }

  @Test(arguments: [(59, 14), (100, 14), (40, 10), (20, 5)])
  func `on a small screen a message and the card are both read before Esc puts the card aside`(
    columns: Int, rows: Int
  ) throws {
    var run = try LiveRun(Walk.scenario("r11-packet-frees-after"))
    run.extend(to: 1_000_000)
    var walk = Walk(
      FixedSource(run.timeline, title: run.title), size: Size(rows: rows, columns: columns))
    walk.type("c")
    walk.settle()
    #expect(walk.session.scene.showsBugCheck && !walk.message.isEmpty)
    #expect(walk.text.contains(walk.message.prefix(8)))
    if rows > 6 {
      #expect(walk.text.contains("STOP 0x") && walk.text.contains("R11"))
    } else {
      walk.press(.escape)
      #expect(walk.message.isEmpty && walk.text.contains("STOP 0x"))
    }
    walk.press(.escape)
    #expect(!walk.text.contains("STOP 0x"))
  }

  @Test func `line by line the card is told once, with the keys in force`() throws {
    let source = LiveSource(try LiveRun(Walk.scenario("r11-packet-frees-after")))
    var written: [String] = []
    var loop = LinearLoop(source) { written += $0 }
    var lines = [":map back Z", "end", "look", "v"][...]
    #expect(loop.run(isScript: true) { lines.popFirst() } == .left)
    let text = written.joined(separator: "\n")
    #expect(text.contains("STOP 0x000000D1  DRIVER_IRQL_NOT_LESS_OR_EQUAL"))
    #expect(text.contains("Parameter 2: 0x00000002, the level: DISPATCH"))
    #expect(text.contains("rule: R11") && text.contains("guilty: #"))
    #expect(text.contains("! This breaks R11: A sender frees a packet only when"))
    #expect(text.contains("Z goes back") && !text.contains("puts this aside"))
    #expect(text.split(separator: "STOP 0x").count == 2)
  }
}

import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// Borders between panes move, and stay where they were put.
struct PaneTests {
  private func walk(_ keys: String = "", _ columns: Int = 120, _ rows: Int = 36) throws -> Walk {
    let source = FixedSource(try Walk(recorded: "s02").timeline, title: "s02")
    var walk = Walk(source, size: Size(rows: rows, columns: columns))
    walk.go(to: 41)
    walk.type(keys)
    return walk
  }

  /// The column where a title begins.
  private func column(of text: String, _ walk: Walk) throws -> Int {
    let line = try #require(walk.lines.first { $0.contains(text) })
    let range = try #require(line.firstRange(of: text))
    return Width.of(String(line[..<range.lowerBound]))
  }

  private func row(of text: String, _ walk: Walk) throws -> Int {
    try #require(walk.lines.firstIndex { $0.contains(text) })
  }

  private func pane(_ key: Character, _ walk: inout Walk) {
    walk.press(.character("w"), .control)
    walk.take(.character(key))
  }

  @Test func `Ctrl-W makes the pane with the focus wider and narrower, and = puts all back`() throws
  {
    var walk = try walk()
    let start = try column(of: "Changed by this step", walk)
    pane("<", &walk)
    #expect(try column(of: "Changed by this step", walk) == start - 4)
    pane(">", &walk)
    #expect(try column(of: "Changed by this step", walk) == start)
    pane("w", &walk)
    #expect(walk.session.look.focus == .holders)
    pane(">", &walk)
    #expect(try column(of: "Changed by this step", walk) == start - 4)
    pane("=", &walk)
    #expect(try column(of: "Changed by this step", walk) == start)
    let holders = try row(of: "Who has what", walk)
    pane("+", &walk)
    #expect(try row(of: "Who has what", walk) == holders - 2)
    pane("=", &walk)
    #expect(try row(of: "Who has what", walk) == holders)
    pane("w", &walk)
    pane("+", &walk)
    #expect(walk.message.contains("taller"))
    pane("?", &walk)
    #expect(walk.message.contains("Ctrl-W") && walk.session.overlay == nil)
    for _ in 0..<30 { pane(">", &walk) }
    #expect(walk.message.contains("no more room"))
  }

  @Test(arguments: [
    ("5", "─ Now ─", 120, 36), ("5", "─ Now ─", 80, 24), ("7", "─ Now ─", 80, 24),
    ("", "─ Now ─", 80, 40), ("8", "─ Now ─", 100, 30),
  ])
  func `the step below a view is as tall as one wants, by key and by mouse`(
    keys: String, title: String, columns: Int, rows: Int
  ) throws {
    var walk = try walk(keys, columns, rows)
    let start = try row(of: title, walk)
    pane("-", &walk)
    #expect(try row(of: title, walk) == start - 2)
    pane("=", &walk)
    #expect(try row(of: title, walk) == start)
    walk.take(.mouse(Mouse(.press, at: Position(row: start, column: 40))))
    walk.take(.mouse(Mouse(.drag, at: Position(row: start - 3, column: 30))))
    #expect(try row(of: title, walk) == start - 3 && walk.position == 41)
    walk.take(.mouse(Mouse(.release, at: Position(row: start - 3, column: 30))))
    for _ in 0..<40 { pane("-", &walk) }
    #expect(walk.message.contains("no more room"))
    for _ in 0..<40 { pane("+", &walk) }
    #expect(walk.message.contains("no more room") && walk.text.contains("changed"))
  }

  @Test func `the border between two runs moves, and that above what differs`() throws {
    var walk = try walk()
    walk.putBeside(walk.timeline, "the other")
    walk.type("9")
    walk.settle()
    let middle = try column(of: "B the other", walk)
    let states = try row(of: "State at this moment", walk)
    pane(">", &walk)
    #expect(try column(of: "B the other", walk) == middle + 4)
    pane("w", &walk)
    pane(">", &walk)
    #expect(try column(of: "B the other", walk) == middle)
    pane("-", &walk)
    #expect(try row(of: "State at this moment", walk) == states - 2)
    pane("=", &walk)
    #expect(try row(of: "State at this moment", walk) == states)
  }

  @Test(arguments: [("1", 80, 24), ("3", 70, 18), ("3", 50, 12), ("9", 120, 36), ("2", 120, 36)])
  func `Tab goes to no pane that is not shown, and says so`(
    view: String, columns: Int, rows: Int
  ) throws {
    var walk = try walk(view, columns, rows)
    let first = walk.session.look.focus
    for key in [Key.tab, .backtab] {
      walk.press(key)
      #expect(walk.session.look.focus == first)
      #expect(walk.message.hasPrefix("There is no "))
    }
  }

  @Test func `alone, one pane after the other is shown on a small screen too`() throws {
    var walk = try walk("z", 80, 24)
    walk.press(.tab)
    #expect(walk.session.look.focus == .holders && walk.text.contains("Who has what"))
    walk.type("z")
    #expect(walk.session.look.focus == .stack && walk.text.contains("━━ 1 Stack"))
  }

  @Test func `a screen that becomes too small for the pane with the focus gives it to the first`()
    throws
  {
    var walk = try walk()
    walk.press(.tab)
    #expect(walk.session.look.focus == .holders)
    let small = Size(rows: 24, columns: 80)
    _ = walk.loop.session.update(.resize(small), size: small)
    #expect(walk.session.look.focus == .stack)
  }

  @Test(arguments: [(120, 36), (80, 24)])
  func `a taller list of events shows more of them`(columns: Int, rows: Int) throws {
    var walk = try walk("3", columns, rows)
    let start = try row(of: "Changed by this step", walk)
    pane("-", &walk)
    #expect(try row(of: "Changed by this step", walk) < start)
    pane("+", &walk)
    #expect(try row(of: "Changed by this step", walk) == start)
  }

  @Test func `the next layout gives the first pane more room, then the others`() throws {
    var walk = try walk()
    let start = try column(of: "Changed by this step", walk)
    walk.type("|")
    #expect(try column(of: "Changed by this step", walk) > start)
    walk.type("|")
    #expect(try column(of: "Changed by this step", walk) < start)
    walk.type("|")
    #expect(try column(of: "Changed by this step", walk) == start)
  }

  @Test func `a border is dragged, and stays when the view and the size change`() throws {
    var walk = try walk("3")
    let start = try column(of: "4 Inspector", walk)
    let border = Position(row: 8, column: start - 4)
    walk.take(.mouse(Mouse(.press, at: border)))
    for step in 1...9 {
      walk.take(.mouse(Mouse(.drag, at: Position(row: 8, column: border.column - step))))
    }
    walk.take(.mouse(Mouse(.release, at: border)))
    let moved = try column(of: "4 Inspector", walk)
    #expect(moved == start - 9 && walk.position == 41)
    walk.take(.mouse(Mouse(.drag, at: Position(row: 8, column: 20))))
    #expect(try column(of: "4 Inspector", walk) == moved)
    walk.type("13")
    #expect(try column(of: "4 Inspector", walk) == moved)
    let wide = walk.session.scene.canvas(Size(rows: 50, columns: 200)).lines(tier: .full)
    let title = try #require(wide.first { $0.contains("4 Inspector") })
    let range = try #require(title.firstRange(of: "4 Inspector"))
    // By itself the border stands at 122 of 200 columns; 9 of 120 are 15 of 200.
    #expect(Width.of(String(title[..<range.lowerBound])) == 122 + 4 - 15)
  }

  @Test func `where one pane stands alone anyway, z says so; elsewhere the filter stays in sight`()
    throws
  {
    var walk = try walk("z", 40, 10)
    #expect(!walk.session.look.isZoomed && walk.message.contains("nothing to zoom"))
    walk = try self.walk("&send")
    walk.press(.enter)
    walk.type("3z")
    #expect(walk.session.look.isZoomed && walk.lines[1].contains("filter send"))
    #expect(walk.lines[2].contains("3 Events"))
  }
}

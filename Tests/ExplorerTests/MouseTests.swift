import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct MouseTests {
  /// Where a text stands on the screen, the first cell of it.
  private func place(of text: String, in walk: Walk) throws -> Position {
    for (row, line) in walk.lines.enumerated() {
      guard let range = line.firstRange(of: text) else { continue }
      return Position(row: row, column: Width.of(String(line[..<range.lowerBound])))
    }
    Issue.record("\(text) is not on the screen")
    throw Missing()
  }

  private struct Missing: Error {}

  private func click(_ text: String, in walk: inout Walk) throws {
    let position = try place(of: text, in: walk)
    walk.take(.mouse(Mouse(.press, at: position)))
    walk.take(.mouse(Mouse(.release, at: position)))
  }

  private func walk(_ keys: String = "", at position: Int = 41) throws -> Walk {
    var walk = try Walk(recorded: "s02")
    walk.go(to: position)
    walk.type(keys)
    return walk
  }

  @Test(arguments: ViewKind.allCases.filter { $0 != .stack })
  func `where the timeline of a view stands has nothing to do with the moment`(
    view: ViewKind
  ) throws {
    var scene = Scene(try Walk(recorded: "s02").session.moment, title: "s02")
    scene.view = view
    for (rows, columns) in [(50, 160), (36, 120), (24, 80), (18, 60), (10, 40), (5, 20)] {
      let size = Size(rows: rows, columns: columns)
      #expect(Scene.timelineArea(of: view, isZoomed: false, size) == scene.timelineArea(size))
    }
  }

  @Test func `a click on an object picks it, and a second one opens it`() throws {
    var walk = try walk()
    let position = try place(of: "P2▌", in: walk)
    walk.take(.mouse(Mouse(.press, at: position)))
    #expect(walk.session.attention.picked == ObjectID(.packet, 2))
    walk.take(.mouse(Mouse(.press, at: position)))
    #expect(walk.session.look.view == .inspector)
    #expect(walk.session.attention.picked == ObjectID(.packet, 2))
  }

  @Test func `a click on a layer picks what it holds and says so`() throws {
    var walk = try walk()
    try click("MINI ", in: &walk)
    #expect(walk.message.hasPrefix("ne2000 holds P1 P2 P3."))
    #expect(walk.session.attention.picked == ObjectID(.packet, 1))
    try click("APP ", in: &walk)
    #expect(walk.message == "writer.exe holds nothing here." || walk.message.contains("holds I1"))
  }

  @Test func `a click on a pane gives it the focus`() throws {
    var walk = try walk()
    #expect(walk.session.look.focus == .stack)
    try click("Who has what", in: &walk)
    #expect(walk.session.look.focus == .holders)
  }

  @Test func `a click on a row of the events goes there, in the inspector it picks the row`() throws
  {
    var walk = try walk("3")
    let row = try place(of: "  44 ", in: walk).row
    walk.take(.mouse(Mouse(.press, at: Position(row: row, column: 20))))
    #expect(walk.position == 44)
    try click("status", in: &walk)
    #expect(walk.session.look.focus == .inspector)
  }

  @Test func `a click on a byte picks the field that holds it, and so does dragging over bytes`()
    throws
  {
    var walk = try walk("4")
    try click("08 06", in: &walk)
    func picked() -> InspectorRow { walk.session.tree.rows[walk.session.look.inspection.row] }
    #expect(walk.session.look.focus == .inspector)
    #expect(picked().bytes == 12..<14)
    let start = try place(of: "08 00 06", in: walk)
    walk.take(.mouse(Mouse(.press, at: start)))
    #expect(picked().bytes == 16..<18 && picked().name == "Protocol type")
    walk.take(
      .mouse(Mouse(.drag, at: Position(row: start.row, column: start.column + 6))))
    #expect(picked().bytes == 18..<19)
  }

  @Test(arguments: [ViewKind.counters, .owners, .charts, .states, .dna, .tree, .ladder])
  func `a click on a row of any view picks it`(view: ViewKind) throws {
    var walk = try walk(":\(view.name)", at: 60)
    walk.press(.enter)
    let before = (walk.session.look.pickedRows[view], walk.position, walk.session.attention.picked)
    for row in 4..<20 {
      walk.take(.mouse(Mouse(.press, at: Position(row: row, column: 3))))
      walk.press(.character("l"), .control)
      let now = (walk.session.look.pickedRows[view], walk.position, walk.session.attention.picked)
      if now.0 != before.0 || now.1 != before.1 || now.2 != before.2 { return }
    }
    Issue.record("no row of \(view.name) answers")
  }

  @Test func `a click on a finding picks it`() throws {
    var walk = try Walk(recorded: "s11-livelock")
    walk.type(":findings")
    walk.press(.enter)
    walk.settle()
    try #require(SceneRows(walk.session.scene).count > 2)
    for row in 4..<12 {
      walk.take(.mouse(Mouse(.press, at: Position(row: row, column: 20))))
      if (walk.session.look.pickedRows[.findings] ?? 0) > 0 { return }
    }
    Issue.record("no finding answers")
  }

  @Test func `who points at a moment, or turns the wheel, waits for no other one`() throws {
    var walk = try Walk.endless()
    walk.extend(by: 50)
    let area = try #require(walk.session.scene.timelineArea(walk.screen.size))
    let place = Position(row: area.rows.lowerBound + 1, column: area.columns.lowerBound)
    for action in [Mouse.Action.press, .wheelUp] {
      walk.take(.character("G"), patience: 0)
      #expect(walk.session.run.goal != nil)
      walk.take(.mouse(Mouse(action, at: place)), patience: 0)
      #expect(walk.session.run.goal == nil)
    }
    walk.take(.character("3"))
    walk.take(.character("G"), patience: 0)
    for row in 4..<12 where walk.session.run.goal != nil {
      walk.take(.mouse(Mouse(.press, at: Position(row: row, column: 20))), patience: 0)
    }
    #expect(walk.session.run.goal == nil)
  }

  @Test func `what was said is gone when the wheel moves on`() throws {
    var walk = try Walk(recorded: "s02")
    let place = Position(row: 10, column: 5)
    walk.take(.mouse(Mouse(.wheelUp, at: place)))
    #expect(!walk.message.isEmpty)
    walk.take(.mouse(Mouse(.wheelDown, at: place)))
    #expect(walk.position == 1 && walk.message.isEmpty)
  }

  @Test func `a click on the key line presses the key`() throws {
    var walk = try walk()
    try click("l step", in: &walk)
    #expect(walk.position == 42)
    try click("back", in: &walk)
    #expect(walk.position == 41)
    let position = try place(of: "s o f", in: walk)
    walk.take(.mouse(Mouse(.press, at: Position(row: position.row, column: position.column + 4))))
    #expect(walk.event?.kind == .leave)
    try click("? help", in: &walk)
    #expect(walk.session.overlay != nil)
  }

  @Test func `with a window in front, a click on the key line presses the keys of the window`()
    throws
  {
    var walk = try walk("?")
    func clickLast(_ text: String) throws {
      let line = try #require(walk.lines.last)
      let range = try #require(line.firstRange(of: text))
      let column = Width.of(String(line[..<range.lowerBound]))
      let position = Position(row: walk.screen.size.rows - 1, column: column)
      walk.take(.mouse(Mouse(.press, at: position)))
    }
    try clickLast("Tab scope")
    #expect(walk.text.contains("[all]"))
    try clickLast("Esc close")
    #expect(walk.session.overlay == nil)
  }

  @Test func `in a window the first click picks, the second does it, and one beside it closes`()
    throws
  {
    var walk = try walk("?")
    try click("step back one event", in: &walk)
    #expect(walk.text.contains("► h  ←  F7"))
    try click("step back one event", in: &walk)
    #expect(walk.session.overlay == nil && walk.position == 40)
    walk.type("?")
    walk.take(.mouse(Mouse(.press, at: Position(row: 0, column: 0))))
    #expect(walk.session.overlay == nil && walk.position == 40)
  }

  @Test func `the wheel moves in a window, and dragging on the timeline goes through time`() throws
  {
    var walk = try walk("?")
    walk.take(.mouse(Mouse(.wheelDown, at: Position(row: 10, column: 30))))
    guard case .list(_, let list) = walk.session.overlay else {
      Issue.record("no list")
      return
    }
    #expect(list.picked == 3)
    walk.press(.escape)
    let area = try #require(walk.session.scene.timelineArea(walk.screen.size))
    let row = area.rows.lowerBound + 1
    walk.take(.mouse(Mouse(.press, at: Position(row: row, column: area.columns.upperBound - 1))))
    let end = walk.position
    walk.take(.mouse(Mouse(.drag, at: Position(row: row, column: area.columns.lowerBound + 20))))
    #expect(walk.position < end)
  }

  @Test func `the timeline is dragged until the button is released, wherever the mouse goes`()
    throws
  {
    var walk = try walk()
    let area = try #require(walk.session.scene.timelineArea(walk.screen.size))
    func mouse(_ action: Mouse.Action, _ row: Int, _ column: Int) {
      walk.take(.mouse(Mouse(action, at: Position(row: row, column: column))))
    }
    mouse(.press, area.rows.lowerBound + 1, area.columns.upperBound - 1)
    let end = walk.position
    mouse(.drag, area.rows.lowerBound - 4, area.columns.lowerBound + 40)
    let middle = walk.position
    #expect(middle < end)
    mouse(.drag, 0, 0)
    #expect(walk.position == 0)
    mouse(.release, 0, 0)
    mouse(.drag, area.rows.lowerBound - 4, area.columns.lowerBound + 40)
    #expect(walk.position == 0)
  }

  @Test func `with Shift, or when it is off, the mouse is the terminal's`() throws {
    var walk = try walk()
    let position = try place(of: "P2▌", in: walk)
    walk.take(.mouse(Mouse(.press, at: position, modifiers: .shift)))
    #expect(walk.session.attention.picked == .none)
    walk.type("M")
    walk.take(.mouse(Mouse(.press, at: position)))
    #expect(walk.session.attention.picked == .none)
  }

  @Test func `the mouse that was off at the start is on after one key`() throws {
    var walk = try walk()
    walk.loop.session.program.mouse = .off
    walk.type("M")
    #expect(walk.text.contains("The mouse is on."))
  }

  @Test func `a terminal without a mouse says so`() throws {
    var walk = try walk()
    walk.loop.session.program.mouse = .missing
    walk.type("M")
    #expect(walk.text.contains("This terminal tells no program of its mouse."))
    #expect(walk.session.program.mouse == .missing)
  }

  @Test(arguments: ViewKind.allCases)
  func `z shows the pane that has the focus alone, and all of them again`(view: ViewKind) throws {
    var walk = try walk(":\(view.name)", at: 60)
    walk.press(.enter)
    let before = walk.lines
    walk.type("z")
    #expect(walk.lines != before)
    #expect(!walk.text.contains("Timeline"))
    #expect(walk.text.contains(view.facts.title))
    if view.facts.panes.count > 1 {
      let first = walk.lines
      walk.press(.tab)
      #expect(walk.lines != first)
      walk.press(.backtab)
    }
    walk.type("\\")
    #expect(walk.lines == before)
  }
}

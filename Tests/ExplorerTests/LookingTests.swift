import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct LookingTests {
  @Test func `changing the view never moves time`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 30)
    for (key, view) in [
      ("3", ViewKind.events), ("4", .inspector), ("x", .inspector), ("1", .stack),
    ] {
      walk.type(key)
      #expect(walk.session.look.view == view)
      #expect(walk.position == 30)
      #expect(walk.text.contains("#30"))
    }
  }

  @Test func `t says how times are shown where none are`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("t")
    #expect(walk.message == "Times: from row to row.   3 and 2 show them")
    walk.type("t")
    #expect(walk.message == "Times: since the beginning.   3 and 2 show them")
    for view in "32" {
      walk.type("\(view)t")
      #expect(walk.message.isEmpty)
    }
  }

  @Test func `q goes back to the stack, and leaves there`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("3q")
    #expect(walk.session.look.view == .stack)
    #expect(walk.ending == nil)
    walk.press(.escape)
    #expect(walk.ending == nil)
    walk.type("q")
    #expect(walk.ending == .left)
  }

  @Test func `Q, a hang-up and Control-Backslash quit from anywhere`() throws {
    for input in [Input.character("Q"), .hangUp, .signal(.quit)] {
      var walk = try Walk(recorded: "s02")
      walk.type("4")
      walk.take(input)
      let ending: RunLoop.Ending = input == .hangUp ? .hungUp : .quit
      #expect(walk.ending == ending)
    }
    var walk = try Walk(recorded: "s02")
    walk.type("?")
    walk.take(.hangUp)
    #expect(walk.ending == .hungUp)
  }

  @Test(arguments: ViewKind.allCases)
  func `Tab goes round the panes, and Shift-Tab back`(view: ViewKind) throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":\(view.name)")
    walk.press(.enter)
    #expect(walk.session.look.view == view)
    let first = walk.session.look.focus
    let count = view.facts.panes.count
    for _ in 0..<count { walk.press(.tab) }
    #expect(walk.session.look.focus == first)
    walk.press(.tab)
    walk.press(.backtab)
    #expect(walk.session.look.focus == first)
  }

  @Test func `the list of views shows the one that is picked`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("0")
    #expect(walk.text.contains("What do you want to look at?"))
    walk.type("drops")
    walk.press(.enter)
    #expect(walk.session.look.view == .counters)
  }

  @Test(arguments: ViewKind.allCases)
  func `rows can be walked and opened in every view, at any time`(view: ViewKind) throws {
    var walk = try Walk(recorded: "s02")
    for place in ["gg", "g75\n", "G"] {
      walk.type(place.replacing("\n", with: ""))
      if place.hasSuffix("\n") { walk.press(.enter) }
      walk.type(":\(view.name)")
      walk.press(.enter)
      walk.type("jjjjk")
      walk.press(.pageDown)
      walk.press(.pageUp)
      walk.press(.enter)
      #expect((0...walk.session.timeline.count).contains(walk.position))
    }
  }

  @Test func `Enter folds a call of the tree, and rows walk over it`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("5")
    walk.go(to: 1)
    let rows = SceneRows(walk.session.scene)
    let call = try #require((0..<rows.count).first { rows.toggle($0) != nil })
    walk.go(to: try #require(rows.position(call)))
    walk.press(.enter)
    let folded = SceneRows(walk.session.scene)
    #expect(folded.count != rows.count && folded.picked == call)
    let next = try #require(folded.position(call + 1))
    walk.type("j")
    #expect(walk.position == next && next > (rows.position(call + 1) ?? 0))
    walk.type("k")
    walk.press(.enter)
    #expect(walk.session.look.toggled[.tree] == [])
  }

  @Test func `Enter on a chart goes to where it is highest`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("6")
    walk.press(.enter)
    #expect(walk.position > 0)
  }

  @Test func `rows of the list of events are time`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("3jjj")
    #expect(walk.position == 3)
    walk.type("k")
    #expect(walk.position == 2)
    walk.press(.pageDown)
    #expect(walk.position == 30)
    walk.press(.character("u"), .control)
    #expect(walk.position == 16)
  }

  @Test func `the inspector opens branches and jumps to places`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 16)
    walk.type("4")
    let rows = walk.session.tree.rows
    #expect(rows.count > 5)
    for _ in 0..<rows.count + 5 { walk.type("j") }
    #expect(walk.session.look.inspection.row == rows.count - 1)
    let branch = try #require(rows.firstIndex { $0.isOpen != nil })
    for _ in 0..<rows.count { walk.type("k") }
    for _ in 0..<branch { walk.type("j") }
    walk.press(.enter)
    #expect(walk.session.tree.rows.count != rows.count)
    walk.press(.enter)
    #expect(walk.session.tree.rows.count == rows.count)
    let target = try #require(rows.firstIndex { $0.isOpen == nil && $0.target != nil })
    for _ in 0..<rows.count { walk.type("k") }
    for _ in 0..<target { walk.type("j") }
    walk.press(.enter)
    #expect(walk.position == (rows[target].target ?? -2) + 1)
    for _ in 0..<10 { walk.press(.backspace) }
    #expect(walk.session.look.view == .stack)
  }

  @Test func `what an object travels as stands in the order of the journey and can be opened`()
    throws
  {
    var walk = try Walk(recorded: "s23-sendto")
    walk.go(to: 55)
    walk.type(":pick P2")
    walk.press(.enter)
    walk.type("4")
    func pick(_ name: String, in walk: inout Walk) throws {
      let row = try #require(walk.session.tree.rows.firstIndex { $0.name == name })
      for _ in walk.session.look.inspection.row..<row { walk.type("j") }
      #expect(walk.session.tree.picked?.name == name)
    }
    try pick("travels as", in: &walk)
    #expect(walk.session.tree.picked?.value.map(\.text).joined() == "I3 I4 P1 F1 ")
    walk.press(.enter)
    try pick("P1", in: &walk)
    #expect(walk.text.contains("Enter inspects P1"))
    walk.press(.enter)
    #expect(walk.session.attention.picked == ObjectID(.packet, 1) && walk.position == 55)
    #expect(walk.session.tree.object == ObjectID(.packet, 1))
    try pick("made for", in: &walk)
    walk.press(.enter)
    #expect(walk.session.attention.picked == ObjectID(.irp, 4))
  }

  @Test func `Enter on a row that leads nowhere says so`() throws {
    var walk = try Walk(recorded: "s23-sendto")
    walk.go(to: 55)
    walk.type("4j")
    #expect(walk.session.tree.picked?.name == "owner")
    walk.press(.enter)
    #expect(walk.message == "This row is about no object and no moment.")
  }

  @Test func `Enter on the stack inspects what is picked`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 30)
    walk.type("j")
    let picked = walk.session.attention.picked
    walk.press(.enter)
    #expect(walk.session.look.view == .inspector)
    #expect(walk.text.contains(picked.description))
  }

  @Test func `t changes how times are shown`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 30)
    walk.type("3")
    let absolute = walk.lines
    walk.type("t")
    #expect(walk.lines != absolute)
    walk.type("t")
    #expect(walk.lines == absolute)
  }

  // MARK: - The mouse

  @Test func `the wheel steps over the stack, and scrolls the list`() throws {
    var walk = try Walk(recorded: "s02")
    let place = Position(row: 6, column: 6)
    for _ in 0..<3 { walk.take(.mouse(Mouse(.wheelDown, at: place))) }
    walk.take(.mouse(Mouse(.wheelUp, at: place)))
    #expect(walk.position == 2)
    walk.type("3")
    walk.take(.mouse(Mouse(.wheelDown, at: place)))
    #expect(walk.position == 5)
  }

  @Test func `the time line is dragged from end to end`() throws {
    var walk = try Walk(recorded: "s02")
    let area = try #require(walk.session.scene.timelineArea(walk.screen.size))
    let row = area.rows.lowerBound
    let last = area.columns.upperBound - 1
    walk.take(.mouse(Mouse(.press, at: Position(row: row, column: last))))
    #expect(walk.position > 190)
    walk.take(.mouse(Mouse(.drag, at: Position(row: row, column: area.columns.lowerBound))))
    #expect(walk.position < 20)
    walk.take(.mouse(Mouse(.release, at: Position(row: row, column: last))))
    #expect(walk.position < 20)
  }

  @Test func `a mouse that is turned off does nothing`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("M")
    walk.take(.mouse(Mouse(.wheelDown, at: Position(row: 6, column: 6))))
    #expect(walk.position == 0)
    walk.type("M")
    walk.take(.mouse(Mouse(.wheelDown, at: Position(row: 6, column: 6))))
    #expect(walk.position == 1)
  }
}

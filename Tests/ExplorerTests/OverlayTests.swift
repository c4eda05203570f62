import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct OverlayTests {
  @Test(arguments: ["K", "?", "W", "V", "'"])
  func `a colon leaves any window for the command line, as long as nothing is looked for`(
    keys: String
  ) throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 41)
    walk.type("ma")
    walk.type(keys)
    guard case .list? = walk.session.overlay else {
      Issue.record("no window")
      return
    }
    walk.type(":42")
    walk.press(.enter)
    #expect(walk.session.overlay == nil && walk.position == 42)
  }

  @Test func `on a tiny screen the last row has the keys of what stands in front`() throws {
    var walk = try Walk(recorded: "s02")
    func keys(_ columns: Int, _ rows: Int) -> String? {
      walk.session.scene.canvas(Size(rows: rows, columns: columns)).lines().last?.trimmed
    }
    #expect(keys(40, 10) == "h l step  ? help  q quit" && keys(20, 5) == "h l ? q")
    walk.type(":")
    #expect(keys(40, 10) == "Enter do it  Tab complete  Esc close")
    #expect(keys(20, 5) == "Enter  Tab  Esc")
    walk.press(.escape)
    walk.type("m")
    #expect(keys(40, 10) == "a–z mark this place  Esc close" && keys(20, 5) == "a–z  Esc")
    walk.press(.escape)
    walk.type("?")
    #expect(keys(56, 14) == "type to search  ↑ ↓ choose  Enter do it  Esc close")
    walk.press(.escape)
    #expect(keys(40, 10) == "h l step  ? help  q quit")
  }

  @Test func `where something is looked for in a window, a colon is a part of it`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?a:")
    guard case .list(_, let list)? = walk.session.overlay else {
      Issue.record("no window")
      return
    }
    #expect(list.editor.text == "a:")
  }

  @Test func `a window keeps letters, digits and Enter, also where they begin a command`() throws {
    var walk = try walk(commandKeys: [.character("Y"), .character("5"), .key(.enter)])
    for key in ["Y", "5"] {
      walk.type("?" + key)
      guard case .list(.help, let list)? = walk.session.overlay else {
        Issue.record("no window")
        return
      }
      #expect(list.editor.text == key)
      walk.press(.escape)
    }
    walk.type("0")
    walk.press(.down)
    walk.press(.enter)
    #expect(walk.session.overlay == nil && walk.session.look.view == .ladder)
  }

  @Test func `a sign or a function key that begins a command does so from a window too`() throws {
    for key in [Input.character(";"), .key(.function(12))] {
      var walk = try walk(commandKeys: [key])
      walk.type("?")
      walk.take(key)
      walk.type("42")
      walk.press(.enter)
      #expect(walk.position == 42)
    }
  }

  /// A walk of somebody who begins a command with other keys.
  private func walk(commandKeys: [Input]) throws -> Walk {
    var around = Surroundings()
    around.program.keyMap = KeyMap.standard.with([
      ("copy_line", []), ("tree", []), ("open", []), ("command", commandKeys),
    ])
    return Walk(FixedSource(try Walk(recorded: "s02").timeline, title: "s02"), around)
  }

  @Test(arguments: ViewKind.allCases.filter { $0.facts.digit != nil })
  func `the digit that the list of views shows chooses that view`(view: ViewKind) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("0")
    let digit = try #require(view.facts.digit)
    let rows = try #require(walk.session.scene.window).rows
    #expect(rows.contains { $0.cells.prefix(2) == [String(digit), view.facts.title] })
    walk.type(String(digit))
    #expect(walk.session.overlay == nil && walk.session.look.view == view)
  }

  @Test func `a digit behind a letter, or without a view, is looked for among the views`() throws {
    for words in ["s1", "0"] {
      var walk = try Walk(recorded: "s02")
      walk.type("0" + words)
      guard case .list(.views, let list)? = walk.session.overlay else {
        Issue.record("no window")
        return
      }
      #expect(list.editor.text == words)
    }
  }

  @Test(arguments: ["?", "g", ":", "m", "'", "e"])
  func `Escape and Control-C close what is in front and change nothing`(key: String) throws {
    for close in [Input.key(.escape), .signal(.interrupt), .key(.character("g"), .control)] {
      var walk = try Walk(live: "s02")
      walk.type("lll")
      let before = walk.lines
      walk.type(key)
      #expect(walk.session.overlay != nil)
      #expect(walk.lines != before)
      walk.take(close)
      #expect(walk.session.overlay == nil)
      #expect(walk.ending == nil)
      #expect(walk.lines == before)
    }
  }

  @Test(arguments: [
    ("?", "type to search  ↑ ↓ choose  Enter do it  Tab scope  Esc close"),
    ("V", "type to search  ↑ ↓ choose  Enter do it  Esc close"),
    ("K", "type to search  ↑ ↓ choose  Enter shows what belongs to it  Esc close"),
    ("ma'", "a–z to the mark  ↑ ↓ choose  Enter goes there  Esc close"),
    ("'", "a–z to the mark  ' before the jump  Esc close"),
    ("m", "a–z mark this place  Esc close"),
    (":", "Enter do it  Tab complete  ↑ ↓ typed before  Esc close"),
    ("&", "Enter show only these  Tab find instead  ↑ ↓ typed before  Esc close"),
    ("g", "Enter go there  g beginning  Esc close"), ("g4", "Enter go there  Esc close"),
  ])
  func `the key line names the keys of what stands in front, and no other`(
    keys: String, line: String
  ) throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 41)
    walk.type(keys)
    #expect(walk.lines.last?.trimmed == line)
    walk.press(.escape)
    #expect(walk.lines.last?.trimmed.hasPrefix("h back  l step") == true)
  }

  // MARK: - Help

  @Test(arguments: ActionCatalog.all.map(\.name))
  func `help finds every action by its name`(name: String) throws {
    var walk = try Walk(recorded: "s01")
    walk.type("?" + name)
    guard case .list(.help, let list) = walk.session.overlay else {
      Issue.record("the help page is not open")
      return
    }
    #expect(
      list.found.contains {
        guard case .action(let facts) = $0 else { return false }
        return facts.name == name
      })
  }

  @Test func `help lists what works here with its keys, and counts it`() throws {
    var walk = try Walk(recorded: "s01")
    walk.type("?")
    let all = ActionCatalog.all.count + CommandCatalog.all.count
    let here = ActionCatalog.all.filter { walk.session.works($0.action) }.count
    #expect(here < ActionCatalog.all.count)
    #expect(walk.text.contains("\(here) of \(all) actions"))
    #expect(walk.text.contains("step forward one event"))
    walk.type("hop")
    #expect(walk.text.contains("2 of \(all) actions"))
    walk.type(" zebra")
    #expect(walk.text.contains("0 of \(all) actions"))
    #expect(walk.text.contains("None of the actions fits what was typed."))
    walk.press(.enter)
    #expect(walk.session.overlay == nil && walk.position == 0)
  }

  @Test func `Enter does the picked action`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?step forward")
    walk.press(.enter)
    #expect(walk.position == 1)
    #expect(walk.session.overlay == nil)
  }

  @Test func `arrows and pages move in a list and stop at its ends`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?")
    let picked = { (walk: Walk) -> Int in
      guard case .list(.help, let list) = walk.session.overlay else { return -1 }
      return list.picked
    }
    walk.press(.up)
    #expect(picked(walk) == 0)
    walk.press(.down)
    walk.press(.down)
    walk.press(.character("n"), .control)
    walk.press(.character("p"), .control)
    #expect(picked(walk) == 2)
    for _ in 0..<20 { walk.press(.pageDown) }
    let here = ActionCatalog.all.filter { walk.session.works($0.action) }.count
    #expect(picked(walk) == here - 1)
    walk.type("o")
    #expect(picked(walk) == 0)
  }

  // MARK: - Commands

  @Test(arguments: [
    ("over", "NdisSend", EventKindOf.leave), ("n", "NdisSend", .leave), ("p", "NdisSend", .leave),
    ("s", "NdisSend", .enter), ("t", "NdisSend", .enter),
  ])
  func `a word of a debugger steps`(word: String, call: String, kind: EventKindOf) throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 7)
    walk.type(":" + word)
    walk.press(.enter)
    #expect(walk.call == call)
    #expect((walk.event?.kind == .leave) == (kind == .leave))
  }

  /// Which end of a call.
  enum EventKindOf { case enter, leave }

  @Test func `words of debuggers go back too`() throws {
    var walk = try Walk(recorded: "s02")
    for (word, position) in [
      ("!tt 50", 105), ("!tt 0", 0), ("!tt 100", 211), ("!tt 150", 150), ("!tt 50%", 105),
      ("!tt #50", 50), ("goto 50", 50), ("g-", 0), ("g", 211), ("rc", 0), ("c", 211),
      ("goto 16", 16), ("rn", 7),
      ("goto 9", 9), ("t-", 8), ("gu", 16), ("p-", 7), ("goto 9", 9), ("finish", 15),
    ] {
      walk.type(":" + word)
      walk.press(.enter)
      #expect(walk.position == position, "\(word)")
    }
  }

  @Test func `a wrong command can be corrected, with a word about what was meant`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":stpe")
    walk.press(.enter)
    #expect(walk.text.contains("Did you mean step?"))
    walk.press(.character("w"), .control)
    walk.type("step")
    walk.press(.enter)
    #expect(walk.position == 1)
    walk.type(":flurbl")
    walk.press(.enter)
    #expect(walk.text.contains("there is no command"))
  }

  @Test func `the tabulator completes a command as far as it is clear`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":cros")
    walk.press(.tab)
    #expect(walk.text.contains(": crossing"))
    walk.type("_")
    walk.press(.tab)
    #expect(walk.text.contains(": crossing_back"))
    walk.press(.tab)
    #expect(walk.text.contains(": crossing_back"))
  }

  @Test(arguments: [("q", RunLoop.Ending.left), ("q!", .quit), ("qa", .quit), ("quit_now", .quit)])
  func `a command leaves`(word: String, ending: RunLoop.Ending) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("3:" + word)
    walk.press(.enter)
    #expect(walk.ending == ending)
  }

  @Test func `an empty line and a Backspace in it close the prompt`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":")
    walk.press(.enter)
    #expect(walk.session.overlay == nil)
    walk.type(":a")
    walk.press(.backspace)
    #expect(walk.session.overlay != nil)
    walk.press(.backspace)
    #expect(walk.session.overlay == nil)
  }

  @Test func `pasted text goes into a line, and nowhere else`() throws {
    var walk = try Walk(recorded: "s02")
    walk.take(.paste("llllq"))
    #expect(walk.position == 0 && walk.ending == nil)
    walk.type("g")
    walk.take(.paste("12\nq"))
    walk.press(.enter)
    #expect(walk.position == 12)
    walk.type("?")
    walk.take(.paste("step forward"))
    walk.press(.enter)
    #expect(walk.position == 13)
    walk.type("m")
    walk.take(.paste("a"))
    #expect(walk.session.attention.marks.isEmpty)
  }

  @Test func `the mouse does nothing behind a window`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?")
    walk.take(.mouse(Mouse(.wheelDown, at: Position(row: 5, column: 5))))
    #expect(walk.position == 0)
  }
}

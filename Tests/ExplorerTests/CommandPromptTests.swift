import Events
import Foundation
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct CommandPromptTests {
  @Test func `messages and hints name the keys in force`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("h")
    #expect(walk.message == "This is #0, the beginning.   l goes on")
    for (name, key) in [("step", "F12"), ("follow", "none"), ("match", "~"), ("mark", "^")] {
      walk.type(":map \(name) \(key)")
      walk.press(.enter)
    }
    walk.type("h")
    #expect(walk.message == "This is #0, the beginning.   F12 goes on")
    #expect(walk.text.contains(":follow follows the object of this step"))
    walk.go(to: try #require(walk.positions(.enter, "MiniportSend").first))
    walk.press(.escape)
    #expect(walk.text.contains("~ jumps to the completion"))
    walk.type("^b")
    walk.type("b")
    #expect(walk.message.hasPrefix("c and C stop at"))
    #expect(walk.session.keyed("\(key: "step") and \(key: "back")") == "F12 and h")
  }

  @Test func `what a message quotes stays as it was typed`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 12)
    run("c note contains \"{step}\"", in: &walk)
    #expect(walk.message == "No event after this one satisfies note contains \"{step}\".")
    walk.loop.session.say(Message("{quit}{step}.ndt.jsonl is written."))
    #expect(walk.message == "{quit}{step}.ndt.jsonl is written.")
    walk.loop.session.say(Message("\("\(key: "quit").ndt".shown): \(key: "quit")"))
    #expect(walk.message == "␂quit␃.ndt: q")
  }

  @Test func `every key that a sentence names is that of an action`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Explorer")
    var count = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix("Words.swift") || file.hasSuffix("Messages.swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /\\\(key: "([a-z_]+)"\)/) {
        #expect(ActionCatalog.action(named: String(match.output.1)) != nil, "\(match.output.0)")
        count += 1
      }
    }
    #expect(count > 30)
  }

  /// What is typed, and what the line is then.
  private func line(_ walk: Walk) -> String {
    guard case .prompt(let prompt) = walk.session.overlay else { return "" }
    return prompt.editor.text
  }

  private func run(_ text: String, in walk: inout Walk) {
    walk.type(":" + text)
    walk.press(.enter)
  }

  // MARK: - Completion

  @Test func `what is pasted behind a completion stays, and ends a complaint`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":into")
    walk.press(.tab)
    walk.take(.paste("xyz"))
    walk.press(.tab)
    #expect(line(walk) == "intoxyz")
    walk.press(.escape)
    run("step x", in: &walk)
    walk.take(.paste("1"))
    guard case .prompt(let prompt) = walk.session.overlay else {
      Issue.record("the line is gone")
      return
    }
    #expect(prompt.editor.text == "step x1" && prompt.problem.isEmpty)
  }

  @Test func `Tab goes through what can be meant, forward and back`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":into")
    walk.press(.tab)
    #expect(line(walk) == "into")
    walk.press(.tab)
    #expect(line(walk) == "into_back")
    #expect(walk.text.contains("into  ►into_back"))
    walk.press(.tab)
    #expect(line(walk) == "into")
    walk.press(.backtab)
    #expect(line(walk) == "into_back")
  }

  @Test(arguments: [
    ("view la", "view ladder"), ("view o", "view owners"), ("to_mark ", "to_mark q"),
    ("map cross", "map crossing"), ("pick I1", "pick I1"),
  ])
  func `what stands behind a command is completed too`(typed: String, wanted: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("mqlll:" + typed)
    walk.press(.tab)
    #expect(line(walk) == wanted)
  }

  @Test func `files come from the program around the session`() throws {
    let walk = try Walk(recorded: "s02")
    var session = walk.session
    session.program.files = { typed in ["a.ndt.jsonl", "ab/"].filter { $0.hasPrefix(typed) } }
    for key in ":write a" { _ = session.update(.character(key), size: walk.screen.size) }
    _ = session.update(.key(.tab), size: walk.screen.size)
    _ = session.update(.key(.tab), size: walk.screen.size)
    guard case .prompt(let prompt) = session.overlay else {
      Issue.record("no line")
      return
    }
    #expect(prompt.editor.text == "write ab/")
  }

  @Test func `the line says what it is while it is typed`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":crossing")
    #expect(walk.text.contains("to the next crossing into or out of a layer"))
    walk.press(.character("u"), .control)
    walk.type("write ")
    #expect(walk.text.contains("FILE: write the live run into a trace"))
    walk.press(.character("u"), .control)
    walk.type("cr")
    #expect(walk.text.contains("Tab: creation  creation_back  crossing"))
  }

  // MARK: - What was typed before

  @Test func `arrows bring back what was typed, and the draft`() throws {
    var walk = try Walk(recorded: "s02")
    for text in ["step 3", "crossing", "goto 9"] { run(text, in: &walk) }
    walk.type(":")
    walk.press(.up)
    #expect(line(walk) == "goto 9")
    walk.press(.up)
    walk.press(.up)
    walk.press(.up)
    #expect(line(walk) == "step 3")
    walk.press(.down)
    #expect(line(walk) == "crossing")
    walk.press(.down)
    walk.press(.down)
    #expect(line(walk) == "")
  }

  @Test func `arrows bring back only what begins as typed`() throws {
    var walk = try Walk(recorded: "s02")
    for text in ["step 3", "crossing", "step 4"] { run(text, in: &walk) }
    walk.type(":st")
    walk.press(.up)
    walk.press(.up)
    #expect(line(walk) == "step 3")
    walk.press(.enter)
    #expect(walk.position == 11 || walk.position > 3)
  }

  @Test func `Ctrl-R looks for what was typed, and Enter does it again`() throws {
    var walk = try Walk(recorded: "s02")
    for text in ["goto 9", "step 2", "goto 20"] { run(text, in: &walk) }
    walk.type(":")
    walk.press(.character("r"), .control)
    walk.type("goto")
    #expect(line(walk) == "goto 20")
    walk.press(.character("r"), .control)
    #expect(line(walk) == "goto 9")
    #expect(walk.text.contains("looks for goto"))
    walk.press(.enter)
    #expect(walk.position == 9)
  }

  @Test func `a search that finds nothing says so and leaves the line`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":abc")
    walk.press(.character("r"), .control)
    walk.type("zebra")
    #expect(line(walk) == "abc")
    #expect(walk.text.contains("nothing was typed with these letters"))
    walk.press(.left)
    walk.type("x")
    #expect(line(walk) == "abxc")
  }

  @Test func `a history is bounded, has nothing twice, and survives a damaged file`() {
    var history = InputHistory()
    for number in 0..<2_000 { history.add("step \(number)", ":") }
    #expect(history.lines.count == InputHistory.lineCountMax)
    #expect(history.add("step 1999", ":") == nil)
    #expect(history.add("a\u{1B}[2Jb", ":") == nil)
    #expect(history.add(String(repeating: "x", count: 5_000), ":") == nil)
    let saved = history.lines.map(\.saved)
    #expect(InputHistory(saved: saved) == history)
    let damaged = ["", "garbage", "\u{0}\u{1}", ":", ":ok", "/find", "&filter", "\u{FFFD}x"]
    #expect(InputHistory(saved: damaged).lines.map(\.saved) == [":ok", "/find", "&filter"])
    #expect(InputHistory(saved: damaged).texts("/") == ["find"])
  }

  @Test func `what was typed is to be kept`() throws {
    let walk = try Walk(recorded: "s02")
    var session = walk.session
    var effects: [Effect] = []
    for key in ":step 2" { effects += session.update(.character(key), size: walk.screen.size) }
    effects += session.update(.key(.enter), size: walk.screen.size)
    #expect(effects == [.remember(":step 2")])
  }

  // MARK: - Commands

  @Test func `commands take what they need`() throws {
    var walk = try Walk(recorded: "s02")
    run("step 12", in: &walk)
    #expect(walk.position == 12)
    run("back 4", in: &walk)
    #expect(walk.position == 8)
    run("view ladder", in: &walk)
    #expect(walk.session.look.view == .ladder)
    run("mark k", in: &walk)
    run("end", in: &walk)
    run("to_mark k", in: &walk)
    #expect(walk.position == 8)
    run("pick I1", in: &walk)
    #expect(walk.session.attention.picked.description == "I1")
    run("help crossing", in: &walk)
    #expect(walk.text.contains("to the next crossing"))
  }

  @Test(arguments: [
    ("view lader", "Did you mean ladder?"), ("step x", "write a number of events"),
    ("pick zebra", "zebra is no object"),
    ("map stpe x", "Did you mean step?"), ("map step Ctrl-C", "Ctrl-C always stops"),
    ("map step q", "q means quit"), ("map step Foo", "Foo is no key"),
    ("map step none l", "none stands alone"), ("map step l l", "l stands twice"),
    ("pick", "write :pick OBJECT"), ("mark a b", "mark takes one word"),
    ("ladder now", "ladder takes nothing behind it"), ("wirte x", "Did you mean write?"),
    ("step 2000000000", "from 1 to 1000000000"),
  ])
  func `what is wrong with a command is said in its line`(text: String, words: String) throws {
    var walk = try Walk(recorded: "s02")
    run(text, in: &walk)
    #expect(walk.text.contains(words))
    #expect(walk.session.overlay != nil)
  }

  @Test func `an object of no event is not picked, and it is said what is there instead`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send)
    run("pick P99", in: &walk)
    #expect(walk.session.attention.picked == .none && walk.session.overlay != nil)
    let words = "There is no P99 in this run: no event is about it. Here are P1."
    #expect(walk.text.contains(words))
    walk.press(.escape)
    walk.type("gg")
    run("pick P99", in: &walk)
    #expect(walk.text.contains("Nothing is alive here."))
    walk.press(.escape)
    run("pick P5", in: &walk)
    #expect(walk.session.attention.picked.description == "P5" && walk.session.overlay == nil)
  }

  @Test func `a theme that is not there is said in the line`() throws {
    let source = FixedSource(try Walk(recorded: "s02").timeline, title: "s02")
    var loop = Explorer.RunLoop(
      source, on: HeadlessScreen(Size(rows: 36, columns: 120)), themes: Theme.shipped)
    _ = loop.handle(command: "theme nrod")
    guard case .prompt(let prompt) = loop.session.overlay else {
      Issue.record("no line is open")
      return
    }
    #expect(prompt.problem.contains("there is no theme nrod"))
    #expect(prompt.problem.contains("Did you mean nord?"))
  }

  @Test func `map without keys shows those that are there, and leaves a way out`() throws {
    var walk = try Walk(recorded: "s02")
    run("map match", in: &walk)
    #expect(walk.message == "match is done by %")
    walk.type("%")
    for name in ["help", "command", "quit"] {
      let prompt = PromptState(purpose: .command)
      var session = walk.session
      _ = session.run(command: "map \(name) none", size: walk.screen.size)
      #expect(session.overlay == nil && prompt.problem.isEmpty)
    }
    var map = KeyMap.standard
    for name in ["help", "command", "quit"] { map = map.with([(name, [])]) }
    #expect(!map.leavesNoWayOut)
    guard case .failure = map.mapped(["quit_now", "none"]) else {
      Issue.record("no way out is left")
      return
    }
  }

  @Test func `what is wrong is seen behind a line of any length`() throws {
    for columns in [80, 120] {
      let source = FixedSource(try Walk(recorded: "s02").timeline, title: "s02")
      var walk = Walk(source, size: Size(rows: 24, columns: columns))
      run("xyzzy " + String(repeating: "long ", count: 40), in: &walk)
      #expect(walk.text.contains("there is no command"))
    }
  }

  @Test func `keys are written without signs where a screen has ASCII only`() throws {
    var around = Surroundings()
    around.program.keyMap.usesPlainNames = true
    var walk = Walk(
      FixedSource(try Walk(recorded: "s02").timeline, title: "s02"), around)
    walk.type("?step forward")
    #expect(walk.text.contains("l  Right  F8  ."))
  }

  @Test func `map gives an action other keys`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("~")
    #expect(walk.position == 0)
    run("map step ~ Right", in: &walk)
    #expect(walk.message == "step is done by ~  → now.")
    walk.type("~")
    #expect(walk.position == 1)
    walk.type("l")
    #expect(walk.position == 1)
    #expect(walk.text.contains("~ step"))
    run("map hop none", in: &walk)
    run("map over >", in: &walk)
    walk.type("g7")
    walk.press(.enter)
    walk.type(">")
    #expect(walk.call == "NdisSend")
  }
}

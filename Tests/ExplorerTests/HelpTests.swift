import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct HelpTests {
  private func found(_ walk: Walk) -> [ListEntry] {
    guard case .list(_, let list) = walk.session.overlay else { return [] }
    return list.found
  }

  @Test func `Tab goes from what works here to everything to the commands, and around`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?")
    #expect(walk.text.contains("[this view]"))
    #expect(!found(walk).contains { $0 == .action(ActionCatalog.facts(.open(.inject))!) })
    walk.press(.tab)
    #expect(walk.text.contains("[all]"))
    #expect(found(walk).count == ActionCatalog.all.count)
    walk.press(.tab)
    #expect(walk.text.contains("[commands]"))
    #expect(found(walk).contains { $0.searchText.contains("write FILE") })
    walk.press(.tab)
    #expect(walk.text.contains("[words]"))
    walk.press(.tab)
    #expect(walk.text.contains("[this view]"))
  }

  @Test func `words are found and explained, and Enter shows what belongs to them`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?")
    for _ in 0..<3 { walk.press(.tab) }
    #expect(walk.text.contains(" of \(Glossary.all.count) words"))
    walk.type("MiniportSend")
    let entry = try #require(found(walk).first)
    #expect(entry.searchText.contains("MiniportSend"))
    #expect(walk.text.contains("── MiniportSend"))
    walk.press(.enter)
    guard case .list(.insight(.terms), let list) = walk.session.overlay else {
      Issue.record("the words are not shown")
      return
    }
    #expect(list.picked == 0 && list.found.first == entry)
  }

  @Test(arguments: ["NDIS_STATUS_PENDING", "ndis_status_resources"])
  func `a status is found by the name that headers give to it`(name: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?")
    for _ in 0..<3 { walk.press(.tab) }
    walk.type(name)
    let term = try #require(Glossary.terms(for: name).first)
    let entry = try #require(found(walk).first)
    #expect(term.kind == .status && entry.searchText.hasPrefix(term.name))
    #expect(walk.text.contains("── \(term.name)"))
  }

  @Test func `what was typed stays when the scope changes`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?hop")
    walk.press(.tab)
    #expect(walk.text.contains("► hop") && found(walk).count == 2)
  }

  @Test func `the keys of the user are found, with or without signs`() throws {
    var around = Surroundings()
    around.program.keyMap = KeyMap.standard.with([("match", [.key(.function(12))])])
    let source = FixedSource(try Walk(recorded: "s02").timeline, title: "s02")
    var walk = Walk(source, around)
    walk.type("?F12")
    #expect(found(walk).first == .action(try #require(ActionCatalog.facts(.move(.match)))))
    walk.press(.escape)
    walk.type("?ctrl-right")
    #expect(found(walk).count == 1)
  }

  @Test func `everything is found in all, and the count is that of the scope`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?write FILE")
    let here = found(walk).count
    walk.press(.tab)
    #expect(here > 0 && found(walk).count == here)
    walk.press(.tab)
    #expect(walk.text.contains(" of \(CommandCatalog.all.count) commands"))
  }

  @Test(arguments: [(5, 28), (9, 40), (6, 30)])
  func `the picked row is seen on the smallest screen`(rows: Int, columns: Int) throws {
    let source = FixedSource(try Walk(recorded: "s02").timeline, title: "s02")
    var walk = Walk(source, size: Size(rows: rows, columns: columns))
    walk.type("?")
    for _ in 0..<5 { walk.press(.down) }
    #expect(walk.lines.filter { $0.contains("►") }.count == 2, "\(walk.text)")
  }

  @Test func `what does not work here is found all the same`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?inject")
    #expect(walk.text.contains("do something to the stack"))
  }

  @Test(arguments: ["exhaust", "inject"])
  func `what is pasted finds what the same words find when they are typed`(words: String) throws {
    var (typed, pasted) = (try Walk(recorded: "s02"), try Walk(recorded: "s02"))
    typed.type("?" + words)
    pasted.type("?jj")
    pasted.press(.character("u"), .control)
    pasted.take(.paste(words))
    #expect(!found(pasted).isEmpty && found(pasted) == found(typed))
    #expect(pasted.session.overlay == typed.session.overlay)
  }

  @Test func `the help page names the keys in force, also where it tells of other actions`() throws
  {
    var walk = try Walk(recorded: "s02")
    for command in [":map back Z", ":map mark X", ":map why R"] {
      walk.type(command)
      walk.press(.enter)
    }
    walk.type("?step forward one event")
    #expect(walk.session.scene.window?.detail.contains("lost: Z undoes every step") == true)
    walk.press(.escape)
    walk.type("?mark this place with a letter")
    #expect(walk.text.contains("with a letter: X a"))
    walk.press(.escape)
    walk.type("?who set the owner of an object")
    #expect(walk.session.scene.window?.detail.contains("R asks about this step") == true)
    #expect(
      ActionCatalog.facts(.move(.step(.event, .forward)))?.detail.contains("h undoes") == true)
  }

  @Test(arguments: ActionCatalog.all)
  func `what is typed is found first if something is called that`(facts: ActionFacts) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?" + facts.name)
    let first = try #require(found(walk).first)
    #expect(first == .action(facts), "\(facts.name) finds \(first.searchText)")
  }

  @Test(arguments: [
    ("exhaust", "exhaust"), ("Exhaust", "exhaust"), ("bp", "break"), ("save_filter", "save_filter"),
    ("save filter", "save_filter"),
  ])
  func `a command is found first by each of its names`(typed: String, name: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?" + typed)
    let facts = try #require(CommandCatalog.command(named: name))
    #expect(found(walk).first == .command(facts))
  }

  @Test func `a word is found first by its name, and a key is not its small letter`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?W")
    #expect(found(walk).first == .action(try #require(ActionCatalog.facts(.understand(.why)))))
    walk.press(.escape)
    walk.type("?")
    for _ in 0..<3 { walk.press(.tab) }
    walk.type("irp")
    guard case .insight(let entry) = found(walk).first else {
      Issue.record("no word")
      return
    }
    #expect(entry.cells[0] == "IRP")
  }

  @Test func `after names come beginnings of titles, whole words, parts, each in the old order`() {
    var list = SearchList(
      [
        ("a", "to the restart"), ("b", "go at the start"), ("c", "start again"), ("d", "restart"),
        ("start", "begin"), ("e", "start: anew"),
      ].map { ListEntry.command(CommandFacts(.help, $0.0, "X", .free, $0.1)) })
    list.insert("Start")
    let names = list.found.map { entry in
      if case .command(let facts) = entry { facts.name } else { "" }
    }
    #expect(names == ["start", "c", "e", "b", "a", "d"])
  }

  @Test func `the picked action is explained, with its command and what lies near it`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("?step forward")
    #expect(walk.text.contains("── step forward one event"))
    #expect(walk.text.contains(":step ──"))
    #expect(walk.text.contains("Nothing is lost: h undoes"))
    #expect(walk.text.contains("see also   h back"))
  }

  @Test(arguments: CommandCatalog.all.map(\.name))
  func `a command that needs to be told something opens its line`(name: String) throws {
    let facts = try #require(CommandCatalog.command(named: name))
    var walk = try Walk(recorded: "s02")
    walk.type("?")
    walk.press(.tab)
    walk.press(.tab)
    let row = try #require(CommandCatalog.all.firstIndex(of: facts))
    for _ in 0..<row { walk.press(.down) }
    walk.press(.enter)
    #expect(walk.text.contains(": \(name) "))
    #expect(walk.text.contains(facts.argument + ": " + facts.title))
  }

  @Test(arguments: CommandCatalog.all)
  func `a command with nothing behind it, or nonsense, does no harm`(facts: CommandFacts) throws {
    for text in ["", " ", " \u{301}zebra  x", " 99999999999999999999", " -1"] {
      var walk = try Walk(recorded: "s02")
      walk.type(":" + facts.name + text)
      walk.press(.enter)
      #expect(0...walk.timeline.count ~= walk.position)
    }
  }

  @Test func `all keys stand on one page, in groups, and Enter does what is picked`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":keys")
    walk.press(.enter)
    #expect(walk.text.contains("All keys"))
    #expect(walk.text.contains("Moving in time"))
    let count = ActionCatalog.all.count
    #expect(walk.text.contains("\(count) of \(count) actions"))
    walk.press(.enter)
    #expect(walk.position == 1)
  }

  @Test func `a heading cannot be picked`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":keys")
    walk.press(.enter)
    for _ in 0..<200 {
      guard case .list(_, let list) = walk.session.overlay else { break }
      #expect(list.current != nil)
      walk.press(.down)
    }
    for _ in 0..<40 { walk.press(.pageUp) }
    guard case .list(_, let list) = walk.session.overlay else {
      Issue.record("no list")
      return
    }
    #expect(list.picked == 1)
  }

  @Test(arguments: ActionCatalog.groups.map(\.title))
  func `every group has actions`(title: String) {
    #expect(ActionCatalog.groups.first { $0.title == title }?.actions.isEmpty == false)
  }
}

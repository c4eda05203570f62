import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct ActionCatalogTests {
  @Test func `every action has a name of its own`() {
    let names = ActionCatalog.all.map(\.name)
    #expect(Set(names).count == names.count)
    for facts in ActionCatalog.all {
      #expect(ActionCatalog.action(named: facts.name) == facts.action)
    }
  }

  @Test func `no action stands in the catalog twice`() {
    let actions = ActionCatalog.all.map(\.action)
    #expect(Set(actions).count == actions.count)
  }

  @Test func `no key means two actions`() {
    let strokes = ActionCatalog.all.flatMap(\.keys)
    #expect(Set(strokes).count == strokes.count)
    #expect(KeyMap.standard.count == strokes.count)
    #expect(KeyMap.standard.changed.isEmpty)
  }

  @Test(arguments: ActionCatalog.all.map(\.name))
  func `every action has keys that can be written and a sentence without an end`(
    name: String
  ) throws {
    let facts = try #require(ActionCatalog.all.first { $0.name == name })
    if case .view(let view) = facts.action, view.facts.digit == nil {
      #expect(facts.keys.isEmpty)
    } else if ActionCatalogTests.keyless.contains(name) {
      #expect(facts.keys.isEmpty)
    } else {
      #expect(!facts.keys.isEmpty, "ActionCatalogTests.keyless: add it, or give it a key")
    }
    #expect(facts.keys.allSatisfy { !$0.text.isEmpty })
    #expect(
      !facts.title.isEmpty
        && (facts.title.last?.isPunctuation == false || facts.title.hasSuffix("?")))
    #expect(facts.detail.isEmpty || facts.detail.hasSuffix("."))
    #expect(name.allSatisfy { $0.isLowercase || $0 == "_" })
  }

  /// What is reached by its name alone, or from the help page.
  static let keyless: Set = [
    "wider", "narrower", "taller", "shorter", "equal_panes",
    "keys", "tour", "note", "marks", "link", "rules", "columns", "clear_breaks",
    "hint", "give_up",
  ]

  @Test func `whatever can be done forward can be done backward`() {
    let actions = Set(ActionCatalog.all.map(\.action))
    for heading in [Heading.forward, .backward] {
      for step in Step.allCases { #expect(actions.contains(.move(.step(step, heading)))) }
      for action in [
        Action.move(.hop(heading)), .move(.sameObject(heading)), .move(.nextMark(heading)),
        .move(.tenEvents(heading)), .move(.jump(heading)), .move(.run(heading)),
        .look(.row(heading)), .look(.halfPage(heading)), .look(.page(heading)),
        .ask(.next(heading)),
      ] {
        #expect(actions.contains(action))
      }
    }
  }

  @Test func `a view that has a digit is reached by it, and no two have the same`() {
    #expect(ViewKind.allCases.compactMap(\.facts.digit).sorted() == Array("123456789"))
    for view in ViewKind.allCases {
      guard let digit = view.facts.digit else { continue }
      #expect(KeyMap.standard.action(.character(digit)) == .view(view))
      #expect(ViewKind(digit: digit) == view)
    }
  }

  /// The keys of the stages that are built, and the names of what they do.
  static let promised: [(String, [KeyStroke])] = [
    ("step", ["l", .key(.right), .key(.function(8)), "."]),
    ("back", ["h", .key(.left), .key(.function(7)), ","]),
    ("into", ["s"]), ("into_back", ["S"]), ("over", ["o"]), ("over_back", ["O"]),
    ("out", ["f"]), ("out_back", ["F"]), ("continue", ["c"]), ("continue_back", ["C"]),
    ("run", [.key(.function(5))]), ("crossing", ["}"]), ("crossing_back", ["{"]),
    ("hop", [">"]), ("hop_back", ["<"]), ("creation", [")"]), ("creation_back", ["("]),
    ("next_mark", ["]"]), ("last_mark", ["["]), ("match", ["%"]),
    ("start", [.key(.home)]), ("end", ["G", .key(.end)]), ("goto", ["g"]),
    ("ten", [.key(.right, .control)]), ("ten_back", [.key(.left, .control)]),
    ("jump_back", [.key(.character("o"), .control), .key(.left, .alt)]),
    ("jump_forward", [.key(.right, .alt)]),
    ("play", [.space]), ("faster", ["+"]), ("slower", ["-"]), ("normal_speed", ["="]),
    ("restart", ["r"]), ("inject", ["e"]), ("stack", ["1"]), ("events", ["3"]), ("views", ["0"]),
    ("counters", ["7"]), ("tree", ["5"]), ("owners", []), ("states", []), ("charts", ["6"]),
    ("dna", []), ("compare", ["9"]), ("against", ["D"]), ("findings", ["8"]), ("freeze", ["P"]),
    ("counters", ["7"]), ("ladder", ["2"]), ("all", ["a"]),
    ("inspector", ["4", "i", "x"]), ("next_pane", [.key(.tab)]),
    ("previous_pane", [.key(.backtab)]), ("panes", [.key(.character("w"), .control)]),
    ("layout", ["|"]), ("wider", []), ("narrower", []), ("taller", []), ("shorter", []),
    ("equal_panes", []),
    ("down", ["j", .key(.down)]), ("up", ["k", .key(.up)]),
    ("half_page", [.key(.character("d"), .control)]),
    ("half_page_back", [.key(.character("u"), .control)]),
    ("page", [.key(.pageDown), .key(.character("f"), .control)]),
    ("page_back", [.key(.pageUp), .key(.character("b"), .control)]),
    ("open", [.key(.enter)]), ("parent", [.key(.backspace)]),
    ("same", ["*"]), ("same_back", ["#"]), ("follow", [.key(.function(6))]),
    ("write", [.key(.function(2))]), ("branch", ["V"]),
    ("break", ["b", .key(.function(9))]), ("clear_breaks", []), ("breaks", ["B"]),
    ("filter_cell", ["A"]), ("rules", []),
    ("columns", []),
    ("filter", ["&", .key(.function(4))]), ("find", ["/", .key(.function(3))]),
    ("find_next", ["n"]), ("find_last", ["N"]),
    ("why", ["W"]), ("watch", ["w"]), ("explain", ["K"]),
    ("diff", ["d"]), ("verdict", ["v"]), ("copy", ["y"]), ("copy_line", ["Y"]), ("undo", ["u"]),
    ("redo", [.key(.character("r"), .control)]), ("note", []), ("marks", []), ("link", []),
    ("mark", ["m"]), ("to_mark", ["'"]), ("time_form", ["t"]), ("theme", ["T"]), ("mouse", ["M"]),
    ("guilty", ["!"]), ("symptom", ["H"]), ("hint", []), ("give_up", []),
    ("command", [":"]), ("keys", []), ("tour", []), ("zoom", ["z", "\\"]),
    ("help", ["?", .key(.function(1)), .key(.character("p"), .control)]),
    ("close", [.key(.escape)]), ("quit", ["q", .key(.function(10))]), ("quit_now", ["Q"]),
    ("redraw", [.key(.character("l"), .control)]), ("suspend", [.key(.character("z"), .control)]),
  ]

  @Test(arguments: promised)
  func `a key does what the manual promises`(name: String, keys: [KeyStroke]) {
    let action = ActionCatalog.action(named: name)
    #expect(action != nil)
    for key in keys { #expect(KeyMap.standard.action(key.input) == action, "\(key.text)") }
  }

  @Test func `the manual promises every action`() {
    let promised = Set(ActionCatalogTests.promised.map(\.0))
    let names = Set(ActionCatalog.all.map(\.name))
    #expect(names.subtracting(promised).sorted() == [], "ActionCatalogTests.promised: add a line")
    #expect(promised.subtracting(names).sorted() == [], "ActionCatalogTests.promised: no action")
  }

  @Test func `words of debuggers are no names of actions`() {
    for word in CommandCatalog.otherWords.keys {
      #expect(ActionCatalog.action(named: word) == nil, "\(word)")
    }
  }

  @Test(arguments: [
    ("c", "continue"), ("g", "continue"), ("C", "continue_back"), ("rc", "continue_back"),
    ("b", "break"), ("bp", "break"), ("w", "write"), ("save", "write"), ("!tt", "goto"),
    ("run", "run"), ("against", "against"), ("compare", "compare"), ("q!", "quit_now"),
    ("next", "over"), ("reverse-next", "over_back"), ("reverse-step", "into_back"),
    ("reverse-continue", "continue_back"), ("until", "over"), ("delete", "clear_breaks"),
    ("bt", "tree"), ("k", "tree"), ("info breakpoints", "breaks"), ("info b", "breaks"),
  ])
  func `a word alone does what its own name does, else what its command is called`(
    word: String, name: String
  ) {
    #expect(CommandCatalog.action(word) == ActionCatalog.action(named: name))
    #expect(CommandCatalog.action(word) != nil)
  }

  @Test(arguments: ["w!", "write!", "save!", "yank", "first", "step 2", "q", ""])
  func `what needs something behind it is no action alone`(line: String) {
    #expect(CommandCatalog.action(line) == nil)
  }

  @Test func `an unknown key says so, and changes nothing`() throws {
    var walk = try Walk(recorded: "s01")
    walk.type("ll~")
    #expect(walk.position == 2)
    #expect(walk.message == "~ does nothing here.   ? shows what does")
    walk.press(.right, .shift)
    #expect(walk.message.hasPrefix("Shift-→ does nothing here"))
  }
}

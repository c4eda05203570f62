import Events
import Live
import Replay
import Terminal
import Testing
import Traces
import Views

@testable import Explorer

/// Copies, changes that are taken back, differences, notes, marks, lines that lead back.
struct NotebookTests {
  private func command(_ text: String, _ walk: inout Walk) {
    walk.type(":" + text)
    walk.press(.enter)
  }

  // MARK: - Copies

  @Test func `y and Y copy the event as text and as a line of a trace`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send)
    walk.type("y")
    #expect(walk.session.study.copied.hasPrefix("\(send) "))
    #expect(walk.session.study.copied.contains("MiniportSend"))
    #expect(walk.message == CopyWords.refused(CopyWords.event(send)))
    walk.type("Y")
    let line = walk.session.study.copied
    #expect(line.hasPrefix("{\"t\":2600,\"s\":\(send),\"e\":\"enter\""))
    #expect(line.hasSuffix("}") && line.contains("\"call\":\"MiniportSend\""))
    walk.type("4jy")
    #expect(walk.session.study.copied.hasPrefix("owner"))
    walk.type("gg1y")
    #expect(walk.message == WhyWords.atBeginning)
  }

  @Test func `a row that is no moment is copied as it stands there`() throws {
    var walk = try Walk(recorded: "s11-livelock")
    command("findings", &walk)
    walk.settle()
    let row = SceneRows(walk.session.scene).text(0)
    walk.type("y")
    #expect(!row.isEmpty && walk.session.study.copied == row)
    #expect(walk.message == CopyWords.refused(CopyWords.row))
  }

  /// A screen with a clipboard.
  private final class Board: Screen {
    var size = Size(rows: 36, columns: 120)
    var texts: [String] = []
    func show(_ canvas: Canvas) {}
    func input(withinMilliseconds milliseconds: Int?) -> Input { .hangUp }
    func copy(_ text: String) -> Bool {
      texts.append(text)
      return true
    }
  }

  @Test func `a terminal with a clipboard is asked, and a file is written where one is named`()
    throws
  {
    let board = Board()
    var kept: [(String, SaveRequest)] = []
    let source = FixedSource(try Walk(recorded: "s02").timeline, title: "s02")
    var around = Surroundings()
    around.keep = { text, request in
      kept.append((text, request))
      return Message("kept")
    }
    var loop = Explorer.RunLoop(source, on: board, at: 9, surroundings: around)
    _ = loop.handle(.character("Y"))
    #expect(board.texts.count == 1)
    #expect(loop.session.message?.text.contains("clipboard") == true)
    for key in ":yank a.txt" { _ = loop.handle(.character(key)) }
    _ = loop.handle(.key(.enter))
    #expect(kept.count == 1 && kept[0].0 == board.texts[0] + "\n")
    #expect(kept[0].1.path == "a.txt" && loop.session.message?.text == "kept")
    #expect(!kept[0].1.replaces && kept[0].1.command == "yank")
  }

  @Test func `yank with a sign replaces a file, and alone it asks for one`() throws {
    var kept: [(String, SaveRequest)] = []
    var around = Surroundings()
    around.keep = { text, request in
      kept.append((text, request))
      return Message("kept")
    }
    var walk = Walk(FixedSource(try Walk(recorded: "s02").timeline, title: "s02"), around)
    walk.type("lY:yank! a.txt")
    walk.press(.enter)
    #expect(kept.map { $0.1.path } == ["a.txt"] && kept.allSatisfy { $0.1.replaces })
    #expect(walk.message == "kept")
    walk.type(":yank!")
    walk.press(.enter)
    #expect(walk.text.contains("Write the name of a file") && kept.count == 1)
  }

  // MARK: - Undo

  @Test func `u takes back what was injected, and Ctrl-R does it again`() throws {
    var walk = try Walk(live: "s01")
    walk.type("G")
    let before = walk.timeline.count
    walk.type("ewrites a frame")
    walk.press(.enter)
    walk.press(.enter)
    walk.type("G")
    let after = walk.timeline.count
    #expect(after > before)
    walk.type("u")
    #expect(walk.timeline.count == before && walk.position == before)
    #expect(walk.message == walk.session.keyed(UndoWords.undone(UndoWords.injection)))
    walk.press(.character("r"), .control)
    #expect(walk.timeline.count == after && walk.position == after)
    walk.type("uu")
    #expect(walk.message == UndoWords.nothing && walk.timeline.count == before)
  }

  @Test func `a branch is taken back with its marks, a restart with its place`() throws {
    var walk = try Walk(live: "s02")
    walk.type("Gma")
    let count = walk.timeline.count
    let last = walk.timeline.history[count - 1]
    walk.type("ggVCP2 nested #14")
    walk.press(.enter)
    #expect(walk.session.attention.marks.isEmpty)
    walk.type("Gu")
    #expect(walk.timeline.count == count && walk.timeline.history[count - 1] == last)
    #expect(walk.session.attention.marks.map(\.position) == [count])
    walk.type("Gr")
    #expect(walk.position == 0)
    walk.type("u")
    #expect(walk.timeline.count == count && walk.position == count)
  }

  @Test func `a restart forgets what was marked behind a branch, and u brings it back`() throws {
    var walk = try Walk(live: "s02")
    walk.type("GggVCP2 nested #14")
    walk.press(.enter)
    walk.type("hmaG")
    command("note another run", &walk)
    walk.type("mbr")
    #expect(walk.session.attention.marks.map(\.letter) == ["a"])
    #expect(walk.session.notebook.notes.isEmpty)
    walk.type("u")
    #expect(walk.session.attention.marks.map(\.letter) == ["a", "b"])
    #expect(walk.session.notebook.notes.count == 1)
  }

  @Test func `marks, notes, watches and breakpoints are taken back in their order`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("lllmab")
    command("note look here", &walk)
    walk.type("w")
    #expect(walk.session.notebook.watches.count == 1)
    walk.type("u")
    #expect(walk.session.notebook.watches.isEmpty && walk.session.notebook.notes.count == 1)
    walk.type("u")
    #expect(walk.session.notebook.notes.isEmpty && walk.session.attention.breakpoints.count == 1)
    walk.type("uu")
    #expect(walk.session.attention.breakpoints.isEmpty && walk.session.attention.marks.isEmpty)
    for _ in 0..<4 { walk.press(.character("r"), .control) }
    #expect(walk.session.attention.marks.count == 1 && walk.session.notebook.watches.count == 1)
    #expect(walk.position == 3)
  }

  @Test func `u leaves what is picked, followed and compared with as it is`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 50)
    walk.type("b")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send)
    walk.press(.function(6))
    walk.type("jd")
    let attention = walk.session.attention
    try #require(attention.followed != .none && attention.picked != .none)
    walk.type("u")
    #expect(walk.session.attention.breakpoints.isEmpty)
    #expect(walk.session.attention.followed == attention.followed)
    #expect(walk.session.attention.picked == attention.picked)
    #expect(walk.session.notebook.comparedWith == send)
    walk.press(.character("r"), .control)
    #expect(walk.session.attention == attention && walk.session.notebook.comparedWith == send)
  }

  @Test func `u behind a filter or F6 says that it is no change, and what ends it`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 9)
    walk.type("&send")
    walk.press(.enter)
    walk.type("u")
    #expect(
      walk.message
        == "There is no change to take back.   A filter is no change: & with an empty line ends it")
    #expect(walk.session.sieve.filter != nil)
    walk.type("u")
    #expect(walk.message == UndoWords.nothing)
    walk.type("b")
    walk.press(.function(6))
    walk.type("u")
    #expect(walk.session.attention.breakpoints.isEmpty)
    #expect(walk.session.attention.followed != .none)
    #expect(walk.message.hasPrefix("Taken back: the breakpoint "))
    #expect(walk.message.hasSuffix("   Following is no change: F6 ends it"))
  }

  @Test func `what is no change and has ended is not spoken of`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 9)
    for _ in 0..<2 { walk.press(.function(6)) }
    walk.type("u")
    #expect(walk.message == UndoWords.nothing)
    walk.type("&send")
    walk.press(.enter)
    walk.type("&")
    walk.press(.character("u"), .control)
    walk.press(.enter)
    walk.type("u")
    #expect(walk.session.sieve.filter == nil && walk.message == UndoWords.nothing)
    walk.type("&send")
    walk.press(.enter)
    walk.type("wu")
    #expect(walk.message.hasPrefix("Taken back: the watch ") && !walk.message.contains("filter"))
  }

  @Test func `of what is no change the last that goes on is spoken of, if no change came since`()
    throws
  {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 9)
    walk.type("bu&send")
    walk.press(.enter)
    walk.press(.character("r"), .control)
    walk.type("u")
    #expect(walk.message.hasPrefix("Taken back: the breakpoint "))
    #expect(!walk.message.contains("filter"))
    walk.type("&")
    walk.press(.character("u"), .control)
    walk.type("send")
    walk.press(.enter)
    for _ in 0..<2 { walk.press(.function(6)) }
    walk.type("u")
    #expect(walk.message.contains("A filter is no change"))
  }

  @Test func `a mark that the run has not reached again says so in the list`() throws {
    var walk = try Walk(live: "s02")
    walk.go(to: 18)
    walk.type("mzr")
    try #require(walk.timeline.count < 18)
    walk.type("'")
    let line = try #require(walk.lines.first { $0.contains("#18") })
    #expect(line.contains("z") && line.contains("Not simulated yet."))
  }

  @Test func `what asks for marks is looked for anew when a mark, or a branch, is taken back`()
    throws
  {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 20)
    walk.type("ma&mark == \"a\"")
    walk.press(.enter)
    #expect(walk.session.sieve.filter?.matches.count == 1)
    walk.type("u")
    #expect(walk.session.sieve.filter?.matches.count == 0)
    walk.press(.character("r"), .control)
    #expect(walk.session.sieve.filter?.matches.count == 1)
    var live = try Walk(live: "s02")
    live.type("Gma&mark == \"a\"")
    live.press(.enter)
    live.type("ggV")
    live.press(.enter)
    #expect(live.session.sieve.filter?.matches.count == 0)
    live.type("u")
    #expect(live.session.sieve.filter?.matches.count == 1)
  }

  // MARK: - Two moments

  @Test func `d at two moments shows what differs, and Enter goes to where it was set`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("d")
    let insert = try #require(walk.positions(.action, "InsertTailList").first)
    walk.go(to: insert + 3)
    walk.type("d")
    #expect(walk.text.contains("What differs between #0 and #\(insert + 3)?"))
    #expect(walk.text.contains("ne2000.MpTx") && walk.text.contains("0 → 1"))
    let rows = StateDifference(walk.timeline, from: 0, to: insert + 3).rows
    let count = try #require(rows.first { $0.quantity == nil })
    #expect(DifferenceWords.detail(count, insert + 3).contains("no single event has set it"))
    walk.type("MpTx")
    walk.press(.enter)
    #expect(walk.position == insert)
    walk.type("dd")
    #expect(walk.message == DifferenceWords.ends && walk.session.notebook.comparedWith == nil)
  }

  @Test func `where only ASCII can be shown, no difference reads as a comparison`() throws {
    var around = Surroundings()
    around.program.isASCII = true
    var walk = Walk(FixedSource(try Walk(recorded: "s02").timeline, title: "s02"), around)
    walk.type("d")
    walk.go(to: try #require(walk.positions(.action, "InsertTailList").first) + 3)
    walk.type("d")
    #expect(walk.text.contains("0 -> 1") && !walk.text.contains("0 → 1"))
  }

  @Test func `two moments without a difference are said to be the same`() throws {
    var walk = try Walk(recorded: "s02")
    let choice = try #require(
      (0..<walk.timeline.count).first { walk.timeline.history[$0].kind == .choice })
    walk.go(to: choice)
    walk.type("dld")
    #expect(walk.message == DifferenceWords.none(choice, choice + 1))
  }

  // MARK: - Notes and marks

  @Test func `a note is shown where it stands, and is found again`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("lll")
    command("note the IRP is counted", &walk)
    walk.type("lh")
    #expect(walk.text.contains("note  the IRP is counted") && walk.text.contains("n note"))
    walk.type("gg]")
    #expect(walk.position == 3)
    walk.type("Gma'")
    #expect(walk.text.contains("the IRP is counted"))
    walk.press(.down)
    walk.press(.enter)
    #expect(walk.position == 3)
    walk.type("'a")
    #expect(walk.position == walk.timeline.count)
    walk.type("'")
    walk.type("x")
    #expect(walk.message == "There is no mark x.")
    walk.type("hh''")
    walk.go(to: 3)
    command("note", &walk)
    #expect(walk.session.notebook.notes.isEmpty)
    command("note", &walk)
    #expect(walk.text.contains(NoteWords.nothing.prefix(30)))
  }

  @Test func `a note is listed where a mark stands too`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("llma")
    command("note who owns it now?", &walk)
    walk.type("'")
    #expect(walk.text.contains("a   #2   who owns it now?") && walk.text.contains("1 of 1"))
  }

  @Test func `marks and notes go along when the trace is written, and come back with it`() throws {
    let source = Asked(try Walk(recorded: "s02").timeline)
    var walk = Walk(source)
    walk.type("'q")
    #expect(walk.position == 5)
    command("note mine", &walk)
    walk.press(.function(2))
    walk.type("x.ndt.jsonl")
    walk.press(.enter)
    let request = try #require(source.requests.first)
    #expect(request.path == "x.ndt.jsonl" && request.marks == [UserMark("q", at: 5)])
    #expect(request.notes.map(\.text) == ["mine", "from the file"])
  }

  @Test func `a terminal that goes away leaves what was noted, and where one stood, in a file`()
    throws
  {
    let source = Asked(try Walk(recorded: "s02").timeline)
    var walk = Walk(source)
    walk.loop.session.program.rescueFile = { "kept at \($0)" }
    walk.type("llllma")
    walk.go(to: 9)
    walk.take(.hangUp)
    #expect(walk.ending == .hungUp)
    let request = try #require(source.requests.first)
    #expect(request.path == "kept at 9" && !request.replaces)
    #expect(request.marks == [UserMark("a", at: 4), UserMark("q", at: 5)])
    #expect(request.notes == [UserNote("from the file", at: 7), UserNote(NoteWords.hungUp, at: 9)])
  }

  @Test func `a run is kept when the terminal goes away if something was done to it`() throws {
    let injection = "lllewrites\r\r"
    for (keys, isChanged) in [
      ("lll", false), (injection, true), (injection + String(repeating: "b", count: 102), true),
      (injection + "u", false), (injection + "u\u{12}", true),
    ] {
      var paths: [String] = []
      let run = try LiveRun(Walk.scenario("s02"))
      let source = LiveSource(
        run,
        writer: { _, request in
          paths.append(request.path)
          return Message("kept")
        })
      var walk = Walk(source)
      walk.loop.session.program.rescueFile = { _ in "kept" }
      for key in keys { walk.take(input(key)) }
      walk.take(.hangUp)
      #expect(paths == (isChanged ? ["kept"] : []), "\(keys)")
    }
  }

  private func input(_ key: Character) -> Input {
    switch key {
    case "\r": .key(.enter)
    case "\u{12}": .key(.character("r"), .control)
    default: .character(key)
    }
  }

  @Test(arguments: [Message.Kind.note, .error])
  func `what was written is not written again when the terminal goes away`(kind: Message.Kind)
    throws
  {
    let source = Asked(try Walk(recorded: "s02").timeline)
    source.kind = kind
    var walk = Walk(source)
    walk.loop.session.program.rescueFile = { _ in "kept" }
    walk.type("llllma")
    command("write x.ndt.jsonl", &walk)
    walk.take(.hangUp)
    #expect(source.requests.map(\.path) == ["x.ndt.jsonl"] + (kind == .note ? [] : ["kept"]))
    source.requests = []
    walk.type("lmb")
    walk.take(.hangUp)
    #expect(source.requests.map(\.path) == ["kept"])
  }

  @Test(arguments: [RunLoop.Ending.hungUp, .quit])
  func `a run is kept when the terminal goes away during the tour, but not when the user quits`(
    ending: RunLoop.Ending
  ) throws {
    let source = Asked(try Walk(recorded: "s02").timeline)
    var walk = Walk(source, Surroundings(tour: { _ in ending }))
    walk.loop.session.program.rescueFile = { _ in "kept" }
    walk.type("llllma")
    command("tour", &walk)
    #expect(walk.ending == ending)
    #expect(source.requests.map(\.path) == (ending == .hungUp ? ["kept"] : []))
  }

  @Test func `a visited run and the one behind it are both kept when the terminal goes away`()
    throws
  {
    let timeline = try Walk(recorded: "s02").timeline
    let (outer, inner) = (Asked(timeline), Asked(timeline))
    let screen = HeadlessScreen(
      Size(rows: 36, columns: 120), inputs: "lmb".map(Input.character))
    var loop = RunLoop(
      outer, on: screen, surroundings: Surroundings(opener: { _ in (inner, "") }))
    loop.session.program.rescueFile = { _ in "kept" }
    for key in "llma" { _ = loop.handle(.character(key)) }
    loop.visit("s02")
    #expect(loop.walkVisited() == .hungUp)
    #expect(inner.requests.map(\.marks) == [[UserMark("b", at: 1), UserMark("q", at: 5)]])
    #expect(outer.requests.map(\.marks) == [[UserMark("a", at: 2), UserMark("q", at: 5)]])
  }

  @Test func `what stands in a file already is not written again when the terminal goes away`()
    throws
  {
    let source = Asked(try Walk(recorded: "s02").timeline)
    var walk = Walk(source)
    walk.loop.session.program.rescueFile = { _ in "kept" }
    walk.type("llll")
    walk.take(.hangUp)
    #expect(walk.ending == .hungUp && source.requests.isEmpty)
    walk = Walk(source)
    walk.type("llllma")
    walk.take(.hangUp)
    #expect(source.requests.isEmpty)
  }

  // MARK: - The line that leads back

  @Test func `a run without a linker says that it has no line`() throws {
    var walk = try Walk(live: "s01")
    command("link", &walk)
    #expect(walk.message == LinkWords.impossible)
  }

  @Test func `the line is shown in pieces and copied`() throws {
    let run = try LiveRun(Walk.scenario("s01"))
    var walk = Walk(
      LiveSource(
        run,
        linker: { run, position, view in
          var link = RunLink(.shipped(id: "s01", checksum: "0"), seed: run.seed)
          link.position = position
          link.view = view
          return .line(link)
        }))
    walk.type("lll3")
    command("link", &walk)
    let line = walk.session.study.copied
    let link = try RunLink(line: line)
    #expect(link.position == 3 && link.view == "events")
    #expect(walk.text.contains("leads back to exactly this moment"))
    #expect(walk.text.contains(line.prefix(60)))
    command("2", &walk)
    #expect(walk.session.overlay == nil && walk.position == 2)
  }
}

/// A trace that somebody has noted something down in; it is asked to be written.
private final class Asked: StubSource {
  var facts: RunFacts
  let timeline: Timeline
  var requests: [SaveRequest] = []
  /// How well writing goes.
  var kind = Message.Kind.note
  let isGrowing = false
  let isWorking = false
  init(_ timeline: Timeline) {
    self.timeline = timeline
    facts = RunFacts(title: "a trace")
    facts.isRecorded = true
    facts.marks = [UserMark("q", at: 5)]
    facts.notes = [UserNote("from the file", at: 7)]
  }
  func extend(by count: Int) {}
  func save(_ request: SaveRequest) -> Message {
    requests.append(request)
    return Message("written", kind)
  }
  func poll() -> SourceNews? { nil }
  func stop() {}
}

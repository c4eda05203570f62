import Events
import Live
import Terminal
import Testing
import Views

@testable import Explorer
@testable import Replay

/// Two runs side by side: the cursor of one leads the other.
struct ComparingTests {
  @Test func `nine shows the view, and it says how to put something beside the run`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("9")
    #expect(walk.text.contains("Nothing stands beside this run yet."))
    #expect(walk.text.contains(":compare FILE"))
    walk.type("jD")
    #expect(walk.text.contains("compare "))
  }

  @Test func `a step moves both sides, and brackets go from difference to difference`() throws {
    var walk = try beside("s02", "s02b")
    walk.type("llll")
    #expect(walk.position == 4 && walk.spot.b == 4)
    walk.type("]")
    #expect(walk.position == 14 && walk.spot == Comparing.Spot(a: 14, b: 14, row: 13))
    #expect(walk.text.contains("The same call with another answer: after in A, "))
    walk.type("]")
    let second = walk.spot.row ?? 0
    walk.type("[")
    #expect(walk.spot.row == 13 && second > 13)
    walk.type("[")
    #expect(walk.message == "No difference comes before.")
  }

  @Test func `rows go through the events of both sides`() throws {
    var walk = try beside("s02b", "s02")
    walk.type("]")
    var seen: [Int] = []
    for _ in 0..<60 {
      walk.type("j")
      seen.append(walk.spot.b)
    }
    #expect(seen == seen.sorted() && Set(seen).count > 40)
    walk.type("k")
    #expect(walk.spot.row == 13 + 59)
  }

  @Test func `on the other side every step is one of the other run, and this one follows`() throws {
    var walk = try beside("s02", "s02b")
    walk.press(.tab)
    walk.type("llllllll")
    #expect(walk.spot.b == 8 && walk.position == 8)
    walk.type("o")
    #expect(walk.spot.b > 9)
    walk.type("G")
    #expect(walk.spot.b == 43)
    walk.press(.enter)
    #expect(walk.message.contains("ndiscope explore opens it alone"))
  }

  @Test func `sides that are not tied move alone`() throws {
    var walk = try beside("s02", "s02b")
    walk.type("lll=ll")
    #expect(walk.position == 5 && walk.spot.b == 3)
    #expect(walk.text.contains("untied"))
    walk.press(.tab)
    walk.type("l")
    #expect(walk.position == 5 && walk.spot.b == 4)
    walk.type("=")
    walk.press(.tab)
    walk.type("l")
    #expect(walk.position == 6 && walk.spot.b == 6)
  }

  @Test func `a live run is compared as it grows`() throws {
    var walk = Walk(LiveSource(try LiveRun(Walk.scenario("s02"))))
    walk.putBeside(try recorded("s02b"), "s02b")
    walk.type("9")
    walk.type(String(repeating: "l", count: 16))
    walk.settle()
    #expect(walk.timeline.count < 40 && walk.spot.a == 16)
    walk.type("[")
    #expect((14..<16).contains(walk.position))
    walk.type("G")
    walk.settle()
    #expect(walk.session.comparing.other?.alignment.isFinished == true)
    #expect(walk.session.comparing.other?.alignment.nextA == 211)
  }

  @Test func `a live run is simulated as far as the run beside it`() throws {
    var walk = try Walk(live: "s02")
    walk.putBeside(try recorded("s02b"), "s02b")
    walk.type("9")
    walk.takeNews()
    walk.settle()
    #expect(walk.timeline.count == 211 && walk.position == 0)
    #expect(walk.session.comparing.other?.alignment.firstDifference == 13)
  }

  @Test func `the run before a branch can be compared with the branch`() throws {
    var walk = try Walk(live: "s02")
    walk.type("GggVCP2 nested #14")
    walk.press(.enter)
    #expect(walk.message.contains("D compares it with the run that was left"))
    walk.type("GD")
    #expect(walk.text.contains("Compare this run with what?"))
    walk.press(.enter)
    walk.settle()
    #expect(walk.session.look.view == .compare)
    walk.type("gg]")
    #expect(walk.position == 14)
    walk.type("u")
    walk.settle()
    #expect(walk.session.comparing.other?.alignment.firstDifference == nil)
    walk.press(.character("r"), .control)
    walk.settle()
    #expect(walk.session.comparing.other?.alignment.firstDifference != nil)
  }

  @Test func `what tells the run that was left from its branch is seen where titles are cut`()
    throws
  {
    var walk = try Walk(live: "s23")
    walk.type("G")
    walk.go(to: 49)
    branch(0, &walk)
    walk.type("D")
    #expect(walk.text.contains("before the branch: s23"))
    walk.press(.enter)
    #expect(walk.lines[1].contains("B before the branch: s23"))
  }

  @Test func `each run that was left is compared by itself, whatever stood there before`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    for row in [0, 2] {
      walk.go(to: 9)
      branch(row, &walk)
      walk.type("G")
    }
    let left = walk.session.comparing.left
    try #require(left.count == 2)
    for (row, candidate) in left.enumerated() {
      putLeftBeside(row, &walk)
      walk.settle()
      var alone = Alignment(walk.timeline.history, candidate.timeline.history)
      while !alone.isFinished { alone.advance(10_000) }
      let shown = try #require(walk.session.comparing.other?.alignment)
      #expect(shown.isFinished && shown.stretches == alone.stretches, "\(row)")
    }
  }

  @Test func `a run that was left before its end is compared to its end`() throws {
    var walk = try Walk(live: "s02")
    walk.type(String(repeating: "l", count: 9))
    #expect(walk.session.run.isGrowing)
    branch(0, &walk)
    let left = try #require(walk.session.comparing.left.first)
    #expect(left.timeline.count == 211 && !left.isCut)
    putLeftBeside(0, &walk)
    for _ in 0..<3 { walk.takeNews() }
    walk.settle()
    #expect(walk.session.sceneComparison?.isWorking == false)
  }

  @Test func `of a run that goes on behind its last event nothing is said about the end`() throws {
    var walk = try Walk(recorded: "s02")
    let other = try recorded("s02b")
    walk.loop.session.receiveOther(other, title: "cut", isWorking: false, isCut: true)
    walk.type("9")
    walk.settle()
    #expect(walk.session.comparing.other?.alignment.isFinished == true)
    #expect(walk.session.sceneComparison?.isWorking == true)
  }

  @Test func `a branch is simulated as far as the run that was left`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    walk.go(to: 9)
    branch(0, &walk)
    #expect(walk.session.run.isGrowing)
    putLeftBeside(0, &walk)
    for _ in 0..<3 { walk.takeNews() }
    walk.settle()
    #expect(!walk.session.run.isGrowing)
    #expect(walk.session.comparing.other?.alignment.isFinished == true)
    #expect(walk.session.comparing.other?.alignment.nextA == walk.timeline.count)
  }

  @Test func `what was opened before does not take the place of the run that was chosen`() throws {
    var walk = try Walk(live: "s02")
    walk.loop.putBeside(LiveSource(try LiveRun(Walk.scenario("s02b"))))
    walk.type("1G")
    walk.go(to: 9)
    branch(0, &walk)
    putLeftBeside(0, &walk)
    let chosen = try #require(walk.session.comparing.left.first)
    for _ in 0..<3 { walk.takeNews() }
    let other = try #require(walk.session.comparing.other)
    #expect(other.title == chosen.title && other.timeline.count == chosen.timeline.count)
  }

  @Test func `above the first row only the side that has the focus moves, unless they are tied`()
    throws
  {
    var walk = try beside("s02", "s02b")
    walk.type("=")
    walk.go(to: 30)
    walk.press(.tab)
    walk.type("hhkk")
    #expect(walk.position == 30 && walk.spot.b == 0)
    walk.type("lllll")
    walk.press(.tab)
    walk.go(to: 0)
    walk.type("k")
    #expect(walk.position == 0 && walk.spot.b == 5)
    walk.type("=")
    walk.go(to: 3)
    walk.type("kkkkkk")
    #expect(walk.position == 0 && walk.spot.b == 0 && walk.spot.row == nil)
  }

  @Test func `what stops a run stops the other one too, and its jumps are undone`() throws {
    var walk = try beside("s02", "s02b")
    walk.go(to: try #require(walk.positions(.enter, "MiniportSend").first))
    walk.type("bgg")
    walk.press(.tab)
    walk.type("c")
    let stop = walk.spot.b
    #expect(walk.callOfB == "MiniportSend")
    walk.type("c")
    #expect(walk.spot.b > stop)
    walk.press(.left, .alt)
    #expect(walk.spot.b == stop)
    walk.type("gg:c NdisSend")
    walk.press(.enter)
    #expect(walk.callOfB == "NdisSend")
  }

  @Test func `why and what on the other side are asked of its step, and lead to its places`() throws
  {
    var walk = try beside("s02", "s02b")
    walk.go(to: 7)
    walk.type("=")
    walk.press(.tab)
    walk.go(to: 21)
    walk.type("W")
    #expect(walk.text.contains("B: Why? #21 MiniportDisableInterrupt returns"))
    walk.press(.down)
    walk.press(.enter)
    #expect(walk.position == 7 && walk.spot.b == 19)
    walk.press(.left, .alt)
    #expect(walk.position == 7 && walk.spot.b == 21)
    walk.type("K")
    guard case .list(.insight(.terms), let list) = walk.session.overlay else {
      Issue.record("no words are shown")
      return
    }
    #expect(list.all.first?.searchText.hasPrefix("MiniportDisableInterrupt ") == true)
    walk.press(.escape)
    walk.type(":why MpTx")
    walk.press(.enter)
    #expect(walk.text.contains("B: "))
    walk.press(.escape)
    walk.press(.tab)
    walk.type("W")
    #expect(walk.text.contains("Why? #7 IoMarkIrpPending") && !walk.text.contains("B: Why?"))
  }

  @Test func `what is copied on the other side is the event of its step`() throws {
    var walk = try beside("s02", "s02b")
    walk.go(to: 7)
    walk.type("=")
    walk.press(.tab)
    walk.go(to: 21)
    for (key, words) in [("y", ["21 ", "MiniportDisableInterrupt"]), ("Y", [#""s":21,"#])] {
      let effects = walk.loop.session.update(.character(Character(key)), size: walk.screen.size)
      guard case .copy(let request) = effects.first else {
        Issue.record("\(key) copies nothing")
        continue
      }
      #expect(request.name.hasPrefix("B: "))
      for word in words { #expect(request.text.contains(word), "\(request.text)") }
      #expect(walk.session.study.copied == request.text)
    }
    walk.press(.tab)
    let effects = walk.loop.session.update(.character("y"), size: walk.screen.size)
    guard case .copy(let request) = effects.first else {
      Issue.record("nothing is copied of this side")
      return
    }
    #expect(!request.name.hasPrefix("B: ") && request.text.hasPrefix("7 "))
  }

  @Test(arguments: ["m", "b", "d", "w", "A", "V", "e", ":note x", ":mark a"])
  func `what can be done only to this run is refused on the other side, and that is said`(
    keys: String
  ) throws {
    var walk = try beside("s02", "s02b")
    walk.go(to: 9)
    walk.press(.tab)
    walk.type(keys)
    if keys.hasPrefix(":") { walk.press(.enter) }
    #expect(walk.message == "That is about A: Tab goes there.")
    #expect(!hasDoneSomething(walk))
    walk.press(.tab)
    walk.type(keys)
    if keys.hasPrefix(":") { walk.press(.enter) }
    #expect(walk.message != "That is about A: Tab goes there.")
    #expect(hasDoneSomething(walk) || walk.session.message?.kind == .warning)
  }

  /// Whether a key has opened something, or is remembered.
  private func hasDoneSomething(_ walk: Walk) -> Bool {
    let (attention, notebook) = (walk.session.attention, walk.session.notebook)
    return walk.session.overlay != nil || !attention.breakpoints.isEmpty
      || !attention.marks.isEmpty || !notebook.watches.isEmpty || !notebook.notes.isEmpty
      || notebook.comparedWith != nil
  }

  @Test func `what is followed between two runs is of the first one, and that is said`() throws {
    var walk = try beside("s02", "s02b")
    walk.go(to: 9)
    walk.press(.tab)
    walk.press(.function(6))
    #expect(walk.session.attention.followed == .none)
    #expect(walk.message.hasPrefix("What is followed is an object of A: Tab goes there"))
    walk.press(.tab)
    walk.press(.function(6))
    #expect(walk.session.attention.followed == ObjectID("P1"))
    #expect(walk.message.hasPrefix("P1 of A is followed."))
    walk.press(.function(6))
    #expect(walk.message == "Nothing is followed any more.")
  }

  @Test func `what is typed, found and filtered there is in the other run`()
    throws
  {
    var walk = try beside("s02", "s02b")
    walk.type("lllllmall=")
    walk.press(.tab)
    walk.go(to: 20)
    #expect(walk.position == 7 && walk.spot.b == 20)
    walk.go(to: 0)
    walk.type(":find NdisRawWritePortUchar")
    walk.press(.enter)
    let first = walk.spot.b
    #expect(walk.callOfB == "NdisRawWritePortUchar" && walk.position == 7)
    walk.type("n")
    #expect(walk.callOfB == "NdisRawWritePortUchar" && walk.spot.b > first)
    walk.go(to: 0)
    walk.type("&NdisRawWritePortUchar")
    walk.press(.enter)
    walk.type("l")
    #expect(walk.spot.b == first)
    walk.go(to: 20)
    walk.type("'a")
    #expect(walk.position == 5 && walk.spot.b == 20)
  }

  @Test func `a file is asked for, and one that is not there is refused with a sentence`() throws {
    var walk = Walk(
      try FixedSource(recorded("s02"), title: "s02"),
      Surroundings(opener: { name in
        guard name == "s02b", let timeline = try? recorded("s02b") else {
          return (nil, "no \(name)")
        }
        return (FixedSource(timeline, title: "the other one"), "")
      }))
    walk.type("D")
    walk.type("nothing")
    walk.press(.enter)
    #expect(walk.message == "no nothing")
    walk.type(":compare s02b")
    walk.press(.enter)
    walk.settle()
    #expect(walk.session.look.view == .compare && walk.text.contains("the other one"))
  }

  @Test(arguments: [
    ("a.ndt.jsonl", "n.ndt.jsonl", "A a.ndt.jsonl: s02", "B n.ndt.jsonl: s02"),
    ("/x/one/run", "/x/two/run", "A one/run: s02", "B two/run: s02"),
    ("/x/same", "/x/same", "A same: s02", "B same: s02"),
  ])
  func `two files of one title are told apart by their names`(
    a: String, b: String, nameA: String, nameB: String
  ) throws {
    let timeline = try recorded("s02")
    var walk = Walk(FixedSource(timeline, title: "s02  NDIS 5 send", file: a))
    walk.loop.putBeside(FixedSource(timeline, title: "s02  NDIS 5 send", file: b))
    #expect(walk.lines[1].contains(nameA) && walk.lines[1].contains(nameB))
    walk.type("1")
    let file = nameA.dropFirst(2).prefix { $0 != ":" }
    #expect(walk.lines[0].contains("s02") && !walk.lines[0].contains(file))
  }

  @Test func `a file is not named where the titles say enough, nor a run that has none`() throws {
    var walk = Walk(FixedSource(try recorded("s02"), title: "one", file: "a.ndt.jsonl"))
    walk.loop.putBeside(FixedSource(try recorded("s02b"), title: "two", file: "b.ndt.jsonl"))
    #expect(walk.lines[1].contains("A one") && walk.lines[1].contains("B two"))
    walk.loop.putBeside(FixedSource(try recorded("s02b"), title: "one"))
    #expect(walk.lines[1].contains("A a.ndt.jsonl: one") && walk.lines[1].contains("B one"))
  }

  @Test func `a difference that is not known yet is gone to when it is found`() throws {
    var walk = try Walk(recorded: "s02")
    walk.putBeside(try recorded("s02b"), "s02b")
    walk.type("9]")
    #expect(walk.position == 0 && walk.message.hasPrefix("No difference so far"))
    walk.settle()
    #expect(walk.position == 14)
  }

  @Test func `a click on a row goes there, on the side that was clicked`() throws {
    var walk = try beside("s02", "s02b")
    let row = try #require(walk.lines.firstIndex { $0.contains("MiniportSend") })
    walk.take(.mouse(Mouse(.press, at: Position(row: row, column: 80))))
    #expect(walk.session.look.focus == .right && walk.position > 0)
    #expect(walk.spot.row == walk.position - 1 && walk.spot.b == walk.position)
    walk.take(.mouse(Mouse(.press, at: Position(row: row - 4, column: 10))))
    #expect(walk.session.look.focus == .left)
  }

  // MARK: -

  /// Takes a branch, by its place among those that are offered.
  private func branch(_ row: Int, _ walk: inout Walk) {
    walk.type("V")
    for _ in 0..<row { walk.press(.down) }
    walk.press(.enter)
  }

  /// Puts a run beside that was left, by its place among them.
  private func putLeftBeside(_ row: Int, _ walk: inout Walk) {
    walk.type("D")
    for _ in 0..<row { walk.press(.down) }
    walk.press(.enter)
  }

  private func beside(_ a: String, _ b: String) throws -> Walk {
    var walk = try Walk(recorded: a)
    walk.putBeside(try recorded(b), b)
    walk.type("9")
    walk.settle()
    return walk
  }
}

private func recorded(_ id: String) throws -> Timeline {
  var run = try LiveRun(Walk.scenario(id))
  run.extend(to: 1_000_000)
  return run.timeline
}

extension Walk {
  /// Where both sides stand.
  fileprivate var spot: Comparing.Spot { session.spot ?? Comparing.Spot(a: -1, b: -1, row: nil) }

  /// The call of the event at which the other run stands, or nothing.
  fileprivate var callOfB: String {
    guard let history = session.comparing.other?.timeline.history, history.keeps(spot.b - 1)
    else { return "" }
    return history.lexicon.name(history[spot.b - 1].call)
  }
}

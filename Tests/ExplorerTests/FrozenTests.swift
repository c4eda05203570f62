import Events
import Live
import Replay
import Terminal
import Testing
import Traces
import Verification
import Views

@testable import Explorer

/// A run that goes on while the picture stands, and one that keeps only its last events.
struct FrozenTests {
  @Test func `the run goes on while the picture stands, and everything can be looked at`() throws {
    var walk = try Walk.endless()
    walk.type("lllP")
    #expect(walk.text.contains("FROZEN") && walk.message.contains("the run goes on at ×1"))
    let before = walk.timeline.count
    for _ in 0..<8 { walk.wait(microseconds: 500_000) }
    #expect(walk.position == 3)
    #expect((before + 16..<before + 40).contains(walk.timeline.count))
    walk.type("hl3j")
    walk.wait(microseconds: 500_000)
    #expect(walk.session.isFrozen)
    walk.type("P")
    let after = walk.timeline.count
    walk.wait(microseconds: 5_000_000)
    #expect(walk.timeline.count == after && walk.message.isEmpty == false)
  }

  @Test func `playing thaws the picture, and Control-C stops the run`() throws {
    var walk = try Walk.endless()
    walk.type("lP")
    walk.take(.signal(.interrupt))
    #expect(!walk.session.isFrozen && walk.ending == nil)
    walk.type("P ")
    #expect(!walk.session.isFrozen && walk.session.playback.isPlaying)
  }

  @Test func `a run that has ended goes nowhere`() throws {
    var walk = try Walk(recorded: "s01")
    walk.type("P")
    #expect(walk.message == "This run is at its end, or was recorded: nothing goes on.")
    var live = try Walk(live: "s01")
    live.type("+++++++P")
    for _ in 0..<100 where live.session.isFrozen { live.wait(microseconds: 1_000_000) }
    #expect(!live.session.isFrozen && live.message.hasPrefix("The run has ended at #38"))
    #expect(live.position == 0)
  }

  @Test func `a ring keeps the last events, counts the others, and every view shows what is left`()
    throws
  {
    var walk = try ring(keeping: 20_000, count: 70_000)
    let dropped = walk.timeline.history.droppedCount
    #expect(dropped > 16_000 && walk.timeline.count - dropped < 20_000 + 2 * Chunk.capacity)
    #expect(walk.position == dropped && walk.message.contains("have been dropped"))
    #expect(walk.text.contains("older ones dropped"))
    walk.type("h")
    #expect(walk.position == dropped)
    for view in ViewKind.allCases {
      walk.take(.character(":"))
      walk.type(view.name)
      walk.press(.enter)
      for place in [dropped, dropped + 1, dropped + 300, walk.timeline.count] {
        walk.go(to: place)
        walk.type("jkhOFS{(<[l")
        #expect(walk.position >= dropped && !walk.lines.isEmpty, "\(view) \(place)")
      }
    }
  }

  @Test(arguments: [["packet", "ne2000"], ["ndisprot", "ndislwf", "netvmini"]])
  func `what began before a ring is shown as far as it is known, at every event and in every view`(
    drivers: [String]
  ) throws {
    var walk = try ring(keeping: 20_000, count: 70_000, drivers)
    let dropped = walk.timeline.history.droppedCount
    for view in ViewKind.allCases {
      walk.take(.character(":"))
      walk.type(view.name)
      walk.press(.enter)
      walk.type("gg")
      for _ in 0..<12 {
        walk.type("l")
        #expect(!walk.lines.isEmpty && walk.position > dropped, "\(view)")
      }
      walk.type("OF%{(u")
      #expect(walk.position >= dropped && !walk.text.contains("-0."), "\(view)")
    }
  }

  @Test func `wherever a ring begins, calls and objects from before can be shown and judged`()
    throws
  {
    var cutCount = 0
    for drivers in [["packet", "ne2000"], ["ndisprot", "ndislwf", "netvmini"]] {
      var run = try LiveRun(Walk.endlessScenario(drivers))
      run.extend(to: 7 * Chunk.capacity)
      for kept in 1...6 {
        var timeline = run.timeline
        timeline.dropFullChunks(keeping: kept * Chunk.capacity)
        let dropped = timeline.history.droppedCount
        let start = timeline.state(at: dropped)
        cutCount += start.openStacks.flatMap(\.frames).count
        var verifier = Verifier()
        verifier.advance(timeline, 4_096)
        for place in [dropped, dropped + 1, dropped + 7, dropped + 60] {
          visit(Moment(timeline, at: place))
        }
      }
    }
    #expect(cutCount > 0)
  }

  @Test func `the first event that is kept is not called the beginning`() throws {
    var walk = try ring(keeping: 20_000, count: 70_000)
    let dropped = walk.timeline.history.droppedCount
    walk.type("gg")
    #expect(walk.text.contains("#\(dropped)/") && !walk.text.contains("#0"))
    walk.type("h")
    #expect(walk.message.contains("The events up to #\(dropped) have been dropped."))
    #expect(walk.text.contains("Here begins what is kept"))
    #expect(!walk.text.contains("Nothing has happened yet"))
    walk.press(.escape)
    walk.go(to: 100)
    #expect(
      walk.message == "#100 has been dropped: the first event that is kept is #\(dropped + 1).")
    #expect(walk.position == dropped)
    let old = try #require(
      walk.session.moment.state.liveObjects.first { Int($0.state.bornAt) < dropped }?.object)
    for character in ":pick \(old)" { walk.take(.character(character)) }
    walk.press(.enter)
    #expect(walk.text.contains("since before #\(dropped + 1), > 0.0 µs"))
  }

  @Test func `jumps back to what was dropped are forgotten`() throws {
    var run = try LiveRun(Walk.endlessScenario())
    run.keptCount = 20_000
    var walk = Walk(LiveSource(run))
    walk.extend(by: 100)
    for place in [10, 50, 20] { walk.go(to: place) }
    walk.extend(by: 70_000)
    let dropped = walk.timeline.history.droppedCount
    walk.press(.character("o"), .control)
    #expect(walk.position >= dropped && walk.message == "There is no jump to go back to.")
  }

  @Test func `a touch of the timeline leads to no event that was dropped`() throws {
    var walk = try ring(keeping: 20_000, count: 70_000)
    let dropped = walk.timeline.history.droppedCount
    try #require(dropped > 0)
    let area = try #require(walk.session.scene.timelineArea(walk.screen.size))
    let place = Position(row: area.rows.lowerBound + 1, column: area.columns.lowerBound)
    walk.take(.mouse(Mouse(.press, at: place)))
    walk.take(.mouse(Mouse(.release, at: place)))
    #expect(walk.position == dropped)
    walk.type("l")
    #expect(walk.position == dropped + 1)
  }

  @Test func `what is dropped while something is done to a run is no place to go back to`() throws {
    var run = try LiveRun(Walk.endlessScenario())
    run.extend(to: 40_000)
    var session = Session(timeline: run.timeline, title: "endless")
    session.show(10)
    session.attention.setMark("a", at: 10)
    var timeline = run.timeline
    timeline.dropFullChunks(keeping: 1)
    try #require(timeline.history.droppedCount > 10)
    session.receiveInjection(timeline, at: timeline.count - 1, isGrowing: true, nil)
    #expect(session.position == timeline.count && session.attention.marks.isEmpty)
    for _ in 0..<3 {
      _ = session.update(.key(.character("o"), .control), size: Size(rows: 36, columns: 120))
    }
    #expect(session.position >= timeline.history.droppedCount)
  }

  @Test func `notes about what was dropped are forgotten`() throws {
    var run = try LiveRun(Walk.endlessScenario())
    run.keptCount = 20_000
    var walk = Walk(LiveSource(run))
    walk.extend(by: 100)
    walk.go(to: 10)
    walk.type(":note hello")
    walk.press(.enter)
    walk.type("dma")
    #expect(walk.session.notebook.notes.count == 1)
    walk.extend(by: 70_000)
    #expect(walk.session.notebook.notes.isEmpty && walk.session.attention.marks.isEmpty)
    #expect(walk.session.notebook.comparedWith == nil)
    walk.type("u")
    #expect(walk.session.notebook.notes.isEmpty)
  }

  @Test func `a machine that moved before what is kept leads nowhere, and says so`()
    throws
  {
    var walk = try ring(
      keeping: 20_000, count: 70_000, ["ndisprot", "ndislwf", "netvmini"],
      [Setting("start", .word("cold"))])
    let dropped = walk.timeline.history.droppedCount
    walk.type(":states")
    walk.press(.enter)
    #expect(walk.text.contains("since before #\(dropped + 1)"))
    let rows = SceneRows(walk.session.scene)
    let moved = (0..<rows.count).filter { rows.text($0).contains("came from") }
    #expect(!moved.isEmpty && moved.contains { rows.position($0) == nil })
    #expect(moved.compactMap(rows.position).allSatisfy { $0 > dropped })
  }

  @Test func `the states of a ring are those of the whole run`() throws {
    var whole = try LiveRun(Walk.endlessScenario())
    whole.extend(to: 60_000)
    let walk = try ring(keeping: 1, count: 60_000)
    let dropped = walk.timeline.history.droppedCount
    #expect(dropped > 30_000 && walk.timeline.count == whole.timeline.count)
    for position in [dropped, dropped + 1, dropped + 5_000, walk.timeline.count] {
      let (a, b) = (walk.timeline.state(at: position), whole.timeline.state(at: position))
      #expect(a.traffic == b.traffic && a.time == b.time && a.liveObjectCount == b.liveObjectCount)
    }
  }

  @Test func `a run whose beginning is gone takes no other branch`() throws {
    var run = try LiveRun(Walk.endlessScenario())
    run.keptCount = 1
    run.extend(to: 40_000)
    #expect(throws: InjectionRefusal.self) {
      try run.take(Branch(at: 35_000, .finishInside, .word(Word.Outcome.pending)))
    }
  }

  // MARK: -

  /// Draws every view of a moment.
  private func visit(_ moment: Moment) {
    for view in ViewKind.allCases {
      var scene = Scene(moment, title: "endless")
      scene.view = view
      scene.followed = moment.objects.first ?? .none
      #expect(!scene.canvas(Size(rows: 40, columns: 140)).lines(tier: .full).isEmpty, "\(view)")
    }
  }

  private func ring(
    keeping kept: Int, count: Int, _ drivers: [String] = ["packet", "ne2000"],
    _ parameters: [Setting] = []
  ) throws -> Walk {
    var scenario = try Walk.endlessScenario(drivers)
    scenario.parameters += parameters
    var run = try LiveRun(scenario)
    run.keptCount = kept
    var walk = Walk(LiveSource(run))
    walk.extend(by: count)
    return walk
  }
}

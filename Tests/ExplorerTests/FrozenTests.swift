import Events
import Live
import Replay
import Terminal
import Testing
import Traces
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

  private func ring(keeping kept: Int, count: Int) throws -> Walk {
    var run = try LiveRun(Walk.endlessScenario())
    run.keptCount = kept
    var walk = Walk(LiveSource(run))
    walk.extend(by: count)
    return walk
  }
}

import Events
import Live
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

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
    #expect(walk.session.comparing.other?.alignment.alignedCounts.a == 211)
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
}

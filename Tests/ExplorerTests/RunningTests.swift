import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct RunningTests {
  @Test(arguments: ["recorded", "live"])
  func `a run stops at every event of a kind, in both directions`(kind: String) throws {
    var walk = try kind == "live" ? Walk(live: "s02") : Walk(recorded: "s02")
    walk.go(to: 8)
    walk.type("b")
    #expect(walk.message.hasPrefix("c and C stop at NdisSend."))
    #expect(walk.text.contains("stops at NdisSend"))
    var stops = [8]
    for _ in 0..<4 {
      walk.type("c")
      #expect(walk.call == "NdisSend" && walk.event?.kind == .enter)
      stops.append(walk.position)
    }
    #expect(Set(stops).count == 5)
    walk.type("c")
    #expect(walk.position == 211)
    #expect(walk.message == "#211, the end of the run.")
    for stop in stops.reversed() {
      walk.type("C")
      #expect(walk.position == stop)
    }
    walk.type("C")
    #expect(walk.position == 0)
  }

  @Test func `why there is no end of a call to go to`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("F")
    #expect(walk.message == "No call is open here.")
    walk.go(to: try #require(walk.timeline.firstIndex(from: 0) { $0.kind == .enter }) + 1)
    let call = walk.call
    walk.type("F")
    #expect(walk.message == "\(call) begins here, and no call is open around it.")
  }

  @Test func `b sets and removes, clear_breaks removes all`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("bll")
    #expect(walk.session.attention.breakpoints.isEmpty)
    walk.type("blb")
    #expect(walk.session.attention.breakpoints.count == 2)
    walk.type("b")
    #expect(walk.session.attention.breakpoints.count == 1)
    walk.press(.function(9))
    walk.type(":clear_breaks")
    walk.press(.enter)
    #expect(walk.session.attention.breakpoints.isEmpty)
    #expect(walk.message.hasPrefix("2 stops are removed."))
    walk.type(":clear_breaks")
    walk.press(.enter)
    #expect(walk.message == "There is no stop to remove.")
    walk.type("c")
    #expect(walk.position == 211)
  }

  @Test func `of all that stops a run the nearest does, in both directions`() throws {
    var walk = try Walk(recorded: "s02")
    for query in ["seq == 80", "seq == 40", "seq == 120"] {
      walk.type(":b " + query)
      walk.press(.enter)
    }
    walk.go(to: 60)
    walk.type("b")
    walk.go(to: 100)
    walk.type("b")
    walk.type("gg")
    var stops: [Int] = []
    for _ in 0..<200 where walk.position < 120 {
      walk.type("c")
      stops.append(walk.position)
    }
    #expect(stops == stops.sorted() && Set(stops).isSuperset(of: [40, 60, 80, 100, 120]))
    for stop in stops.dropLast().reversed() {
      walk.type("C")
      #expect(walk.position == stop)
    }
  }

  @Test func `a goal far away is looked for a few times, and the screen never waits long`() {
    for (goal, most) in [(Goal.breakpoint, 25), (.match(ofEvent: 0), 25), (.end, 1_000)] {
      var pursuit = Pursuit(goal, searchedUpTo: 0)
      var count = 0
      var searchCount = 0
      while count < 20_000_000 {
        #expect(pursuit.eventCount <= 50_000)
        count += pursuit.eventCount
        if pursuit.isDue(at: count) {
          searchCount += 1
          pursuit.lookFurther(from: count)
        } else {
          pursuit.simulateFurther()
        }
      }
      #expect(searchCount <= most)
    }
  }

  @Test func `a call and its return are two kinds`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 16)
    walk.type("b")
    #expect(walk.text.contains("stops at NdisSend returns"))
    walk.type("c")
    #expect(walk.call == "NdisSend" && walk.event?.kind == .leave)
  }

  @Test func `a bug check stops a run by itself`() throws {
    var walk = try Walk(live: "s10-bug-d")
    walk.type("c")
    #expect(walk.event?.kind == .bugcheck)
  }

  // MARK: - Runs without an end

  /// Gives a key to a run without an end, and lets it simulate for a while.
  private func running(_ key: Input) throws -> Walk {
    var walk = try Walk.endless()
    walk.take(key, patience: 5)
    #expect(walk.session.wantedEventCount != nil)
    #expect(walk.timeline.count > 1_000)
    #expect(walk.text.contains("simulating"))
    #expect(walk.text.contains("Ctrl-C stops here"))
    return walk
  }

  @Test(arguments: [Input.character("c"), .character("G"), .key(.function(5))])
  func `Control-C stops what never ends, and then leaves`(key: Input) throws {
    var walk = try running(key)
    walk.take(.signal(.interrupt))
    #expect(walk.session.wantedEventCount == nil)
    #expect(walk.position == walk.timeline.count)
    #expect(walk.message == "Stopped at #\(walk.position).")
    #expect(walk.ending == nil)
    walk.press(.left, .alt)
    #expect(walk.position == 0)
    walk.take(.signal(.interrupt))
    #expect(walk.ending == .quit)
  }

  @Test(arguments: [Input.key(.function(5)), .character(" ")])
  func `F5 and Space stop what runs`(key: Input) throws {
    var walk = try running(.key(.function(5)))
    walk.take(key)
    #expect(walk.session.wantedEventCount == nil)
    #expect(walk.position == walk.timeline.count)
  }

  @Test func `a step ends a run and is made from where the user stands`() throws {
    var walk = try running(.character("c"))
    walk.type("l")
    #expect(walk.session.wantedEventCount == nil)
    #expect(walk.position == 1)
  }

  @Test func `while a run goes on, views and themes can be looked at`() throws {
    var walk = try running(.character("c"))
    walk.take(.character("3"), patience: 0)
    #expect(walk.session.look.view == .events)
    #expect(walk.session.wantedEventCount != nil)
  }
}

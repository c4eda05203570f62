import Events
import Replay
import Terminal
import Testing

@testable import Explorer

struct SteppingTests {
  @Test(arguments: ["s02b", "s06", "s11-livelock"])
  func `stepping back shows what was shown before, at every event`(id: String) throws {
    var walk = try Walk(recorded: id)
    var shown: [[String]] = []
    while walk.position < walk.timeline.count {
      shown.append(walk.lines)
      walk.type("l")
      #expect(walk.position == shown.count)
    }
    while let expected = shown.popLast() {
      walk.type("h")
      #expect(walk.position == shown.count)
      try #require(walk.lines == expected)
    }
  }

  @Test func `the ends stop every step, and never end the program`() throws {
    var walk = try Walk(recorded: "s01")
    for key in "hSOFC{<([#," { walk.type(String(key)) }
    #expect(walk.position == 0)
    walk.type("G")
    let end = walk.timeline.count
    #expect(walk.position == end)
    for key in "lsofc}>)]*." { walk.type(String(key)) }
    #expect(walk.position == end)
    #expect(walk.ending == nil)
  }

  @Test func `an end says that it is one`() throws {
    var walk = try Walk(recorded: "s01")
    walk.type("h")
    #expect(walk.message.hasPrefix("This is #0, the beginning."))
    walk.press(.home)
    #expect(walk.message.hasPrefix("This is #0, the beginning."))
    walk.type("Gl")
    #expect(walk.message.hasPrefix("#\(walk.timeline.count), the end."))
  }

  /// The kind that a call's beginning, its return, or neither has.
  private func isCallOrReturn(_ event: Event) -> Bool {
    event.kind.opensCall || event.kind == .leave
  }

  @Test(arguments: ["s02", "s02b", "s06"])
  func `into stops at every call and return, and at nothing else`(id: String) throws {
    var walk = try Walk(recorded: id)
    let expected = (0..<walk.timeline.count)
      .filter { isCallOrReturn(walk.timeline.history[$0]) }.map { $0 + 1 }
    var visited: [Int] = []
    for _ in expected {
      walk.type("s")
      visited.append(walk.position)
    }
    #expect(visited == expected)
    walk.type("G")
    var back: [Int] = []
    for _ in 0..<(expected.last == walk.timeline.count ? expected.count - 1 : expected.count) {
      walk.type("S")
      back.append(walk.position)
    }
    #expect(back == expected.filter { $0 < walk.timeline.count }.reversed())
  }

  @Test(arguments: ["s02", "s02b", "s06"])
  func `over goes past a whole call, and over backward comes back`(id: String) throws {
    var walk = try Walk(recorded: id)
    let enters = (0..<walk.timeline.count).filter { walk.timeline.history[$0].kind == .enter }
    #expect(enters.count > 3)
    for index in enters {
      walk.go(to: index)
      let depth = walk.timeline.openCalls(index + 1).count
      walk.type("o")
      let leave = walk.timeline.history[walk.position - 1]
      #expect(leave.kind == .leave && leave.call == walk.timeline.history[index].call)
      #expect(walk.timeline.openCalls(walk.position).count == depth - 1)
      walk.type("O")
      #expect(walk.position == index)
    }
  }

  @Test(arguments: ["s02", "s02b", "s06"])
  func `out goes to the return of the innermost call, and out backward to its beginning`(
    id: String
  ) throws {
    var walk = try Walk(recorded: id)
    var count = 0
    for position in 1...walk.timeline.count {
      guard let call = walk.timeline.openCalls(position).last, call.index + 1 < position else {
        continue
      }
      count += 1
      walk.go(to: position)
      walk.type("f")
      #expect(walk.timeline.enter(ofLeave: walk.position - 1) == call.index)
      walk.go(to: position)
      walk.type("F")
      #expect(walk.position == call.index + 1 || walk.position == call.index)
    }
    #expect(count > 10)
  }

  @Test func `out says when no call is open`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 1)
    walk.type("f")
    #expect(walk.position == 1)
    #expect(walk.message.contains("No call is open here"))
  }

  @Test func `crossings skip what happens inside of the library`() throws {
    var walk = try Walk(recorded: "s02")
    var calls: [String] = []
    for _ in 0..<3 {
      walk.type("}")
      calls.append(walk.call)
    }
    #expect(calls == ["PacketWrite", "MiniportSend", "MiniportSend"])
    walk.type("{{")
    #expect(walk.call == "PacketWrite")
  }

  @Test func `creations stop where objects begin`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(")))")
    #expect(walk.event?.life == .new)
    let third = walk.position
    walk.type("((")
    #expect(walk.event?.life == .new && walk.position < third)
    walk.type("))")
    #expect(walk.position == third)
  }

  @Test func `ten events and pages move through time`() throws {
    var walk = try Walk(recorded: "s02")
    walk.press(.right, .control)
    #expect(walk.position == 10)
    walk.press(.right, .control)
    walk.press(.left, .control)
    #expect(walk.position == 10)
    walk.press(.pageDown)
    let page = walk.position
    #expect(page > 10)
    walk.press(.pageUp)
    #expect(walk.position == 10)
  }
}

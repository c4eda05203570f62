import Events
import Live
import Replay
import Terminal
import Testing
import Traces
import Views

@testable import Explorer

struct LiveSessionTests {
  @Test func `stepping past the end simulates, and the history behind stays`() throws {
    var walk = try Walk(live: "s02")
    #expect(walk.timeline.count == 0)
    for position in 1...60 {
      walk.type("l")
      #expect(walk.position == position)
      #expect(walk.timeline.count >= position && walk.timeline.count <= position + 40)
    }
    let count = walk.timeline.count
    for _ in 0..<60 { walk.type("h") }
    #expect(walk.position == 0)
    #expect(walk.timeline.count == count)
  }

  @Test(arguments: ["s02", "s06", "s10-bug-d", "s12"])
  func `a run that is walked is the run that is recorded`(id: String) throws {
    var walk = try Walk(live: id)
    var steps = 0
    while !walk.message.hasPrefix("#"), steps < 5_000 {
      walk.type("l")
      steps += 1
    }
    let recorded = try Walk(recorded: id)
    #expect(walk.timeline.count == recorded.timeline.count)
    for index in 0..<recorded.timeline.count {
      #expect(walk.timeline.history[index] == recorded.timeline.history[index])
    }
  }

  @Test func `a run begins anew with the same events`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    let first = walk.timeline
    walk.type("r")
    #expect(walk.position == 0 && walk.timeline.count == 0)
    #expect(walk.message == "The scenario begins anew.")
    walk.type("G")
    #expect(walk.timeline.count == first.count)
    #expect((0..<first.count).allSatisfy { walk.timeline.history[$0] == first.history[$0] })
  }

  @Test func `a run whose beginning was dropped begins anew before its first event`() throws {
    var run = try LiveRun(Walk.endlessScenario())
    run.keptCount = 1
    run.extend(to: 40_000)
    let source = LiveSource(run)
    var walk = Walk(source)
    let dropped = walk.timeline.history.droppedCount
    try #require(dropped > 0 && walk.position == dropped)
    walk.type("r")
    #expect(walk.position == 0 && walk.timeline.count == 0)
    #expect(walk.timeline.history.droppedCount == 0 && source.run.keptCount == 1)
    #expect(walk.message == "The scenario begins anew.")
    walk.type("u")
    #expect(walk.timeline.history.droppedCount == dropped)
  }

  @Test func `a recorded trace neither begins anew nor changes`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("llr")
    #expect(walk.position == 2)
    #expect(walk.message.hasPrefix("A recorded trace does not run"))
    walk.type("e")
    #expect(walk.session.overlay == nil)
    #expect(walk.message.hasPrefix("A recorded trace cannot be changed"))
  }

  // MARK: - Doing something to the stack

  /// Types the words that find an injection, and its number, if it asks for one.
  private func inject(_ words: String, _ number: String?, into walk: inout Walk) {
    walk.type("e" + words)
    walk.press(.enter)
    guard let number else { return }
    walk.press(.character("u"), .control)
    walk.type(number)
    walk.press(.enter)
  }

  /// What can be done to s02, the number it takes, and the call or kind that it begins with.
  static let injections: [(String, String?, String)] = [
    ("writes a frame", "100", "WriteFile"), ("reads", "1514", "ReadFile"),
    ("writes several", "2", "DeviceIoControl"), ("wants all frames", nil, "DeviceIoControl"),
    ("wants its own", nil, "DeviceIoControl"), ("wants no frames", nil, "DeviceIoControl"),
    ("multicast", "60", ""), ("collide", "2", ""),
    ("cancels", nil, "CancelIo"), ("closes its handle", nil, "CloseHandle"),
    ("frame for NE2000 card", "60", ""), ("a broadcast arrives", "200", ""),
    ("somebody else", "60", ""),
    ("damaged", "60", ""), ("unbind", nil, ""), ("unloaded", nil, ""),
    ("cancels its sends", nil, "CancelIo"), ("asks for a reset", nil, "DeviceIoControl"),
    ("cable is pulled", nil, "UnplugCable"), ("put back", nil, "PlugCable"),
    ("is busy", nil, "CableBusy"), ("another device", "100", "OccupyProcessor"),
    ("next allocations", "2", "PoolsEmpty"),
    ("seems to hang", nil, "HangCard"), ("the card of ne2000", nil, "RemoveCard"),
  ]

  @Test(arguments: injections)
  func `whatever is done happens at the end, and what lies behind stays`(
    words: String, number: String?, call: String
  ) throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    let before = walk.timeline
    walk.go(to: 50)
    inject(words, number, into: &walk)
    #expect(walk.session.overlay == nil)
    #expect(walk.position == before.count + 1)
    #expect(walk.timeline.count > before.count)
    #expect((0..<before.count).allSatisfy { walk.timeline.history[$0] == before.history[$0] })
    #expect(call.isEmpty || walk.call == call)
    walk.press(.left, .alt)
    #expect(walk.position == 50)
    walk.type("G")
    #expect(walk.position == walk.timeline.count)
  }

  @Test func `the list has everything that the test does`() throws {
    let walk = try Walk(live: "s02")
    #expect(walk.session.run.injections.count == LiveSessionTests.injections.count)
  }

  @Test func `the number is offered, and a wrong one can be corrected`() throws {
    var walk = try Walk(live: "s02")
    walk.type("ewrites")
    walk.press(.enter)
    #expect(walk.text.contains("bytes: 60   14 to 1514"))
    for text in ["13", "1515", "", "a", "-1", "60 60"] {
      walk.press(.character("u"), .control)
      walk.type(text)
      walk.press(.enter)
      guard !text.isEmpty else {
        #expect(walk.session.overlay == nil)
        walk.type("ewrites")
        walk.press(.enter)
        continue
      }
      #expect(walk.text.contains("write a number from 14 to 1514"))
    }
    #expect(walk.timeline.count == 0)
    walk.press(.character("u"), .control)
    walk.type("14")
    walk.press(.enter)
    #expect(walk.timeline.count > 0)
  }

  @Test func `a machine that has stopped takes nothing more`() throws {
    var walk = try Walk(live: "s10-bug-d")
    walk.type("Gl")
    let count = walk.timeline.count
    #expect(walk.message.contains("The machine has stopped."))
    walk.type("e")
    #expect(walk.session.overlay == nil)
    #expect(walk.message.hasPrefix("The machine has stopped; r begins"))
    #expect(walk.timeline.count == count)
  }

  @Test func `a machine on which a thread waits for ever takes nothing more`() throws {
    let source = LiveSource(try LiveRun(Walk.scenario("r67-passthru-never-completes")))
    var walk = Walk(source)
    walk.type("Gl")
    let count = walk.timeline.count
    #expect(walk.message.contains("A thread waits for ever, and the machine does nothing more."))
    walk.type("e")
    #expect(walk.session.overlay == nil)
    #expect(walk.message.hasPrefix("A thread waits for ever, and the machine does nothing more; r"))
    let problem = try #require(source.inject(.write(app: "app", bytes: 60)))
    #expect(problem.hasPrefix("A thread waits for ever"))
    #expect(source.timeline.count == count && !source.undo())
    walk.type("r")
    #expect(walk.session.standstill == nil)
    walk.type("e")
    #expect(walk.session.overlay != nil)
  }

  @Test func `what is due at the same moment comes first, and the cursor goes to what was done`()
    throws
  {
    var walk = try Walk(live: "s02")
    walk.type(":step 100")
    walk.press(.enter)
    let count = walk.timeline.count
    inject("writes a frame", "60", into: &walk)
    #expect(walk.position > count + 1 && walk.event?.kind == .inject)
    #expect(walk.call == "WriteFile")
    let words = walk.timeline.history.text(.argument, of: walk.position - 1)
    #expect(words?.hasPrefix("write") == true)
  }

  @Test func `marks behind what was done to a run are forgotten when it begins anew`() throws {
    var walk = try Walk(live: "s02")
    walk.go(to: 10)
    walk.type("maG")
    inject("writes a frame", "60", into: &walk)
    walk.type("mbr")
    #expect(walk.session.attention.marks.map(\.letter) == ["a"])
    walk.type("u")
    #expect(walk.session.attention.marks.map(\.letter) == ["a", "b"])
  }

  @Test func `a refusal of the stack is said and changes nothing`() throws {
    let source = LiveSource(try LiveRun(Walk.scenario("s02")))
    #expect(source.inject(.write(app: "nobody", bytes: 60)) != nil)
    #expect(source.inject(.write(app: "app", bytes: -5)) != nil)
    #expect(source.timeline.count == 0)
    var walk = Walk(source)
    walk.take(.none)
    #expect(walk.ending == nil)
  }

  @Test func `what is injected goes on as everything does`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    inject("writes", "60", into: &walk)
    walk.type("G")
    let sends = walk.positions(.enter, "ProtocolSendComplete")
    #expect(sends.count == 6)
    walk.type("r")
    walk.type("G")
    #expect(walk.timeline.count == 211)
  }
}

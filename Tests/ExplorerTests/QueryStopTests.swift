import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// A run goes to, and stops at, the events that a query holds for.
struct QueryStopTests {
  private func walk(_ kind: String) throws -> Walk {
    try kind == "live" ? Walk(live: "s02") : Walk(recorded: "s02")
  }

  private func command(_ text: String, _ walk: inout Walk) {
    walk.type(":" + text)
    walk.press(.enter)
  }

  @Test(arguments: ["recorded", "live"])
  func `c with a query runs to the next event that it holds for`(kind: String) throws {
    var walk = try walk(kind)
    command("c NdisSend and obj == P2", &walk)
    #expect(walk.call == "NdisSend" && walk.event?.object == ObjectID("P2"))
    let first = walk.position
    command("c status == PENDING and MiniportSend", &walk)
    #expect(walk.call == "MiniportSend" && walk.position > first)
    command("rc obj == P1", &walk)
    #expect(walk.position < first && walk.position > 0)
    walk.press(.left, .alt)
    #expect(walk.position > first)
  }

  @Test(arguments: ["recorded", "live"])
  func `a query that holds for nothing more says so, and nothing moves`(kind: String) throws {
    var walk = try walk(kind)
    walk.go(to: 9)
    command("c drop", &walk)
    #expect(walk.position == 9)
    #expect(walk.message == "No event after this one satisfies drop.")
    command("rc seq == 30", &walk)
    #expect(walk.position == 9)
    #expect(walk.message == "No event before this one satisfies seq == 30.")
  }

  @Test(arguments: ["recorded", "live"])
  func `what is never completed is known at the end of the run only`(kind: String) throws {
    var walk = try walk(kind)
    let never = "[ev == NdisSend] as a without [ev == NdisMSendComplete and obj == a.obj]"
    command("c " + never, &walk)
    #expect(walk.message == "No event after this one satisfies \(never).")
    #expect(walk.position == 0)
    command("b " + never, &walk)
    walk.type("c")
    #expect(walk.position == walk.timeline.count)
  }

  @Test(arguments: ["recorded", "live"])
  func `b with a query stops every run there`(kind: String) throws {
    var walk = try walk(kind)
    command("b send and from == ndis", &walk)
    #expect(walk.message.hasPrefix("c and C stop at send and from == ndis."))
    var stops: [Int] = []
    for _ in 0..<5 {
      walk.type("c")
      #expect(walk.call == "MiniportSend")
      stops.append(walk.position)
    }
    #expect(Set(stops).count == 5)
    walk.type("C")
    #expect(walk.position == stops[3])
    command("b send and from == ndis", &walk)
    #expect(walk.session.attention.breakpoints.isEmpty)
    walk.type("c")
    #expect(walk.position == 211)
  }

  @Test func `a reference means the event at which it was typed`() throws {
    var walk = try walk("recorded")
    command("c NdisSend and obj == P3", &walk)
    command("b obj == ${obj} and free", &walk)
    walk.type("gg")
    walk.type("c")
    #expect(walk.event?.object == ObjectID("P3") && walk.event?.life == .free)
  }

  @Test func `a wrong query is refused where it was typed`() throws {
    var walk = try walk("recorded")
    command("c ownr == packet", &walk)
    #expect(walk.position == 0)
    #expect(walk.text.contains("unknown field \"ownr\". Did you mean owner?"))
    walk.press(.escape)
    command("c 30", &walk)
    #expect(walk.session.overlay != nil || walk.position == 30)
  }
}

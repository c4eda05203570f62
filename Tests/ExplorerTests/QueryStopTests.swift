import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// A run goes to, and stops at, the events that a query holds for.
struct QueryStopTests {
  /// A run that is simulated, a recorded one, or one that is so long that queries are asked beside.
  private func walk(_ kind: String) throws -> Walk {
    guard kind != "live" else { return try Walk(live: "s02") }
    var walk = try Walk(recorded: "s02")
    if kind == "long" { walk.loop.session.sieve.atOnceCountMax = 0 }
    return walk
  }

  private func command(_ text: String, _ walk: inout Walk) {
    walk.type(":" + text)
    walk.press(.enter)
    answer(&walk)
  }

  private func type(_ keys: String, _ walk: inout Walk) {
    walk.type(keys)
    answer(&walk)
  }

  /// Does what is to be done beside.
  private func answer(_ walk: inout Walk) {
    while let order = walk.session.searchOrders.first,
      case .matches(let slot, var search) = order.work
    {
      search.goOn(in: order.timeline)
      search.finish()
      let found = SearchNews.Result.matches(slot, search.matches, nil)
      walk.loop.session.receive(SearchNews(id: order.id, result: found, isDone: true))
    }
  }

  @Test(arguments: ["recorded", "live", "long"])
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

  @Test(arguments: ["recorded", "live", "long"])
  func `a stop that asks for a note knows one that is written later`(kind: String) throws {
    var walk = try walk(kind)
    walk.go(to: 20)
    command("b note contains \"foo\"", &walk)
    command("note foo", &walk)
    type("gg", &walk)
    type("c", &walk)
    #expect(walk.position == 20)
  }

  @Test(arguments: ["obj == ${obj}", "@same"])
  func `a stop keeps the event that it named when its words are read anew`(same: String) throws {
    var walk = try walk("recorded")
    walk.loop.session.use(UserWords(filters: [.init("same", "obj == ${obj}")]))
    walk.go(to: try #require(walk.positions(.enter, "MiniportSend").first))
    let object = walk.event?.object
    command("b \(same) and (free or note contains \"foo\")", &walk)
    walk.go(to: 1)
    command("note foo", &walk)
    type("c", &walk)
    #expect(walk.event?.object == object && walk.position > 1)
  }

  @Test func `a filter that asks for a note through a macro knows one that is written later`()
    throws
  {
    var walk = try walk("recorded")
    walk.loop.session.use(
      UserWords(
        macros: [
          QueryMacro(
            name: "said", arguments: ["number"], body: "note contains \"foo\" and seq >= $1")
        ]))
    walk.go(to: 20)
    walk.type("&${said:1}")
    walk.press(.enter)
    #expect(walk.session.sieve.filter?.matches.count == 0)
    command("note foo", &walk)
    #expect(walk.session.sieve.filter?.matches.count == 1)
  }

  @Test(arguments: ["recorded", "live", "long"])
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

  @Test(arguments: ["recorded", "live", "long"])
  func `what is never completed is known at the end of the run only`(kind: String) throws {
    var walk = try walk(kind)
    let never = "[ev == NdisSend] as a without [ev == NdisMSendComplete and obj == a.obj]"
    command("c " + never, &walk)
    #expect(walk.message == "No event after this one satisfies \(never).")
    #expect(walk.position == 0)
    command("b " + never, &walk)
    type("c", &walk)
    #expect(walk.position == walk.timeline.count)
  }

  @Test(arguments: ["recorded", "live", "long"])
  func `b with a query stops every run there`(kind: String) throws {
    var walk = try walk(kind)
    command("b send and from == ndis", &walk)
    #expect(walk.message.hasPrefix("c and C stop at send and from == ndis."))
    var stops: [Int] = []
    for _ in 0..<5 {
      type("c", &walk)
      #expect(walk.call == "MiniportSend")
      stops.append(walk.position)
    }
    #expect(Set(stops).count == 5)
    type("C", &walk)
    #expect(walk.position == stops[3])
    command("b send and from == ndis", &walk)
    #expect(walk.session.attention.breakpoints.isEmpty)
    type("c", &walk)
    #expect(walk.position == 211)
  }

  @Test func `a reference means the event at which it was typed`() throws {
    var walk = try walk("recorded")
    command("c NdisSend and obj == P3", &walk)
    command("b obj == ${obj} and free", &walk)
    type("gg", &walk)
    type("c", &walk)
    #expect(walk.event?.object == ObjectID("P3") && walk.event?.life == .free)
  }

  @Test func `of two queries in a long run the nearer one stops it, in both directions`() throws {
    var plain = try walk("recorded")
    var long = try walk("long")
    for text in ["b MiniportSend and status == PENDING", "b complete and obj == P2"] {
      command(text, &plain)
      command(text, &long)
    }
    for key in "ccccCCcC" {
      type(String(key), &plain)
      type(String(key), &long)
      #expect(long.position == plain.position)
    }
    #expect(long.session.sieve.stops.count == 2)
    command("b complete and obj == P2", &long)
    #expect(long.session.sieve.stops.count == 1)
  }

  @Test func `while a long run is looked through, that is shown, and Control-C ends it`() throws {
    var walk = try walk("long")
    walk.type(":c drop")
    walk.press(.enter)
    #expect(walk.session.run.goal != nil && walk.session.searchOrders.count == 1)
    #expect(walk.text.contains("looking") && walk.text.contains("Ctrl-C stops here"))
    walk.take(.signal(.interrupt))
    #expect(walk.session.run.goal == nil && walk.session.searchOrders.isEmpty)
    #expect(walk.position == 0 && !walk.text.contains("looking"))
    command("c drop", &walk)
    #expect(walk.message == "No event after this one satisfies drop.")
  }

  @Test func `who does not wait for what is looked for stays where the cursor stands`() throws {
    var walk = try walk("long")
    walk.go(to: 100)
    walk.type("/MiniportSend and obj == P9")
    walk.press(.enter)
    #expect(walk.session.run.goal != nil)
    walk.type(" ")
    #expect(walk.position == 100 && walk.message == "Stopped at #100.")
    answer(&walk)
    #expect(walk.position == 100)
  }

  @Test func `N waits until all up to the cursor has been looked at`() throws {
    var walk = try walk("long")
    walk.go(to: 100)
    walk.type("/complete")
    walk.press(.enter)
    walk.type("N")
    #expect(walk.position == 100)
    answer(&walk)
    let last = walk.timeline.matches(try Query("complete", in: walk.timeline.history.lexicon))
      .last { $0 < 99 }
    #expect(walk.position == last.map { $0 + 1 })
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

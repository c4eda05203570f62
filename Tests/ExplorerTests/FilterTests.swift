import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// A display filter hides events from lists, steps and the timeline.
struct FilterTests {
  private func filtered(_ text: String, _ walk: inout Walk) {
    walk.type("&" + text)
    walk.press(.enter)
  }

  private func matches(_ text: String, _ walk: Walk) throws -> [Int] {
    walk.timeline.matches(try Query(text, in: walk.timeline.history.lexicon)).map { $0 + 1 }
  }

  @Test(arguments: ["recorded", "live"])
  func `l and h step from one event that the filter shows to the next`(kind: String) throws {
    var walk = try kind == "live" ? Walk(live: "s02") : Walk(recorded: "s02")
    filtered("NdisSend or NdisMSendComplete", &walk)
    var seen: [Int] = []
    for _ in 0..<4 {
      walk.type("l")
      seen.append(walk.position)
    }
    walk.type("G")
    #expect(seen == Array(try matches("NdisSend or NdisMSendComplete", walk).prefix(4)))
    walk.go(to: seen[3])
    walk.type("hh")
    #expect(walk.position == seen[1])
    walk.type("hhh")
    #expect(walk.position == seen[0])
    #expect(walk.message == "The filter shows no event before this one.   & changes it")
  }

  @Test func `the second line says the filter and how many events it shows`() throws {
    var walk = try Walk(recorded: "s02")
    filtered("NdisSend", &walk)
    let count = try matches("NdisSend", walk).count
    let line = walk.lines[1]
    #expect(line.contains("filter NdisSend"))
    #expect(line.contains("ok \(count) of \(walk.timeline.count) events"))
    walk.type("&")
    walk.press(.character("u"), .control)
    walk.press(.enter)
    #expect(walk.session.sieve.filter == nil && !walk.lines[1].contains("ok"))
  }

  @Test func `Backspace and Esc on an empty prompt clear the filter, Esc on a text does not`()
    throws
  {
    for key in [Key.backspace, .escape] {
      var walk = try Walk(recorded: "s02")
      filtered("NdisSend", &walk)
      walk.type("&")
      walk.press(.escape)
      #expect(walk.session.sieve.filter?.text == "NdisSend")
      walk.type("&")
      walk.press(.character("u"), .control)
      walk.press(key)
      #expect(walk.session.sieve.filter == nil && walk.session.overlay == nil)
    }
  }

  @Test func `the event list and the ladder show only what the filter shows`() throws {
    var walk = try Walk(recorded: "s02")
    filtered("drop or NdisSend", &walk)
    walk.type("l3")
    let rows = walk.lines.filter { $0.contains("NdisSend") && $0.contains("P") }
    #expect(rows.count >= 5)
    #expect(!walk.lines[3..<20].contains { $0.contains("MiniportSend") })
    walk.type("2a")
    #expect(!walk.lines[3..<25].contains { $0.contains("MiniportSend") })
    let position = walk.position
    walk.type("j")
    #expect(walk.position == (try matches("drop or NdisSend", walk)).first { $0 > position })
  }

  @Test func `where the filter hides the event of the cursor, the list says so`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 9)
    filtered("obj == P3", &walk)
    walk.type("3")
    #expect(walk.position == 9)
    #expect(walk.text.contains("which the filter hides"))
    walk.type("j")
    #expect(walk.position == (try matches("obj == P3", walk))[0])
  }

  @Test func `when nothing matches, the term that removes everything is named, and what there is`()
    throws
  {
    var walk = try Walk(recorded: "s02")
    filtered("phase == enter and obj == P9 and send", &walk)
    walk.type("3")
    let rows = walk.text
    #expect(rows.contains("nothing matches"))
    #expect(rows.contains("this removes the "))
    #expect(rows.contains("obj is ") && rows.contains("P1"))
    let doubt = try #require(walk.session.sieve.filter?.doubt)
    #expect(doubt.range == 19..<28 && doubt.field == "obj" && !doubt.isFirst)
    walk.press(.backspace)
    #expect(walk.session.sieve.filter == nil)
  }

  @Test func `a filter that shows nothing says why: while it is typed, behind Enter, at a step`()
    throws
  {
    var walk = try Walk(recorded: "s02")
    walk.type("&obj == P99")
    #expect(walk.text.contains("valid, but holds for none of 211 events: obj is "))
    walk.press(.enter)
    let nothing = "The filter shows none of 211 events: obj is "
    #expect(walk.message.hasPrefix(nothing) && walk.message.contains(" ×"))
    #expect(walk.message.hasSuffix(".   & changes it"))
    walk.press(.escape)
    walk.type("l")
    #expect(walk.position == 0 && walk.message.hasPrefix(nothing))
  }

  @Test(arguments: [
    ("drop", "The filter shows none of 211 events.   "),
    ("send and drop", ": drop removes the "),
    ("drop and send", ": drop holds for none.   "),
    ("drop.reason == filter_mismatch", ": no event has drop.reason.   "),
  ])
  func `the reason names the term, and the field that no event has`(
    query: String, reason: String
  ) throws {
    var walk = try Walk(recorded: "s02")
    filtered(query, &walk)
    #expect(walk.message.contains(reason), "\(walk.message)")
  }

  @Test func `a filter that shows nothing ends no script`() throws {
    var loop = LinearLoop(FixedSource(try Walk(recorded: "s02").timeline, title: "s02")) { _ in }
    var rest = ["filter obj == P99", "goto 9"][...]
    #expect(loop.run(isScript: true) { rest.popFirst() } == .left)
    #expect(loop.session.position == 9)
  }

  @Test func `why nothing matches is found out as soon as it is known that no more events come`()
    throws
  {
    let timeline = try Walk(recorded: "s02").timeline
    var session = Session(
      timeline: timeline, run: RunFacts(title: "s02", isGrowing: true, injections: []))
    let size = Size(rows: 36, columns: 120)
    let keys = "&phase == enter and obj == P9 and send".map(Input.character) + [.key(.enter)]
    for key in keys { _ = session.update(key, size: size) }
    let filter = try #require(session.sieve.filter)
    #expect(filter.matches.end == timeline.count && filter.doubt == nil)
    session.receive(timeline, isGrowing: false, standstill: nil)
    #expect(session.sieve.filter?.doubt?.field == "obj")
  }

  @Test func `playing goes through what the filter shows`() throws {
    var walk = try Walk(recorded: "s02")
    filtered("NdisSend", &walk)
    walk.type(" ")
    walk.wait(microseconds: 250_000)
    #expect(walk.position == (try matches("NdisSend", walk))[0])
    walk.wait(microseconds: 500_000)
    #expect(walk.position == (try matches("NdisSend", walk))[2])
  }

  @Test func `:filter does the same, and a wrong query stays in the line`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type(":filter NdisSend")
    walk.press(.enter)
    #expect(walk.session.sieve.filter?.text == "NdisSend")
    walk.type("&")
    walk.press(.character("u"), .control)
    walk.type("ownr == ndis")
    walk.press(.enter)
    #expect(walk.session.sieve.filter?.text == "NdisSend")
    #expect(walk.text.contains("Did you mean owner?"))
  }

  @Test func `a branch and a restart search anew`() throws {
    var walk = try Walk(live: "s02")
    walk.type("G")
    filtered("NdisSend", &walk)
    let count = walk.session.sieve.filter?.matches.count
    walk.type("r")
    #expect(walk.session.sieve.filter?.matches.count == 0)
    walk.type("G")
    #expect(walk.session.sieve.filter?.matches.count == count)
    #expect(walk.session.sieve.filter?.matches.end == walk.timeline.count)
  }

  @Test func `a long search goes on beside, and keys wait for nothing but its answer`() throws {
    var session = Session(timeline: try Walk(recorded: "s02").timeline, title: "s02")
    session.sieve.atOnceCountMax = 0
    let size = Size(rows: 24, columns: 80)
    for key in "&nested and complete" { _ = session.update(.character(key), size: size) }
    _ = session.update(.key(.enter), size: size)
    _ = session.update(.character("l"), size: size)
    #expect(session.position == 0 && session.wantedEventCount == nil)
    #expect(session.sifting.filter?.isSearching == true)
    let searcher = Searcher()
    while session.sieve.isSearching(session.timeline) {
      searcher.adopt(session.searchOrders)
      for news in searcher.news() { session.receive(news) }
    }
    searcher.adopt(session.searchOrders)
    #expect(!searcher.isWorking && session.searchOrders.isEmpty)
    let all = session.timeline.matches(
      try Query("nested and complete", in: session.timeline.history.lexicon))
    #expect(session.sieve.filter?.matches.count == all.count)
    #expect(all.isEmpty ? session.position == 0 : session.position == all[0] + 1)
  }

  @Test func `Ctrl-C stops a search and keeps what it has found`() throws {
    var session = Session(timeline: try Walk(recorded: "s02").timeline, title: "s02")
    session.sieve.atOnceCountMax = 0
    let size = Size(rows: 24, columns: 80)
    for key in "&NdisSend" { _ = session.update(.character(key), size: size) }
    _ = session.update(.key(.enter), size: size)
    #expect(session.searchOrders.count == 1)
    #expect(session.update(.signal(.interrupt), size: size).isEmpty)
    #expect(session.searchOrders.isEmpty && session.sieve.filter != nil)
    #expect(session.message == SieveWords.stopped)
  }

  @Test func `a filter that refers to an event keeps its meaning when the run begins anew`() throws
  {
    var walk = try Walk(live: "s02")
    walk.type("lllllllll&obj == ${obj}")
    walk.press(.enter)
    walk.type("G")
    let before = walk.session.sieve.filter?.matches.count
    walk.type("rG")
    #expect(before ?? 0 > 5)
    #expect(walk.session.sieve.filter?.matches.count == before)
  }

  @Test func `half a byte is no search`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("&hex 45 0")
    walk.press(.enter)
    #expect(walk.text.contains("a byte has two digits"))
    #expect(walk.session.sieve.filter == nil)
  }

  @Test func `what one has noted is found, also what is noted later`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 9)
    walk.type(":note it goes down here")
    walk.press(.enter)
    walk.type("&note")
    walk.press(.enter)
    #expect(walk.session.sieve.filter?.matches.count == 1)
    walk.go(to: 20)
    walk.type(":note and up again")
    walk.press(.enter)
    #expect(walk.session.sieve.filter?.matches.count == 2)
    #expect(walk.session.sieve.filter?.matches.index(ofRank: 1) == 19)
  }

  @Test func `what only sounds like a mark is not looked for anew when one is set`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("/benchmark")
    walk.press(.enter)
    let text = try #require(walk.session.sieve.find)
    walk.type("ma")
    #expect(walk.session.sieve.find?.id == text.id)
    walk.type("/mark")
    walk.press(.enter)
    let query = try #require(walk.session.sieve.find)
    walk.type("mb")
    #expect(walk.session.sieve.find?.text == "mark" && walk.session.sieve.find?.id != query.id)
  }

  @Test func `a filter follows the marks that it asks for, also by a name`() throws {
    var session = Session(timeline: try Walk(recorded: "s02").timeline, title: "s02")
    session.use(UserWords(filters: [UserWords.Filter("mine", "mark == a")]))
    let press = { (keys: String) in
      for key in keys { _ = session.update(.character(key), size: Size(rows: 24, columns: 80)) }
    }
    press("lllma&@mine")
    _ = session.update(.key(.enter), size: Size(rows: 24, columns: 80))
    #expect(session.sieve.filter?.matches.index(ofRank: 0) == 2)
    session.show(128)
    press("ma")
    #expect(session.sieve.filter?.matches.count == 1)
    #expect(session.sieve.filter?.matches.index(ofRank: 0) == 127)
  }
}

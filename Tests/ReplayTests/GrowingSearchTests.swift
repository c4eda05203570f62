import Events
import Simulation
import Synchronization
import Testing

@testable import Replay

/// A search that goes on when the history grows finds what a search from the beginning finds.
struct GrowingSearchTests {
  /// What goes on where it was, of every kind that there is.
  private static let queries = [
    "[send] as a then [complete and obj == a.obj]",
    "[send] as a then [complete and obj == a.obj] within 40 us",
    "[send] as a without [complete and obj == a.obj]",
    "[send] as a without [complete and obj == a.obj] within 20 us",
    "[send] without [free] within 12 events", "rate(send, 100 us) > 2", "first(obj)",
    "status == PENDING", "pair.dt > 30 us", "nested", "held > 20 us", "send and depth == 2",
    "not [send] as a without [complete and obj == a.obj]",
    "[send and obj.kind == packet] as a then [free and obj == a.obj] and owner.before == packet",
  ]

  /// What begins anew when the history grows.
  private static let anew = [
    "[[send] as a without [complete and obj == a.obj]] as b then [free]",
    "[send and status == PENDING] as a then [complete and obj == a.obj]",
    "rate([send] without [complete], 1 ms) > 1",
  ]

  /// The run in a few pieces, the last one with all of it.
  private static func pieces() throws -> [Timeline] {
    var simulator = try Golden.longRun()
    var timeline = Timeline(simulator.history)
    return [1, 40, 400, 401, 1_203, 2_600].map { count in
      simulator.run(eventCountMax: count)
      timeline.extend(with: simulator.history)
      return timeline
    }
  }

  @Test(arguments: queries + anew)
  func `a search that goes on finds what one from the beginning finds`(text: String) throws {
    var search: MatchSearch?
    for timeline in try Self.pieces() {
      let query = try Query(text, in: timeline.history.lexicon)
      var growing = search ?? MatchSearch(.query(query), in: timeline)
      growing.goOn(in: timeline)
      while !growing.isDone { growing.advance(by: 333) }
      let found = (0..<timeline.count).filter(growing.matches.contains)
      #expect(found == timeline.matches(query), "\(timeline.count)")
      #expect(growing.matches.count == found.count && growing.matches.end == timeline.count)
      search = growing
    }
  }

  @Test func `texts are looked for on the way too`() throws {
    var search: MatchSearch?
    for timeline in try Self.pieces() {
      let text = TextQuery(words: "ndissend")
      var growing = search ?? MatchSearch(.text(text), in: timeline)
      growing.goOn(in: timeline)
      growing.finish()
      var whole = MatchSearch(.text(text), in: timeline)
      whole.finish()
      #expect(growing.matches == whole.matches && whole.matches.count > 0 || timeline.count < 40)
      search = growing
    }
  }

  @Test(arguments: queries.prefix(6).map { ($0, true) } + anew.map { ($0, false) })
  func `what goes on looks at new events only`(text: String, goesOn: Bool) throws {
    var simulator = try Golden.longRun()
    simulator.run(eventCountMax: 1_200)
    var timeline = Timeline(simulator.history)
    let known = timeline.count
    let query = try Query(text, in: timeline.history.lexicon)
    var course = QueryCourse(query, timeline.history)
    #expect(course.canGoOn == goesOn)
    let isWhole = course.follow(timeline) { _ in true }
    simulator.run(eventCountMax: 2_600)
    timeline.extend(with: simulator.history)
    let places = Mutex<[Int]>([])
    let count = timeline.count
    let goesToEnd = course.follow(timeline) { done in
      places.withLock { $0.append(done % count) }
      return true
    }
    #expect(isWhole && goesToEnd)
    // The index of calls tells where it goes on; patterns are told of every 16,384 events, and this run has not so many.
    #expect(places.withLock { $0.allSatisfy { $0 >= known } })
  }

  @Test func `nobody waits for a search that is not wanted any more`() throws {
    let timeline = try Golden.long(eventCountMax: 60_000)
    let query = try Query(
      "[send] as a without [complete and obj == a.obj] within 5 us", in: timeline.history.lexicon)
    var search = MatchSearch(.query(query), in: timeline)
    let asked = Mutex(0)
    search.advance(by: 1_000) { _ in
      asked.withLock { $0 += 1 }
      return false
    }
    #expect(asked.withLock { $0 } == 1 && search.matches.end == 0 && !search.isDone)
    let told = Mutex<[Int]>([])
    search.advance(by: 1_000) { permille in
      told.withLock { $0.append(permille) }
      return true
    }
    let heard = told.withLock { $0 }
    #expect(heard == heard.sorted() && heard.count >= 3 && heard.allSatisfy { 0...1_000 ~= $0 })
    #expect(search.matches.end == 1_000)
    search.finish()
    #expect((0..<timeline.count).filter(search.matches.contains) == timeline.matches(query))
  }

  @Test func `a chart, a count of values and a doubt end before they begin when nobody wants them`()
    throws
  {
    let timeline = try Golden.long(eventCountMax: 60_000)
    let lexicon = timeline.history.lexicon
    let asked = Mutex(0)
    let isWanted = {
      asked.withLock { $0 += 1 }
      return false
    }
    var curve = Curve(try QueryExpression.curve("pair.dt", in: lexicon))
    curve.advance(by: 1_000, of: timeline, while: isWanted)
    var tally = try #require(QueryTally(of: "status", in: lexicon))
    tally.advance(by: 1_000, of: timeline, while: isWanted)
    #expect(asked.withLock { $0 } == 2 && curve.end == 0 && tally.end == 0)
    let nothing = try Query("send and status == PENDING and status == SUCCESS", in: lexicon)
    #expect(timeline.doubt(nothing, while: isWanted) == nil && timeline.doubt(nothing) != nil)
    curve.advance(by: 1_000, of: timeline)
    tally.advance(by: 1_000, of: timeline)
    #expect(curve.end == 1_000 && tally.end == 1_000 && !tally.values.isEmpty)
  }

  @Test func `single answers change without the others`() {
    var matches = MatchSet()
    matches.append(Array(stride(from: 0, to: 10_000, by: 3)), upTo: 10_000)
    let count = matches.count
    matches.change([(index: 0, matches: false), (index: 4_097, matches: true), (20_000, true)])
    #expect(matches.count == count && matches.contains(4_097) && !matches.contains(0))
    #expect(matches.rank(of: 4_097) == (0..<4_097).count(where: matches.contains))
    #expect(matches.index(ofRank: 0) == 3)
  }
}

import Events
import Replay
import Testing
import Verification

/// Whether a recording breaks the rules that it should, and whether queries hold where they should.
struct RuleVerdictTests {
  private func timeline() throws -> Timeline {
    try HandMadeTrace(PartialJudgementTests.completedTwice, isCut: true).timeline
  }

  private func verdict(expected: [String]?) throws -> RuleVerdict {
    let timeline = try timeline()
    let testimony = Testimony(of: timeline.history, isSimulated: false)
    return RuleVerdict(timeline, testimony, expected: expected)
  }

  @Test func `a rule that is expected may be broken, another one may not`() throws {
    #expect(try verdict(expected: ["R51"]).isMet)
    #expect(try !verdict(expected: nil).isMet)
    #expect(try !verdict(expected: ["R03"]).isMet)
  }

  @Test func `a rule that is expected and not broken is missing`() throws {
    let found = try verdict(expected: ["R51", "R03"])
    #expect(found.missing == ["R03"])
    #expect(!found.isMet)
  }

  @Test func `a query that is wanted must hold somewhere, one that is not wanted nowhere`() throws {
    let timeline = try timeline()
    let query = try Query("ev == IoCompleteRequest", in: timeline.history.lexicon)
    let wanted = QueryResult(query, timeline, isWanted: true)
    #expect(wanted.isMet && wanted.firstIndex == 2 && wanted.found.count == 2)
    #expect(!QueryResult(query, timeline, isWanted: false).isMet)
  }
}

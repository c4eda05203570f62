import Events
import Replay
import Testing
import Verification

/// Whether a recording breaks the rules that it should, and whether queries hold where they should.
struct RuleVerdictTests {
  /// A read that is completed twice.
  private static let completedTwice = """
    "e":"do","call":"IoAllocateIrp","at":"p","obj":"I1","own":"p","life":"new"
    "e":"enter","call":"IRP_MJ_READ","from":"p","to":"f","obj":"I1","own":"f"
    "e":"do","call":"IoCompleteRequest","at":"f","obj":"I1","own":"p","st":"STATUS_SUCCESS"
    "e":"do","call":"IoCompleteRequest","at":"f","obj":"I1","own":"p","st":"STATUS_SUCCESS"
    "e":"leave","call":"IRP_MJ_READ","st":"STATUS_SUCCESS"
    """

  private func timeline() throws -> Timeline {
    try HandMadeTrace(RuleVerdictTests.completedTwice, isCut: true).timeline
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

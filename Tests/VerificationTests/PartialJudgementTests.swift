import Testing
import Verification

/// What a rule can see is judged, also where the recording does not tell everything that the rule asks for.
struct PartialJudgementTests {
  /// A read that is completed twice.
  static let completedTwice = """
    "e":"do","call":"IoAllocateIrp","at":"p","obj":"I1","own":"p","life":"new"
    "e":"enter","call":"IRP_MJ_READ","from":"p","to":"f","obj":"I1","own":"f"
    "e":"do","call":"IoCompleteRequest","at":"f","obj":"I1","own":"p","st":"STATUS_SUCCESS"
    "e":"do","call":"IoCompleteRequest","at":"f","obj":"I1","own":"p","st":"STATUS_SUCCESS"
    "e":"leave","call":"IRP_MJ_READ","st":"STATUS_SUCCESS"
    """

  /// A request that is handed to NDIS, which answers.
  private static func asked(_ answer: String) -> String {
    """
    "e":"do","call":"NdisAllocateMemory","at":"p","obj":"R1","own":"p","life":"new","mem":"pool"
    "e":"enter","call":"NdisOidRequest","from":"p","to":"ndis","bind":"b1","obj":"R1","own":"ndis"
    "e":"leave","call":"NdisOidRequest","obj":"R1"\(answer)
    """
  }

  private static let freed =
    #""e":"do","call":"NdisFreeMemory","at":"p","obj":"R1","own":"","life":"free""#

  private static func joined(_ parts: String...) -> String { parts.joined(separator: "\n") }

  @Test func `a recording that was cut shows what is completed twice, R51`() throws {
    let judgement = try HandMadeTrace(Self.completedTwice, isCut: true).judgement
    #expect(judgement.findings.map(\.rule) == ["R51"])
    let gap = try #require(judgement.unjudged.first { $0.facts.id == "R51" })
    #expect(gap.isPartial && gap.missing == .end)
    #expect(gap.sentence == "can be judged only in part: the trace does not say how the run ended")
  }

  @Test func `what never comes is not said of a recording that was cut`() throws {
    let pending = Self.asked(#","st":"PENDING""#)
    #expect(try HandMadeTrace(pending, isCut: true).judgement.findings.isEmpty)
    let judgement = try HandMadeTrace(pending, isCut: true).judgement
    let blind = try #require(judgement.unjudged.first { $0.facts.id == "R03" })
    #expect(!blind.isPartial && blind.sentence.hasPrefix("cannot be judged"))
  }

  @Test func `rules that judge in part stand in a group of their own`() throws {
    let groups = try HandMadeTrace(Self.completedTwice, isCut: true).judgement.gaps
    let ofEnd = groups.filter { $0.missing == .end }
    #expect(ofEnd.map(\.isPartial) == [false, true])
    #expect(ofEnd.first?.rules.contains("R03") == true)
    #expect(ofEnd.last?.rules == ["R28", "R36", "R37", "R41", "R51", "R67"])
  }

  @Test
  func `a request that is freed while it is pending, or twice, is found without touches, R40`()
    throws
  {
    func broken(_ parts: String...) throws -> [String] {
      let judgement = try HandMadeTrace(parts.joined(separator: "\n")).judgement
      #expect(judgement.unjudged.first { $0.facts.id == "R40" }?.isPartial == true)
      return judgement.findings.map(\.rule)
    }
    #expect(try broken(Self.asked(#","st":"PENDING""#), Self.freed) == ["R40"])
    let back = Self.asked(#","own":"p","st":"SUCCESS""#)
    #expect(try broken(back, Self.freed, Self.freed) == ["R40"])
    #expect(try broken(back, Self.freed) == [])
    #expect(try broken(Self.asked(#","own":"p""#), Self.freed) == [])
  }

  @Test func `a request whose answer is not told may have come back before the next one, R36`()
    throws
  {
    func asks(_ request: String, _ answer: String) -> String {
      """
      "e":"enter","call":"MiniportOidRequest","from":"ndis","to":"m","adp":"a1","obj":"\(request)"
      "e":"leave","call":"MiniportOidRequest"\(answer)
      """
    }
    func broken(_ answer: String) throws -> Bool {
      let events = Self.joined(asks("R1", answer), asks("R2", answer))
      return try HandMadeTrace(events, isCut: true).judgement.findings.map(\.rule).contains("R36")
    }
    #expect(try broken(#","st":"PENDING""#))
    #expect(try !broken(""))
  }

  @Test func `a driver that is halted twice is found without touches, R65`() throws {
    let halted = """
      "e":"enter","call":"MiniportHalt","from":"ndis","to":"m","adp":"a1"
      "e":"leave","call":"MiniportHalt"
      """
    let twice = try HandMadeTrace(Self.joined(halted, halted)).judgement
    #expect(twice.findings.map(\.rule).contains("R65"))
    #expect(try !HandMadeTrace(halted).judgement.findings.map(\.rule).contains("R65"))
  }
}

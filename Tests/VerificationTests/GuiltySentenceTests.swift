import Events
import Testing
import Verification

/// What a finding says about its guilty event stands alone, in headlines and beside a bug check: it has to say what is wrong.
struct GuiltySentenceTests {
  private func findings(_ name: String) throws -> [RuleFinding] {
    let path = try #require(Scenarios.broken.first { $0.hasSuffix("/\(name).yaml") })
    return Array(try Scenarios.timeline(path, seed: 0).findings)
  }

  private func sentence(_ rule: String, _ name: String) throws -> String {
    try #require(try findings(name).first { $0.rule == rule }).sentence
  }

  @Test(arguments: [
    ("R24", "r24-packet-reads-lookahead-later", "reads header or lookahead of F"),
    ("R40", "r40-packet-frees-request-twice", "packet frees R1 again"),
    ("R48", "r48-ndislwf-sets-handlers-late", "sets optional handlers in Filter"),
    ("R56", "r56-packet-unlocks-early", "unlocks the pages of I1, which is not completed"),
    ("R66", "r66-passthru-leaks-own-packet", ", and has not freed its own P"),
    ("R70", "r70-packet-opens-too-early", "opens an adapter in DriverEntry"),
    ("R75", "r75-busmaster-indicates-in-isr", " in its interrupt handler"),
    ("R77", "r77-ne2000-clears-unserved", "clears the bit PTX and does not serve it"),
    ("R81", "r81-ndislwf-has-no-return", "a list of its own, and has no return handler"),
    ("R82", "r82-ndislwf-has-no-completion", "a list of its own, and has no completion handler"),
    ("R87", "r87-netvmini-cancels-in-dpc", "cancels its periodic timer at DISPATCH_LEVEL"),
  ])
  func `a guilty event says what is wrong by itself`(
    rule: String, name: String, words: String
  ) throws {
    let sentence = try sentence(rule, name)
    #expect(sentence.contains(words), "\(sentence)")
  }

  @Test(arguments: [
    ("r36-ndislwf-never-completes-request", "ndislwf"),
    ("r37-passthru-never-completes-request", "passthru"),
  ])
  func `a request that blocks all others is the fault of who never completes it`(
    name: String, guilty: String
  ) throws {
    let findings = try findings(name)
    let block = try #require(findings.first { $0.rule == "R36" })
    let debt = try #require(findings.first { $0.rule == "R37" })
    #expect(block.index == debt.index && block.object == debt.object)
    #expect(block.sentence.hasPrefix("\(guilty) gets R1 and never completes it"))
    #expect(block.sentence.hasSuffix("blocks all others"))
    #expect(block.evidence.count == 2 && block.evidence[1].sentence.contains("has to wait for R1"))
  }

  @Test func `who has looked at the answer of an allocation is not said to have forgotten it`()
    throws
  {
    #expect(try findings("w05-unassigned-pointer").isEmpty)
    #expect(try findings("r47-packet-uses-null").map(\.rule) == ["R47"])
  }

  @Test func `what a rule advises is right`() throws {
    let loopback = try #require(RuleCatalog.facts("R35")).cure
    #expect(loopback.contains("unless its send carries NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK"))
    let level = try #require(RuleCatalog.facts("R59")).cure
    #expect(level.contains("NDIS_SEND_FLAGS_DISPATCH_LEVEL"))
    #expect(level.contains("NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL"))
    #expect(try #require(RuleCatalog.facts("R48")).promise.contains("FilterSetModuleOptions"))
    #expect(try #require(RuleCatalog.facts("R43")).consequence.contains("0x50"))
  }
}

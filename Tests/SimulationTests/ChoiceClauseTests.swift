import Events
import Simulation
import Testing

/// A scenario rules a choice at a time, at the n-th occasion, and with odds that the seed draws.
struct ChoiceClauseTests {
  /// A frame every millisecond; each of them takes one packet from the pool.
  private func run(_ rule: String, seed: UInt64 = 1) throws -> Run {
    try Run(
      """
      stack: [app, { packet: { pool: 60 } }, ne2000]
      choices: { CP1: success, CP3: 1500, CP7: \(rule) }
      do: [{ at: 1us, frame: 60, times: 20, every: 1ms }]
      """, seed: seed)
  }

  /// The numbers of the frames, from 1, for which there was no packet.
  private func lost(_ run: Run) -> [Int] {
    run.indices("choice=no").map { Int(run.history[$0].time / 1_000_000) + 1 }
  }

  private func lost(_ conditions: String, seed: UInt64 = 1) throws -> [Int] {
    lost(try run("{ call: NdisAllocatePacket, \(conditions), is: \"no\" }", seed: seed))
  }

  @Test func `the n-th time`() throws {
    #expect(try lost("nth: 3") == [3])
    #expect(try lost("nth: 99") == [])
    let clauses = [2, 5].map { "{ call: NdisAllocatePacket, nth: \($0), is: \"no\" }" }
    let run = try run("[" + clauses.joined(separator: ", ") + "]")
    #expect(lost(run) == [2, 5] && run.count("drop=no_pool") == 2)
  }

  @Test func `at a time, and in a span of time`() throws {
    #expect(try lost("at: 4ms") == [5])
    #expect(try lost("from: 4ms, until: 7ms") == [5, 6, 7])
    #expect(try lost("from: 4ms, nth: 2") == [6])
  }

  @Test func `at a call`() throws {
    #expect(lost(try run("{ NdisAllocatePacket: { nth: 2, is: \"no\" } }")) == [2])
    #expect(lost(try run("{ call: NdisSend, is: \"no\" }")) == [])
  }

  @Test func `with odds that the seed draws`() throws {
    let counts = try (1...20 as ClosedRange<UInt64>).map { try lost("odds: 25%", seed: $0).count }
    #expect(Set(counts).count > 3 && (60...140).contains(counts.reduce(0, +)))
    #expect(try lost("odds: 0%") == [])
    #expect(try lost("odds: 100%").count == 20)
    #expect(try lost("odds: 25%") == lost("odds: 25%"))
  }

  @Test(arguments: [
    "{ odds: 101%, is: \"no\" }", "{ odds: 10, is: \"no\" }", "{ odds: 0.001%, is: \"no\" }",
    "{ nth: 0, is: \"no\" }", "{ at: 1ms, nth: 2, is: \"no\" }", "{ is: maybe }",
    "{ is: \"no\", when: 3 }", "{ odds: -5%, is: \"no\" }", "{ odds: %, is: \"no\" }",
  ])
  func `what is no clause is refused`(rule: String) {
    #expect(throws: (any Error).self) { try run(rule) }
  }
}

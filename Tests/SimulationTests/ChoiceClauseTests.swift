import Events
import Simulation
import Testing

/// A scenario rules a choice at a time, at the n-th occasion, and with odds that the seed draws.
struct ChoiceClauseTests {
  private func run(_ rule: String, seed: UInt64 = 1, times: Int = 20) throws -> Run {
    try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: success, CP12: \(rule) }
      do: [{ at: 1us, frame: 60, times: \(times), every: 1ms }]
      """, seed: seed)
  }

  /// The numbers of the frames, from 1, that found no room.
  private func lost(_ run: Run) -> [Int] {
    run.indices("drop=ovw").map { run.history[$0].object.number }
  }

  @Test func `the n-th time`() throws {
    #expect(lost(try run("{ nth: 3, is: \"no\" }")) == [3])
    #expect(try run("{ nth: 3, is: \"no\" }").outcomes(.ringFull) == ["no"])
    #expect(lost(try run("[{ nth: 2, is: \"no\" }, { nth: 5, is: \"no\" }]")) == [2, 5])
    #expect(lost(try run("{ nth: 99, is: \"no\" }")) == [])
  }

  @Test func `at a time, and in a span of time`() throws {
    #expect(lost(try run("{ at: 4ms, is: \"no\" }")) == [5])
    #expect(lost(try run("{ from: 4ms, until: 7ms, is: \"no\" }")) == [5, 6, 7])
    #expect(lost(try run("{ from: 4ms, nth: 2, is: \"no\" }")) == [6])
  }

  @Test func `at a call`() throws {
    #expect(lost(try run("{ call: LocalDMA, nth: 2, is: \"no\" }")) == [2])
    #expect(lost(try run("{ LocalDMA: { nth: 2, is: \"no\" } }")) == [2])
    #expect(lost(try run("{ call: DMA, is: \"no\" }")) == [])
  }

  @Test func `with odds that the seed draws`() throws {
    let counts = try (1...20 as ClosedRange<UInt64>).map {
      lost(try run("{ odds: 25%, is: \"no\" }", seed: $0)).count
    }
    #expect(Set(counts).count > 3 && (60...140).contains(counts.reduce(0, +)))
    #expect(lost(try run("{ odds: 0%, is: \"no\" }")) == [])
    #expect(lost(try run("{ odds: 100%, is: \"no\" }")).count == 20)
    #expect(
      try run("{ odds: 25%, is: \"no\" }").simulator.text
        == run("{ odds: 25%, is: \"no\" }").simulator.text)
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

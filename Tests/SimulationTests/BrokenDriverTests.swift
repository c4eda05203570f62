import Events
import Replay
import Simulation
import Testing
import Verification

/// A scenario with a bug shows that bug and nothing else; its corrected twin shows nothing.
struct BrokenDriverTests {
  /// Which promises the scenarios in `broken` break.
  ///
  /// Where the machine stops, calls do not return and objects are left.
  private static let shown: [String: [String]] = [
    "s10-bug-a-request-on-stack": ["nesting", "memory", "accidents"],
    "s10-bug-b-buffer-on-stack": ["memory", "accidents"],
    "s10-bug-c-request-leak": ["leaks"],
    "s10-bug-d-null-irp": ["nesting", "accidents", "leaks"],
    "s11-livelock-read-too-small": ["progress"],
    "s12-no-wait-unbind": ["nesting", "memory", "accidents", "leaks"],
    "w01-buffer-on-stack": ["memory", "accidents"],
    "w02-request-leak": ["leaks"],
    "w03-foreign-packet-queued": ["memory", "accidents", "leaks"],
    "w04-byte-offset": ["ranges"],
    "w05-unassigned-pointer": ["nesting", "accidents", "leaks"],
    "w06-zero-byte-reads": ["progress"],
  ]

  private func scenario(_ name: String) throws -> Scenario {
    try Shipped.scenario("01-protocol/broken/\(name)")
  }

  /// The same scenario without the bug.
  private func twin(_ name: String) throws -> Scenario {
    var scenario = try scenario(name)
    for index in scenario.stack.indices {
      scenario.stack[index].settings.removeAll { $0.name == "bugs" || $0.name == "variant" }
    }
    return scenario
  }

  @Test func `every broken scenario is in the table, or has a broken handler`() {
    let seeds = Self.shown.keys.map { "01-protocol/broken/\($0)" }
    #expect((seeds + BugCatalog.all.map(Shipped.name)).sorted() == Shipped.broken)
  }

  @Test(arguments: Self.shown.keys.sorted())
  func `a broken scenario breaks the promises that it is there for, and no other`(
    name: String
  ) throws {
    let simulator = try Simulator.finished(try scenario(name))
    let promises = Promises(history: simulator.history)
    #expect(promises.kinds == Self.shown[name], "\(promises.broken)")
    #expect(simulator.isHalted == promises.kinds.contains("nesting"))
  }

  @Test func `a pointer that was never assigned is freed and not touched before`() throws {
    let history = try Simulator.finished(try scenario("w05-unassigned-pointer")).history
    #expect(history.events.allSatisfy { $0.kind != .touch })
    let stop = try #require((0..<history.count).first { history[$0].kind == .bugcheck })
    #expect(history[stop - 1].call == .ndisFreePacket && history[stop - 1].object.kind == .unknown)
    #expect(history.number(.code, of: stop) == 0xC2)
    #expect(history.numbers(.parameters, of: stop).first == 0x46)
  }

  @Test(arguments: ["CP1: success", "CP1: pending, CP2: nested"])
  func `a request on the stack does no harm while its function has not returned`(
    choices: String
  ) throws {
    let run = try Run(
      """
      stack: [{ app: { name: reader.exe } }, { packet: { bugs: [A] } }, ne2000]
      params: { start: cold }
      choices: { \(choices) }
      """)
    #expect(!run.simulator.isHalted && run.count("NdisRequest") == 1)
    #expect(Timeline(run.history).findings.allSatisfy { $0.severity == .info })
  }

  @Test(arguments: Self.shown.keys.sorted())
  func `the corrected twin of a broken scenario keeps every promise`(name: String) throws {
    let simulator = try Simulator.finished(try twin(name))
    #expect(Promises(history: simulator.history).broken == [])
    #expect(!simulator.isHalted && FrameCensus(simulator.history).isConserved)
  }

  @Test(arguments: ["A", "W01", "W02", "D", "W03", "W04", "W05", "W06", "no-wait"])
  func `a bug that nothing calls forth is not seen`(bug: String) throws {
    let run = try Run(
      """
      stack: [app, { packet: { bugs: [\(bug)] } }, ne2000]
      do: [{ at: 1us, write: 60 }]
      """)
    #expect(run.broken == [])
  }
}

import Events
import Replay
import Simulation
import Testing
import Verification

/// Frames of a capture, played to the card.
struct CaptureTests {
  private func frames(_ lengths: [Int], every interval: Int64 = 200_000) -> CapturedTraffic {
    CapturedTraffic { index in
      guard index < lengths.count else { return nil }
      return CapturedTraffic.CapturedFrame(
        time: Int64(index) * interval, length: lengths[index],
        bytes: [UInt8](repeating: 0xFF, count: lengths[index]), isTruncated: false)
    }
  }

  private func run(_ stack: String, _ traffic: CapturedTraffic) throws -> History {
    let scenario = try Run.scenario("stack: [\(stack)]\ndo: [{ at: 1us, write: 60 }]")
    var simulator = try Simulator(scenario, capture: traffic)
    simulator.run(eventCountMax: 8_000)
    return simulator.history
  }

  @Test(arguments: ["app, packet, ne2000", "app, packet, busmaster"])
  func `every frame of a capture is indicated or dropped with a reason`(stack: String) throws {
    let lengths = [60, 1_514, 1_515, 60, 0, 13, 14, 65_535, 61, 590]
    let history = try run(stack, frames(lengths))
    let census = FrameCensus(history)
    #expect(census.isConserved && census.pendingCount == 0)
    #expect(census.receivedCount == 10 && census.indicatedCount == 6)
    #expect(
      census.summary(history.lexicon) == "frames 10 indicated 6 dropped 4 (bad_crc 2, too_long 2)")
  }

  @Test func `frames that come faster than the card can tell are dropped with a reason`() throws {
    let history = try run(
      "app, packet, ne2000", frames([Int](repeating: 1_514, count: 60), every: 1))
    let census = FrameCensus(history)
    #expect(census.isConserved && census.receivedCount == 60)
    #expect(census.drops.map(\.reason) == [Word.Reason.overflow])
  }

  @Test func `the scenario's own traffic is off, and the protocols hear everything`() throws {
    let history = try run("app, { packet: { filter: [] } }, busmaster", frames([60, 60, 60]))
    #expect(history.events.allSatisfy { $0.call != .packetWrite })
    #expect(FrameCensus(history).indicatedCount == 3)
  }

  @Test func `frames come at their recorded times`() throws {
    let history = try run("app, packet, busmaster", frames([60, 60, 60], every: 300_000))
    let arrivals = history.events.filter { $0.kind == .wire && $0.status == Word.How.arrived }
    #expect(arrivals.map(\.time) == [0, 300_000, 600_000])
  }
}

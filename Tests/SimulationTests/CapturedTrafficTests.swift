import Events
import Testing
import Traces

@testable import Simulation

struct CapturedTrafficTests {
  @Test func `a capture is over when its frames were heard, however its programs read`() throws {
    let scenario = try ScenarioFile.scenario(
      at: Shipped.path("01-protocol/s04-receive-full-lookahead", "yaml"))
    let frames = (0..<5).map { index in
      CapturedTraffic.CapturedFrame(
        time: Int64(index) * 40_000, length: 60, bytes: [UInt8](repeating: 0, count: 60),
        isTruncated: false)
    }
    var simulator = try Simulator(
      scenario, capture: CapturedTraffic { frames.indices.contains($0) ? frames[$0] : nil })
    simulator.run(eventCountMax: 20_000)
    #expect(simulator.isFinished && simulator.history.isComplete)
    let events = simulator.history.chunks.flatMap(\.events)
    let heard = Set(events.filter { $0.call == .localDMA }.map(\.object)).filter {
      $0.kind == .frame
    }
    #expect(heard.count == frames.count)
  }
}

import Events
import Foundation
import Replay
import Simulation
import Testing
import Traces

@testable import Verification

/// What a rule looks at behind it is bounded by what it knows.
struct SearchBackTests {
  @Test func `a search back looks at no event before the one from which on it is asked`() {
    var history = History()
    for _ in 0..<1_000 { history.append(Event(.note, time: 0)) }
    var situation = Situation()
    situation.history = history
    var lookedAt = 0
    let found = situation.lastIndex(before: 900, notBefore: 890) { _ in
      lookedAt += 1
      return false
    }
    #expect(found == nil && lookedAt == 10)
  }

  @Test(arguments: [
    ["packet", "ne2000"], ["npf", "ne2000"], ["ndisprot", "ndislwf", "netvmini"],
  ])
  func `an event late in a run without an end costs the rules no more than an early one`(
    drivers: [String]
  ) throws {
    let layers = ["app: { name: reader.exe, reads_every: 10us }"] + drivers
    let stack = layers.map { "  - \($0)\n" }.joined()
    let text = "id: endless\ntitle: Endless\npurpose: It reads for ever.\nstack:\n" + stack
    var simulator = try Simulator(try ScenarioFile.scenario(text))
    let part = 8_000
    simulator.run(eventCountMax: 8 * part)
    let timeline = Timeline(simulator.history)
    var verifier = Verifier()
    let costs = (0..<8).map { _ in cost { verifier.advance(timeline, part) } }
    let early = costs.prefix(4).min() ?? 0
    let late = costs.suffix(4).min() ?? 0
    #expect(late < 3 * early, "\(costs)")
  }

  /// The processor time of this thread, in nanoseconds.
  private func cost(_ work: () -> Void) -> Int {
    let start = SearchBackTests.threadTime
    work()
    return SearchBackTests.threadTime - start
  }

  private static var threadTime: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

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

  @Test func `a search back goes no further than its reach, across chunks`() {
    var run = WrittenRun()
    run.add(.action, .ndisSend)
    while run.history.count < 3 * Chunk.capacity { run.add(.note) }
    var situation = Situation()
    situation.history = run.history
    let isSend = { (event: Event) in event.call == .ndisSend }
    #expect(situation.lastIndex(before: run.history.count, where: isSend) == 0)
    situation.reach = Chunk.capacity + 10
    var lookedAt = 0
    let found = situation.lastIndex(before: run.history.count) { event in
      lookedAt += 1
      return isSend(event)
    }
    #expect(found == nil && lookedAt == Chunk.capacity + 10)
  }

  @Test func `what is about an object is looked for since it began`() {
    let packet = WrittenRun.packet(1)
    var run = WrittenRun()
    run.add(.action, .ndisSend, packet)
    run.make(packet, at: 1)
    run.add(.action, .miniportSend, packet)
    var situation = Situation()
    situation.history = run.history
    #expect(situation.lastIndex(.action, .miniportSend, about: packet, before: 3) == 2)
    let beginning = situation.lastIndex(about: packet, before: 3) { $1.life == .new }
    #expect(beginning == 1)
    #expect(situation.lastIndex(.action, .ndisSend, about: packet, before: 3) == nil)
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

  /// The time in which a run is judged that sets a periodic timer so often, and cancels it when it is halted.
  private func timerCost(_ count: Int) throws -> Int {
    let set = #""e":"do","call":"NdisMSetPeriodicTimer","at":"m","adp":"a1""#
    let halt = [
      #""e":"enter","call":"MiniportHalt","from":"ndis","to":"m","adp":"a1""#,
      #""e":"do","call":"NdisMCancelTimer","at":"m","adp":"a1""#,
      #""e":"leave","call":"MiniportHalt""#,
    ]
    let events = [String](repeating: set, count: count) + halt
    let trace = try HandMadeTrace(events.joined(separator: "\n"), isCut: true)
    return (0..<3).map { _ in cost { _ = trace.judgement } }.min() ?? 0
  }

  @Test func `a halt looks once at a timer that was set very often, R45`() throws {
    let few = try timerCost(2_000)
    let many = try timerCost(16_000)
    #expect(many < 24 * few, "\(few) \(many)")
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

import Events
import Live
import Replay
import Simulation
import Testing

/// A run that grows while somebody watches is the run that a batch makes.
struct LiveRunTests {
  private func scenario(_ actions: [Action] = []) -> Scenario {
    var scenario = Scenario(id: "live", title: "A live run", seed: 5)
    scenario.stack = [
      Layer(id: "app", driver: "app"), Layer(id: "packet", driver: "packet"),
      Layer(id: "ne2000", driver: "ne2000"),
    ]
    scenario.actions = actions
    return scenario
  }

  private let traffic = [
    Action(.at(1_000), .write(app: "app", bytes: 60), count: 5, interval: 20_000),
    Action(.at(3_000), .frame(nic: "card", FrameRecipe(bytes: 200)), count: 5, interval: 30_000),
  ]

  /// More than a ring keeps.
  private let long = [
    Action(.at(1_000), .write(app: "app", bytes: 60), count: 3_000, interval: 1_000_000)
  ]

  @Test func `growing step by step gives the events of a batch`() throws {
    var simulator = try Simulator(scenario(traffic))
    simulator.run()
    var run = try LiveRun(scenario(traffic))
    while !run.isFinished { run.extend(to: run.timeline.count + 1) }
    #expect(run.timeline.count == simulator.history.count)
    for index in 0..<run.timeline.count {
      #expect(run.timeline.history[index] == simulator.history[index])
    }
  }

  @Test func `what is behind stays as it was when the run grows`() throws {
    var run = try LiveRun(scenario(traffic))
    run.extend(to: 40)
    let before = (0..<40).map { run.timeline.history[$0] }
    run.extend(to: 400)
    #expect((0..<40).map { run.timeline.history[$0] } == before)
  }

  @Test func `an injected stimulus acts at the end, and can be stepped`() throws {
    var run = try LiveRun(scenario())
    #expect(run.isFinished)
    #expect(run.timeline.count == 0)
    try run.inject(.write(app: "app", bytes: 60))
    #expect(run.timeline.count > 0)
    #expect(run.timeline.history[0].kind == .inject)
    run.extend(to: .max)
    #expect(run.isFinished)
    let calls = (0..<run.timeline.count).map { run.timeline.history[$0].call }
    #expect(calls.contains(.miniportSend) && calls.contains(.ioCompleteRequest))
  }

  @Test func `a run grows until what was done has begun, and says where`() throws {
    var run = try LiveRun(scenario(traffic))
    #expect(run.injectionIndex == nil && run.partingIndex == nil)
    run.extend(to: 10)
    for bytes in [61, 62] {
      try run.inject(.write(app: "app", bytes: bytes))
      let index = try #require(run.injectionIndex)
      #expect(run.timeline.history[index].kind == .inject)
      let words = try #require(run.timeline.history.text(.argument, of: index))
      #expect(words.contains("\(bytes)"))
      let parting = try #require(run.partingIndex)
      #expect(parting <= index)
    }
    var usual = try LiveRun(scenario(traffic))
    usual.extend(to: run.timeline.count)
    let parting = try #require(run.partingIndex)
    #expect(run.commonCount(with: usual) >= parting && parting >= 10)
  }

  @Test func `an injection is what a scenario with the same action does`() throws {
    var injected = try LiveRun(scenario())
    try injected.inject(.write(app: "app", bytes: 60))
    injected.extend(to: .max)
    var planned = try LiveRun(scenario([Action(.at(0), .write(app: "app", bytes: 60))]))
    planned.extend(to: .max)
    let calls = [injected, planned].map { run in
      (0..<run.timeline.count).map { run.timeline.history[$0].call }
    }
    #expect(calls[0] == calls[1])
  }

  @Test(arguments: [
    (Stimulus.write(app: "nobody", bytes: 60), "nobody"), (.write(app: "app", bytes: 3), "3"),
    (.unbind(protocolDriver: "ne2000"), "ne2000"),
    (.frame(nic: "card7", FrameRecipe(bytes: 60)), "card7"),
  ])
  func `what the stack cannot do is refused with the reason, and nothing changes`(
    stimulus: Stimulus, word: String
  ) throws {
    var run = try LiveRun(scenario())
    do throws(InjectionRefusal) {
      try run.inject(stimulus)
      Issue.record("\(stimulus) was taken")
    } catch {
      #expect(error.sentence.contains(word), "\(error.sentence)")
    }
    #expect(run.timeline.count == 0)
  }

  @Test func `a run is complete when nothing more will happen, and not before`() throws {
    var run = try LiveRun(scenario(traffic))
    run.extend(to: 10)
    #expect(!run.isFinished && !run.timeline.history.isComplete)
    run.extend(to: .max)
    #expect(run.isFinished && run.timeline.history.isComplete)
    try run.inject(.frame(nic: "card", FrameRecipe(bytes: 60)))
    #expect(!run.isFinished && !run.timeline.history.isComplete)
  }

  @Test func `a copy of a run goes its own way`() throws {
    var run = try LiveRun(scenario(traffic))
    run.extend(to: 50)
    let beginning = run
    try run.inject(.unload(protocolDriver: "packet"))
    run.extend(to: .max)
    var other = beginning
    other.extend(to: .max)
    #expect(beginning.timeline.count < min(run.timeline.count, other.timeline.count))
    #expect(run.timeline.history[beginning.timeline.count].call == .driverUnload)
    #expect(other.timeline.history[beginning.timeline.count].call != .driverUnload)
  }

  @Test func `a run begins anew before its first event, without what was done to it`() throws {
    var run = try LiveRun(scenario(traffic))
    run.keptCount = 1
    run.extend(to: 40)
    try run.inject(.write(app: "app", bytes: 60))
    var anew = run.restarted
    #expect(anew.timeline.count == 0 && anew.keptCount == 1)
    #expect(anew.partingIndex == nil && anew.injectionIndex == nil)
    anew.extend(to: 40)
    #expect((0..<40).allSatisfy { anew.timeline.history[$0] == run.timeline.history[$0] })
  }

  @Test func `a run that was made again is what it was made when it begins anew`() throws {
    var run = try LiveRun(scenario())
    try run.inject(.write(app: "app", bytes: 60))
    var record = RunRecord()
    record.injections = [Injected(turn: 0, time: 0, .write(app: "app", bytes: 60))]
    let count = run.timeline.count
    let again = try LiveRun(scenario(), seed: 5, following: record, eventCount: count)
    #expect(again.timeline.count == count && again.restarted.timeline.count == count)
  }

  @Test func `what one of two runs has dropped counts as common`() throws {
    var whole = try LiveRun(scenario(long))
    whole.extend(to: 40_000)
    var ring = try LiveRun(scenario(long))
    ring.keptCount = 1
    ring.extend(to: 40_000)
    try #require(ring.timeline.history.droppedCount > 0)
    #expect(ring.commonCount(with: whole) == min(ring.timeline.count, whole.timeline.count))
  }

  @Test func `a machine that stopped takes no injection and does not grow`() throws {
    var broken = scenario([Action(.at(0), .frame(nic: "card", FrameRecipe(bytes: 60)))])
    broken.stack[1].settings = [Setting("bugs", .list([.word("W05")]))]
    broken.choices = [.allocation: .byCall(["NdisAllocateMemory": .word(Word.Outcome.no)])]
    var run = try LiveRun(broken)
    run.extend(to: .max)
    #expect(run.isHalted && run.isFinished && run.timeline.end.isHalted)
    #expect(run.standstill == .bugCheck)
    let count = run.timeline.count
    #expect(throws: InjectionRefusal.self) { try run.inject(.write(app: "app", bytes: 60)) }
    run.extend(to: .max)
    #expect(run.timeline.count == count)
  }

  @Test func `a capture is heard as it grows`() throws {
    let capture = CapturedTraffic { index in
      guard index < 3 else { return nil }
      let bytes = [UInt8](repeating: 0xFF, count: 60)
      return .init(time: Int64(index) * 100_000, length: 60, bytes: bytes, isTruncated: false)
    }
    var run = try LiveRun(scenario(traffic), capture: capture)
    run.extend(to: 400)
    #expect(run.timeline.state(at: run.timeline.count).arrivedCount == 3)
    #expect(run.timeline.firstIndex(from: 0) { $0.call == .packetWrite } == nil)
  }

  @Test func `a run names its scenario`() throws {
    #expect(try LiveRun(scenario()).title == "live  A live run")
    var untitled = scenario()
    untitled.title = ""
    #expect(try LiveRun(untitled).title == "live")
  }

  @Test func `a run names the capture that it hears, also when it begins anew`() throws {
    var run = try LiveRun(scenario())
    run.captureName = "ssh.pcap"
    #expect(run.title == "live  ssh.pcap  A live run")
    #expect(run.restarted.title == run.title)
  }

  @Test func `a scenario that cannot be built says where`() {
    var broken = scenario()
    broken.stack.removeLast()
    #expect(throws: SimulationError.self) { try LiveRun(broken) }
  }

  @Test func `a seed makes its own run, the same each time`() throws {
    func calls(_ seed: UInt64) throws -> [Event] {
      var run = try LiveRun(scenario(traffic), seed: seed)
      run.extend(to: .max)
      return (0..<run.timeline.count).map { run.timeline.history[$0] }
    }
    #expect(try calls(1) == calls(1))
    let kinds = try (1...8 as ClosedRange<UInt64>).map { try calls($0).count }
    #expect(Set(kinds).count > 1)
  }
}

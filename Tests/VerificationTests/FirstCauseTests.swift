import Events
import Replay
import Simulation
import Testing
import Traces

@testable import Verification

/// One bug is one finding, at the driver that has it; what is only like a bug is none.
struct FirstCauseTests {
  private func history(_ scenario: String) throws -> History {
    var simulator = try Simulator(
      try ScenarioFile.scenario("id: typed\ntitle: typed\n" + scenario))
    simulator.run()
    return simulator.history
  }

  /// What is broken by more than a remark.
  private func broken(_ scenario: String) throws -> [RuleFinding] {
    Timeline(try history(scenario)).findings.filter { $0.severity > .info }
  }

  private func broken(_ run: WrittenRun, _ rule: any Rule.Type) -> [RuleFinding] {
    var verifier = Verifier(rules: [rule])
    verifier.advance(run.finished)
    return Array(verifier.findingsAtEnd())
  }

  // MARK: - Requests

  @Test(arguments: [(", bug: completes-request-twice", 2), ("", 0)])
  func `a filter that answers while its clone is out breaks R37, and the miniport nothing`(
    bug: String, count: Int
  ) throws {
    let found = try broken(
      """
      stack:
        - app
        - ndisprot
        - ndislwf: { id: lwf\(bug) }
        - netvmini
      choices: { CP1: pending }
      do:
        - { at: 1us, filter: [DIRECTED] }
        - { at: 3us, filter: [BROADCAST] }
      """)
    #expect(found.map(\.rule) == Array(repeating: "R37", count: count))
    for finding in found { #expect(finding.sentence.hasPrefix("lwf completes R")) }
  }

  @Test func `a filter that only reacts to a request completed twice is not named, R37`() throws {
    let found = try broken(
      """
      stack:
        - app
        - ndisprot
        - ndislwf: { id: f0 }
        - ndislwf: { id: f1, bug: completes-request-twice }
        - netvmini
      params: { start: cold }
      choices: { CP1: success }
      do:
        - { at: 1us, filter: [DIRECTED] }
      """)
    #expect(found.map(\.rule) == ["R37"])
    #expect(found.first?.sentence.hasPrefix("f1 completes R2 again") == true)
  }

  /// A protocol, 1, makes a request and asks with it, one time after the other.
  private func asks(_ count: Int) -> WrittenRun {
    let request = ObjectID(.request, 1)
    var run = WrittenRun()
    run.make(request, at: 1)
    for _ in 0..<count {
      run.enter(.ndisRequest, from: 1, to: 2, request)
      run.leave(.ndisRequest, request, .pending)
      run.enter(.protocolRequestComplete, from: 2, to: 1, request)
      run.leave(.protocolRequestComplete, request)
    }
    return run
  }

  @Test func `a request that is used again is kept and not lost, until its driver goes, R40`() {
    let rule = RequestFreedOnceAfterCompletion.self
    #expect(broken(asks(1), rule).map(\.rule) == ["R40"])
    #expect(broken(asks(2), rule).isEmpty)
    var unloaded = asks(2)
    unloaded.add(.enter, .driverUnload, at: 1)
    unloaded.leave(.driverUnload, .none)
    #expect(broken(unloaded, rule).map(\.rule) == ["R40"])
  }

  // MARK: - Sends

  /// A packet is sent; it comes back inside of the call that answers PENDING, or does not.
  private func sends(isBack: Bool, isFreed: Bool) -> WrittenRun {
    let packet = WrittenRun.packet(1)
    var run = WrittenRun()
    run.make(packet, at: 1)
    run.enter(.ndisSend, from: 1, to: 2, packet)
    run.enter(.miniportSend, from: 2, to: 3, packet)
    if isBack {
      run.enter(.ndisMSendComplete, from: 3, to: 2, packet)
      run.enter(.protocolSendComplete, from: 2, to: 1, packet)
      if isFreed { run.add(.action, at: 1, packet) { $0.life = .free } }
      run.leave(.protocolSendComplete, packet)
      run.leave(.ndisMSendComplete, packet)
    }
    run.leave(.miniportSend, packet, .pending)
    run.leave(.ndisSend, packet, .pending)
    run.add(.touch, at: 1, packet)
    return run
  }

  @Test func `who uses a packet that is out or gone breaks R05, and one that is back it may use`() {
    let rule = HandsOffWhileTheSendIsPending.self
    let out = broken(sends(isBack: false, isFreed: false), rule).flatMap(\.evidence)
    #expect(out.map(\.index) == [4, 5])
    #expect(out.contains { $0.sentence.contains("belongs to the lower side") })
    let gone = broken(sends(isBack: true, isFreed: true), rule).flatMap(\.evidence)
    #expect(gone.map(\.index) == [4, 5, 9, 10])
    #expect(gone.first?.sentence.contains("comes back to") == true)
    #expect(gone.dropFirst().first?.sentence.contains("frees P1") == true)
    #expect(broken(sends(isBack: true, isFreed: false), rule).isEmpty)
  }

  // MARK: - Timers

  @Test func `a timer that is cancelled in the DPC before it has run out breaks R87`() throws {
    let found = try broken(
      """
      stack:
        - app
        - ndisprot
        - netvmini: { bug: cancels-in-dpc }
      choices: { CP1: success, CP2: after }
      do:
        - { at: 1us, write: 60 }
      """)
    #expect(found.map(\.rule) == ["R87"])
    #expect(found.first?.sentence.contains("cancels its timer at DISPATCH_LEVEL") == true)
  }

  @Test func `a timer whose function is late and finds everything there breaks nothing`() {
    let memory = ObjectID(.memory, 1)
    var run = WrittenRun()
    run.make(memory, at: 3)
    run.add(.action, .ndisSetTimerObject, at: 3)
    run.add(.interrupt, .serviceRoutine, at: 3) { $0.irql = .dispatch }
    run.add(.action, .ndisCancelTimerObject, at: 3)
    run.leave(.serviceRoutine, .none)
    var sound = run
    sound.add(.interrupt, .ndisTimerFunction, at: 3) { $0.irql = .dispatch }
    sound.add(.touch, at: 3, memory)
    #expect(broken(sound, PeriodicTimersCancelledAtPassive.self).isEmpty)
    run.add(.action, at: 3, memory) { $0.life = .free }
    run.add(.interrupt, .ndisTimerFunction, at: 3) { $0.irql = .dispatch }
    run.add(.touch, at: 3, memory)
    let found = broken(run, PeriodicTimersCancelledAtPassive.self)
    #expect(found.map(\.rule) == ["R87"] && found.first?.index == 3)
  }

  @Test(arguments: [true, false])
  func `a cancel is not the cause where the function frees it itself, or it is gone before`(
    isFreedByFunction: Bool
  ) {
    let memory = ObjectID(.memory, 1)
    var run = WrittenRun()
    run.make(memory, at: 3)
    run.add(.action, .ndisSetTimerObject, at: 3)
    if !isFreedByFunction { run.add(.action, at: 3, memory) { $0.life = .free } }
    run.add(.interrupt, .serviceRoutine, at: 3) { $0.irql = .dispatch }
    run.add(.action, .ndisCancelTimerObject, at: 3)
    run.leave(.serviceRoutine, .none)
    run.add(.interrupt, .ndisTimerFunction, at: 3) { $0.irql = .dispatch }
    if isFreedByFunction { run.add(.action, at: 3, memory) { $0.life = .free } }
    run.add(.touch, at: 3, memory)
    #expect(broken(run, PeriodicTimersCancelledAtPassive.self).isEmpty)
  }
}

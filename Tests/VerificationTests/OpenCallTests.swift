import Events
import Replay
import Testing

@testable import Verification

/// Which call was open at an earlier event is read off the events, and is what the state says.
struct OpenCallTests {
  /// Compares what the events say with the states, where nobody has the states.
  private func expectSame(_ timeline: Timeline) {
    var situation = Situation()
    situation.history = timeline.history
    guard timeline.count > 0 else { return }
    timeline.visitStates(from: 0, through: timeline.count - 1) { state in
      let event = timeline.history[state.position]
      let told = state.innermostCall(on: event.stack)
      let found = situation.openCall(at: state.position)
      #expect(found?.handler == told?.handler && found?.to == told?.to)
      #expect(found.map { situation.caller(of: $0) } == told?.from, "#\(state.position)")
    }
  }

  @Test func `in a run of one processor the events say what the states say`() throws {
    expectSame(try Runs.timeline())
  }

  @Test(arguments: ["02-intermediate/", "03-filter/", "s02b-cpu-send-other-cpu"])
  func `in runs of many drivers and processors the events say what the states say`(
    name: String
  ) throws {
    let path = try #require(Scenarios.sound.first { $0.contains(name) })
    expectSame(try Scenarios.timeline(path, seed: 0))
  }

  @Test func `returns without a call, other processors and threads do not confuse`() {
    var run = WrittenRun()
    run.leave(.ndisSend, .none)
    run.add(.enter, .ndisSend, at: 1)
    run.add(.interrupt, .serviceRoutine, at: 2) { $0.cpu = 1 }
    run.add(.enter, .miniportSend, at: 3) { $0.thread = 1 }
    run.add(.leave, .serviceRoutine) { $0.cpu = 1 }
    for cpu in [0, 1] as [UInt8] {
      run.add(.leave, .miniportSend) {
        $0.thread = 1
        $0.cpu = cpu
      }
    }
    run.add(.note) { $0.thread = 1 }
    run.add(.note) { $0.cpu = 1 }
    run.add(.note)
    expectSame(run.finished)
  }

  @Test func `a call whose beginning was dropped is known from the states`() {
    var run = WrittenRun()
    run.enter(.ndisSend, from: 1, to: 2, .none)
    while run.history.count < 20_000 { run.add(.note) }
    var timeline = run.finished
    timeline.dropFullChunks(keeping: 100)
    #expect(timeline.history.droppedCount > 0)
    var situation = Situation()
    situation.history = timeline.history
    #expect(situation.openCall(at: 19_999).map(\.to) == nil)
    situation.timeline = timeline
    let open = situation.openCall(at: 19_999)
    #expect(open?.handler == .ndisSend && open?.to == ComponentID(rawValue: 2))
    #expect(open.map { situation.caller(of: $0) } == ComponentID(rawValue: 1))
  }

  @Test func `a run of which nobody has the states is judged as one with states`() throws {
    let paths = Scenarios.broken.prefix(40)
    try #require(!paths.isEmpty)
    for path in paths {
      let timeline = try Scenarios.timeline(path, seed: 0)
      var verifier = Verifier()
      verifier.advance(timeline.history)
      #expect(verifier.findingsAtEnd() == timeline.findings, "\(path)")
    }
  }
}

import Events
import Replay
import Simulation
import TestNumbers
import Testing
import Traces

/// A run is made again from its record, and takes another branch where somebody wants it.
struct BranchTests {
  private func scenario(_ seed: UInt64) -> Scenario {
    var maker = ScenarioMaker(seed: seed)
    return maker.scenario()
  }

  /// The same run, made from scenario, seed and record alone.
  private func again(_ simulator: Simulator, branch: Branch? = nil) throws -> Simulator {
    var other = try Simulator(simulator.scenario, seed: simulator.seed)
    try other.follow(simulator.record, branch: branch)
    other.run()
    return other
  }

  @Test func `a run that follows its own record is the same run`() throws {
    var choiceCount = 0
    for seed in 1...30 as ClosedRange<UInt64> {
      let simulator = try Simulator.finished(scenario(seed))
      let difference = difference(try again(simulator), simulator)
      #expect(difference == "", "seed \(seed)")
      choiceCount += simulator.record.choices.count
    }
    #expect(choiceCount > 0)
  }

  @Test func `what a user did is recorded, and happens again at the same place`() throws {
    var injectedCount = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      let simulator = try played(scenario(seed), seed)
      let other = try again(simulator)
      #expect(difference(other, simulator) == "", "seed \(seed)")
      #expect(other.injected == simulator.injected, "seed \(seed)")
      injectedCount += simulator.injected.count
    }
    #expect(injectedCount > 0)
  }

  @Test func `the record of a run can be read from its trace`() throws {
    var choiceCount = 0
    var injectedCount = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let simulator = try played(scenario(seed), seed)
      let trace = try Trace(text: simulator.text)
      let record = try RunRecord(trace.history, stimulus: ScenarioFile.stimulus)
      #expect(record.choices == simulator.record.choices, "seed \(seed)")
      #expect(record.injections.map(\.stimulus) == simulator.injected.map(\.stimulus))
      #expect(record.injections.map(\.turn) == simulator.injected.map(\.turn))
      var other = try Simulator(simulator.scenario, seed: simulator.seed)
      try other.follow(record)
      other.run()
      #expect(difference(other, simulator) == "", "seed \(seed)")
      choiceCount += record.choices.count
      injectedCount += record.injections.count
    }
    #expect(choiceCount > 0 && injectedCount > 0)
  }

  /// Where two runs differ, in words; empty if they are the same.
  private func difference(_ a: Simulator, _ b: Simulator) -> String {
    guard let index = a.history.firstDifference(from: b.history) else { return "" }
    return "#\(index + 1): \(line(a, index)) / \(line(b, index))"
  }

  private func line(_ simulator: Simulator, _ index: Int) -> String {
    let lines = simulator.text.split(separator: 0x0A)
    return index + 1 < lines.count ? String(decoding: lines[index + 1], as: UTF8.self) : "the end"
  }

  /// A run to which a user does what the scenario had planned, at moments of the user's own.
  private func played(_ scenario: Scenario, _ seed: UInt64) throws -> Simulator {
    var scenario = scenario
    var stimuli = scenario.actions.map(\.stimulus)
    scenario.actions = Array(scenario.actions.prefix(3))
    var random = RandomNumbers(seed: seed)
    var simulator = try Simulator(scenario)
    while simulator.extend() || !stimuli.isEmpty, simulator.history.count < 50_000 {
      if !stimuli.isEmpty, random.below(3) == 0 { try simulator.inject(stimuli.removeFirst()) }
    }
    return simulator
  }

  @Test func `a branch changes one choice and nothing before it`() throws {
    var taken = 0
    for seed in 1...30 as ClosedRange<UInt64> {
      let simulator = try played(scenario(seed), seed)
      for choice in simulator.record.choices.prefix(40) {
        guard let branch = otherOutcome(choice) else { continue }
        let other = try again(simulator, branch: branch)
        guard case .taken(let index, let usual) = other.branchOutcome else { continue }
        #expect(index == choice.index && usual == choice.value)
        #expect(simulator.history.firstDifference(from: other.history) == index)
        #expect(try again(other).text == other.text, "seed \(seed) \(branch)")
        taken += 1
        break
      }
    }
    #expect(taken > 0)
  }

  private func otherOutcome(_ choice: RecordedChoice) -> Branch? {
    guard case .word(let word) = choice.value,
      let other = choice.point.outcomes.first(where: { $0 != word })
    else { return nil }
    return Branch(at: choice.index, choice.point, .word(other))
  }

  @Test func `behind a branch the run goes on as recorded while that is possible`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP2: after }
      do: [{ at: 1us, write: 60, times: 8, every: 1ms }]
      """)
    let first = try #require(run.simulator.record.choices.first { $0.point == .finishInside })
    let value =
      first.value == .word(Word.Outcome.success) ? Word.Outcome.pending : Word.Outcome.success
    let other = try again(
      run.simulator, branch: Branch(at: first.index, .finishInside, .word(value)))
    let answers = { (simulator: Simulator) in
      simulator.record.choices.filter { $0.point == .finishInside }.map(\.value)
    }
    #expect(answers(other).dropFirst() == answers(run.simulator).dropFirst())
    #expect(answers(other).first == .word(value))
  }

  @Test func `a decision of the model can come out differently too`() throws {
    let run = try Run(
      "stack: [app, packet, ne2000]\ndo: [{ at: 1us, write: 60 }, { at: 1ms, write: 60 }]")
    let other = try again(
      run.simulator, branch: Branch(at: 30, .allocation, .word(Word.Outcome.no)))
    guard case .taken(let index, _) = other.branchOutcome else {
      Issue.record("\(String(describing: other.branchOutcome))")
      return
    }
    #expect(index >= 30 && run.simulator.history.firstDifference(from: other.history) == index)
    #expect(try again(other).text == other.text)
  }

  @Test func `a branch that cannot be taken says why`() throws {
    let run = try Run("stack: [app, packet, ne2000]\ndo: [{ at: 1us, filter: [] }]")
    let failure = Word.Outcome.failure
    let impossible = Branch(at: 0, .finishInside, .word(failure))
    let other = try again(run.simulator, branch: impossible)
    #expect(
      impossible.failure(other.branchOutcome, other.history)
        .hasSuffix("CP1 can only be success or pending"))
    let late = Branch(at: run.history.count, .finishInside, .word(failure))
    let end = try again(run.simulator, branch: late)
    #expect(late.failure(end.branchOutcome, end.history).contains("is not asked behind"))
  }

  @Test(arguments: [
    Stimulus.write(app: "app", bytes: 60), .writeArray(app: "app", count: 2, bytes: 60),
    .read(app: "app2", bytes: 1), .cancel(app: "app"), .close(app: "app"),
    .frame(nic: "card2", FrameRecipe(bytes: 60)),
    .frame(nic: "card", FrameRecipe(bytes: 99, destination: .multicast, isIntact: false)),
    .unbind(protocolDriver: "p"), .unload(protocolDriver: "p"), .pause(miniport: "m"),
    .filterSend(filter: "f", bytes: 60), .filterReceive(filter: "f2", bytes: 99),
    .restart(miniport: "m"), .insert(filter: "f"), .remove(filter: "f"),
    .setFilter(app: "app", filter: ["DIRECTED", "BROADCAST"]), .setFilter(app: "app", filter: []),
    .select(socket: "socket", nanoseconds: 5_000),
  ])
  func `the words of a stimulus mean that stimulus`(stimulus: Stimulus) throws {
    #expect(try ScenarioFile.stimulus(stimulus.description) == stimulus)
  }
}

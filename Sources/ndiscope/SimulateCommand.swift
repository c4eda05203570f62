import ArgumentParser
import Events
import Glibc
import Interchange
import Replay
import Simulation
import Traces
import Verification

/// `ndiscope simulate`: from a scenario to a trace.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run a scenario, write its trace, and check what it expects.",
    discussion: """
      The trace goes to the output, or to FILE with -o; on a terminal without -o nothing but the \
      result is shown. The same scenario, seed and choices give the same bytes.

      With --frames, the frames of a capture (pcap, pcapng; Ethernet) arrive on the simulated cable \
      at their recorded times; the scenario's own traffic and expectations are then off, and what \
      became of every frame is counted.

      With --from, a trace is run again: its scenario, seed, choices and what was done to it. With \
      --choose, the first resolution of a choice point behind --at comes out differently; what \
      follows goes on as recorded while that is possible, then by the seed. The new trace names the \
      old one. A trace that heard a capture needs it again with --frames.
      """)

  @Argument(help: "The id of a scenario that ships, or a .yaml file.")
  var scenario: String?

  @Option(help: "A trace that is run again instead of a scenario.")
  var from: String?

  @Option(
    parsing: .unconditional,
    help: "Where a branch leaves that trace: \(PlaceInTime.spelling).")
  var at: String?

  @Option(help: "What comes out differently there, such as CP2=nested.")
  var choose: String?

  @Flag(name: .customLong("free"), help: "Leave every choice of the scenario to the seed.")
  var hasFreeChoices = false

  @Option(
    parsing: .unconditional, help: "The seed for everything that the scenario leaves to chance.",
    transform: SeedArgument.parse)
  var seed: UInt64?

  @Option(name: [.short, .long], help: "The file to write the trace to; - is the output.")
  var output: String?

  @Option(help: "A capture whose frames arrive on the cable.")
  var frames: String?

  @Flag(help: "Keep gaps of more than a second between captured frames, in the first hour.")
  var realTime = false

  func validate() throws {
    if realTime, frames == nil { throw ValidationError("--real-time needs --frames FILE") }
    guard (scenario == nil) != (from == nil) else {
      throw ValidationError(
        scenario == nil
          ? "give a scenario, or --from TRACE" : "give a scenario or --from TRACE, not both")
    }
    if from != nil, seed != nil || realTime || hasFreeChoices {
      throw ValidationError(
        "a trace has its seed, its times and its choices: leave --seed, --real-time and --free away"
      )
    }
    guard (at == nil) == (choose == nil), from != nil || at == nil else {
      throw ValidationError("a branch needs --from TRACE --at PLACE --choose CP2=nested")
    }
  }

  func run() throws {
    if let from { return try runAgain(try RecordedRun(path: from, frames: frames)) }
    let (written, path) = try Material.scenario(scenario ?? "")
    let scenario = hasFreeChoices ? written.withFreeChoices : written
    if let frames {
      try play(try CapturedFrames(path: frames, isRealTime: realTime), scenario, path)
    } else {
      try simulate(scenario, path)
    }
  }

  // MARK: - The scenario's own traffic

  private func simulate(_ scenario: Scenario, _ path: String) throws {
    var simulator = try Simulator(scenario, of: path, seed: seed)
    guard !scenario.expectations.isEmpty else {
      return try simulate(expectingNothing: &simulator)
    }
    simulator.run(eventCountMax: Recording.eventCountMax)
    try write(simulator)
    let checker = ExpectationChecker(
      Timeline(simulator.history), isCut: !simulator.isFinished)
    let results = checker.check(scenario.expectations)
    let failures = results.filter { !$0.isMet }
    for failure in failures {
      let sentence = "expected \(failure.claim), but \(failure.disappointment?.sentence ?? "")"
      StandardError.write(located(sentence, path, failure.expectation.position) + "\n")
    }
    let met = "\(results.count - failures.count) of \(results.count) expectations met"
    StandardError.write("\(scenario.id): \(simulator.history.count) events, \(met)\n")
    tellIfCut(simulator, Recording.eventCountMax)
    if !failures.isEmpty { throw ExitStatus.unmet }
  }

  /// Writes the whole trace of a run that has ended.
  private func write(_ simulator: Simulator) throws {
    let header = header(simulator)
    try TraceSink.open(output) { sink in
      try sink.write(Trace(header: header, history: simulator.history))
    }
  }

  private func header(_ simulator: Simulator, _ capture: CapturedFrames? = nil) -> TraceHeader {
    TraceHeader(
      simulator.scenario, seed: simulator.seed, model: Simulator.modelVersion,
      lexicon: simulator.history.lexicon, hasFreeChoices: hasFreeChoices, frames: capture?.mark)
  }

  /// Runs what expects nothing.
  private func simulate(expectingNothing simulator: inout Simulator) throws {
    let header = header(simulator)
    try stream(&simulator, header, eventCountMax: SimulateCommand.streamedCountMax)
    StandardError.write(
      "\(simulator.scenario.id): \(simulator.history.count) events, 0 of 0 expectations met\n")
    tellIfCut(simulator, SimulateCommand.streamedCountMax)
  }

  /// Says that a run would have gone on behind the events that it has at most.
  private func tellIfCut(_ simulator: Simulator, _ eventCountMax: Int) {
    guard !simulator.isFinished else { return }
    StandardError.write(
      "\(simulator.scenario.id): cut at \(eventCountMax) events; what comes behind them was not "
        + "checked\n")
  }

  /// Runs to the end, and writes the trace while it is made, so that its length does not matter; `look` sees every chunk.
  private func stream(
    _ simulator: inout Simulator, _ header: TraceHeader, eventCountMax: Int = .max,
    look: (Chunk) -> Void = { _ in }
  ) throws {
    try TraceSink.open(output) { sink in
      try sink.write(header)
      let stream = TraceStream(simulator.history.lexicon, into: sink)
      while simulator.runToFullChunk(eventCountMax: eventCountMax) {
        stream.drain(&simulator, look: look)
      }
      stream.finish(simulator, look: look)
    }
  }

  /// How many events a run has at most whose trace is written while it is made: a scenario without an end must not
  /// fill the disk.
  private static let streamedCountMax = 200_000_000

  // MARK: - A trace that is run again

  private func runAgain(_ recorded: RecordedRun) throws {
    if let at, let choose {
      let timeline = Timeline(recorded.trace.history)
      let position = try RecordingOptions.position(at, in: timeline)
      return try takeBranch(try Branch(choose, at: position), of: recorded)
    }
    var simulator = try recorded.simulator()
    let history = recorded.trace.history
    simulator.run(eventCountMax: history.isComplete ? Recording.eventCountMax : history.count)
    try recorded.check(simulator.history, before: .max)
    let count = simulator.history.count
    guard count == history.count else {
      throw Refusal(
        "\(recorded.path): it has \(history.count) events, now there are \(count)", .unmet)
    }
    var trace = recorded.trace
    trace.history = simulator.history
    try TraceSink.open(output) { sink in try sink.write(trace) }
    StandardError.write("\(recorded.path): \(count) events, the same as recorded\n")
  }

  private func takeBranch(_ branch: Branch, of recorded: RecordedRun) throws {
    var simulator = try recorded.simulator(branch: branch)
    simulator.run(eventCountMax: Recording.eventCountMax)
    let index = try recorded.index(of: branch, in: simulator)
    try recorded.check(simulator.history, before: index)
    let trace = Trace(
      header: recorded.header(simulator, branch, at: index), history: simulator.history)
    try TraceSink.open(output) { sink in try sink.write(trace) }
    let sequence = simulator.history.sequence(of: index)
    StandardError.write(
      "\(recorded.scenario.id): another branch from #\(sequence) on, "
        + "\(simulator.history.count) events; it had \(recorded.trace.history.count)\n")
    tellIfCut(simulator, Recording.eventCountMax)
  }

  // MARK: - Captured frames

  /// Plays a capture, and counts what became of its frames.
  private func play(_ capture: CapturedFrames, _ scenario: Scenario, _ path: String) throws {
    for remark in capture.remarks { StandardError.write(remark + "\n") }
    var simulator = try Simulator(scenario, of: path, seed: seed, capture: capture)
    var census = FrameCensus()
    let header = header(simulator, capture)
    try stream(&simulator, header) { census.count($0) }
    StandardOutput.write(
      result: census.summary(simulator.history.lexicon), hasTrace: output == nil || output == "-")
    guard census.isConserved else { throw ExitStatus.unmet }
    if capture.isDamaged { throw ExitStatus.unreadable }
  }
}

extension StandardOutput {
  /// Puts the result of a command, unless the output holds a trace: then it goes beside it.
  fileprivate static func write(result: String, hasTrace: Bool) {
    if hasTrace, isatty(STDOUT_FILENO) == 0 {
      StandardError.write(result + "\n")
    } else {
      write(result + "\n")
    }
  }
}

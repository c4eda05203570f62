import Events
import Explorer
import Glibc
import Replay
import Simulation
import Synchronization
import Traces
import Verification

/// Runs scenarios with many seeds, on all processors, and looks for the first run that breaks an invariant.
struct SeedRun {
  private let scenarios: [Subject]
  /// How many runs there are in all.
  let runCount: Int

  /// A scenario, with what people call it, and what is asked about its runs.
  struct Subject: Sendable {
    let name: String
    let scenario: Scenario
    fileprivate var asserted: [Query] = []
    fileprivate var never: [Query] = []
  }

  /// The first run that broke something.
  struct Failure: Sendable {
    let run: Int
    let name: String
    let seed: UInt64
    let sentence: String
    /// The sequence number of the event; 0 if there is none.
    let sequence: Int

    /// The command that shows it.
    var command: String {
      "ndiscope explore \(ShellWord.quoted(name)) --seed \(seed) --free"
        + (sequence > 0 ? " --at \(sequence)" : "")
    }
  }

  /// What became of all runs.
  struct Result: Sendable {
    var runCount = 0
    var eventCount = 0
    /// How many runs were not over behind the events that a run has at most.
    var cutCount = 0
    var failure: Failure?
  }

  /// What became of one run.
  fileprivate struct Outcome {
    let eventCount: Int
    /// Whether it would have gone on.
    let isCut: Bool
    let failure: Failure?
  }

  /// How many events one run has at most.
  static let eventCountMax = 200_000

  /// Runs of the scenarios that an argument names: each of them with so many seeds, all with the first one before the next.
  ///
  /// - Throws: ``Refusal`` if one of them cannot be built, or has nothing that a query asks about.
  init(_ argument: String, seedCount: Int, asserted: [String], never: [String]) throws(Refusal) {
    var subjects: [Subject] = []
    for subject in try Subject.all(argument) {
      subjects.append(try subject.asked(asserted, never))
    }
    scenarios = subjects
    let (count, isTooLarge) = seedCount.multipliedReportingOverflow(by: subjects.count)
    runCount = isTooLarge ? .max : count
  }

  /// How many scenarios there are.
  var scenarioCount: Int { scenarios.count }

  /// Makes all runs; `report` is told now and then how many are done.
  ///
  /// - Throws: ``Refusal`` of the first run whose scenario cannot be built with its seed.
  func result(report: (Int) -> Void) throws(Refusal) -> Result {
    let shared = SharedRuns(runCount)
    let workerCount = Crew.processorCount
    for _ in 0..<workerCount { Beside.start { work(shared) } }
    while shared.endedCount < workerCount {
      usleep(50_000)
      report(shared.result.runCount)
    }
    if let refusal = shared.refusal { throw refusal }
    return shared.result
  }

  private func work(_ shared: SharedRuns) {
    while let run = shared.next() {
      let subject = scenarios[run % scenarios.count]
      do throws(Refusal) {
        shared.add(try subject.run(run, seed: UInt64(run / scenarios.count + 1)))
      } catch {
        shared.refuse(run, error)
      }
    }
    shared.end()
  }
}

// MARK: - One run

extension SeedRun.Subject {
  /// The subject with queries that have a meaning in its stack.
  fileprivate func asked(
    _ asserted: [String], _ never: [String]
  ) throws(Refusal) -> SeedRun.Subject {
    let timeline = Timeline(try simulator(seed: 1).history)
    var subject = self
    guard !asserted.isEmpty || !never.isEmpty else { return subject }
    let words = try UserRules.load()
    for text in asserted { subject.asserted.append(try Query.argument(text, timeline, words)) }
    for text in never { subject.never.append(try Query.argument(text, timeline, words)) }
    return subject
  }

  private func simulator(seed: UInt64) throws(Refusal) -> Simulator {
    try Simulator(scenario, of: name, seed: seed)
  }

  fileprivate func run(_ number: Int, seed: UInt64) throws(Refusal) -> SeedRun.Outcome {
    var simulator = try simulator(seed: seed)
    simulator.run(eventCountMax: SeedRun.eventCountMax)
    let timeline = Timeline(simulator.history)
    let failure = fault(simulator, timeline).map { sentence, sequence in
      SeedRun.Failure(run: number, name: name, seed: seed, sentence: sentence, sequence: sequence)
    }
    return SeedRun.Outcome(
      eventCount: timeline.count, isCut: !simulator.isFinished, failure: failure)
  }

  /// What is wrong with a run, and where.
  private func fault(
    _ simulator: Simulator, _ timeline: Timeline
  ) -> (sentence: String, sequence: Int)? {
    let history = timeline.history
    let broken = Judgement(timeline, .everything).findings.filter { $0.severity > .info }
    // Where a rule is broken that is listed, nothing adds up any more: that is what the scenario shows.
    let isAsListed = broken.contains(where: isListed)
    let breach = isAsListed ? nil : Invariants(timeline).firstBreach
    if let finding = broken.first(where: { !isListed($0) }), finding.index <= breach?.index ?? .max
    {
      return ("\(finding.rule): \(finding.sentence)", history.sequence(of: finding.index))
    }
    if let breach { return (breach.fault.sentence, history.sequence(of: breach.index)) }
    if simulator.isHalted, !isAsListed {
      return (SeedRun.Failure.waitsForEver, history.sequence(of: history.count - 1))
    }
    for query in never {
      guard let index = timeline.search(for: query).firstIndex() else { continue }
      return (SeedRun.Failure.holds(query), history.sequence(of: index))
    }
    for query in asserted where timeline.search(for: query).firstIndex() == nil {
      return (SeedRun.Failure.holdsNowhere(query), 0)
    }
    return nil
  }
}

extension SeedRun.Subject {
  /// Whether the scenario says that a rule is broken.
  private func isListed(_ finding: RuleFinding) -> Bool {
    scenario.expectations.contains { $0.brokenRules.contains(finding.rule) }
  }
}

extension SeedRun.Failure {
  fileprivate static let waitsForEver = "a thread waits for ever"
  fileprivate static func holds(_ query: Query) -> String { "never: \(query.text): it holds here" }
  fileprivate static func holdsNowhere(_ query: Query) -> String {
    "assert: \(query.text): it holds for no event"
  }
}

// MARK: - Scenarios

extension SeedRun.Subject {
  /// The scenarios that an argument names: a folder of `.yaml` files, a topic that ships, or one scenario.
  static func all(_ argument: String) throws(Refusal) -> [SeedRun.Subject] {
    let path = argument.hasSuffix("/") ? String(argument.dropLast()) : argument
    let topic = path.hasPrefix("traces/") ? String(path.dropFirst(7)) : path
    let shipped = ShippedScenario.all.filter { $0.topic == topic }
    guard shipped.isEmpty else {
      var subjects: [SeedRun.Subject] = []
      for scenario in shipped {
        subjects.append(
          SeedRun.Subject(name: scenario.id, scenario: try scenario.scenario.withFreeChoices))
      }
      return subjects
    }
    let files = FileNames.paths(in: argument, endingIn: [".yaml"])
    guard files.isEmpty else {
      var subjects: [SeedRun.Subject] = []
      for file in files { subjects.append(try subject(file)) }
      return subjects
    }
    let isShipped = ShippedScenario.all.contains { $0.isNamed(argument) }
    guard isShipped || !Folders.isFolder(argument) else {
      throw Refusal("\(argument): no file ending in .yaml lies in this folder", .usage)
    }
    return [try subject(argument)]
  }

  private static func subject(_ argument: String) throws(Refusal) -> SeedRun.Subject {
    let (scenario, _) = try Material.scenario(argument)
    return SeedRun.Subject(name: argument, scenario: scenario.withFreeChoices)
  }
}

/// What all workers see.
private final class SharedRuns: Sendable {
  private struct Content {
    var next = 0
    var endedCount = 0
    var result = SeedRun.Result()
    /// The first run that could not be made, and why.
    var refused: (run: Int, reason: Refusal)?
  }

  private let runCount: Int
  private let content = Mutex(Content())

  init(_ runCount: Int) { self.runCount = runCount }

  var result: SeedRun.Result { content.withLock { $0.result } }
  var endedCount: Int { content.withLock { $0.endedCount } }

  /// Why a run cannot be made, unless an earlier one broke something: the same, whichever worker was the fastest.
  var refusal: Refusal? {
    content.withLock { content in
      guard let refused = content.refused else { return nil }
      let broken = content.result.failure?.run ?? .max
      return refused.run <= broken ? refused.reason : nil
    }
  }

  /// The number of the next run; `nil` when all are made, or all before one that failed.
  func next() -> Int? {
    content.withLock { content in
      guard content.next < runCount, content.result.failure == nil, content.refused == nil
      else { return nil }
      defer { content.next += 1 }
      return content.next
    }
  }

  func add(_ outcome: SeedRun.Outcome) {
    content.withLock { content in
      content.result.runCount += 1
      content.result.eventCount += outcome.eventCount
      content.result.cutCount += outcome.isCut ? 1 : 0
      guard let failure = outcome.failure else { return }
      guard let earlier = content.result.failure, earlier.run < failure.run else {
        return content.result.failure = failure
      }
    }
  }

  /// A run that cannot be made ends all of them.
  func refuse(_ run: Int, _ reason: Refusal) {
    content.withLock { content in
      if let earlier = content.refused, earlier.run < run { return }
      content.refused = (run, reason)
    }
  }

  func end() { content.withLock { $0.endedCount += 1 } }
}

import Events
import Glibc
import Replay
import Simulation
import Synchronization
import Traces
import Verification

/// Runs scenarios with many seeds, on all processors, and looks for the first run that breaks an invariant.
struct SeedRun {
  private let scenarios: [Subject]
  private let runCount: Int
  private let asserted: [String]
  private let never: [String]

  /// A scenario, with what people call it.
  struct Subject: Sendable {
    let name: String
    let scenario: Scenario
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
      "ndiscope explore \(name) --seed \(seed) --free" + (sequence > 0 ? " --at \(sequence)" : "")
    }
  }

  /// What became of all runs.
  struct Result: Sendable {
    var runCount = 0
    var eventCount = 0
    var failure: Failure?
  }

  /// How many events one run has at most.
  private static let eventCountMax = 200_000

  /// So many runs of the scenarios that an argument names, in turn, each with the next seed.
  init(_ argument: String, runCount: Int, asserted: [String], never: [String]) throws(Refusal) {
    scenarios = try Subject.all(argument)
    self.runCount = runCount
    self.asserted = asserted
    self.never = never
  }

  /// How many scenarios there are.
  var scenarioCount: Int { scenarios.count }

  /// Makes all runs; `report` is told now and then how many are done.
  func result(report: (Int) -> Void) -> Result {
    let shared = SharedRuns(runCount)
    let workerCount = max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1)
    for _ in 0..<workerCount { Task.detached { work(shared) } }
    while shared.endedCount < workerCount {
      usleep(50_000)
      report(shared.result.runCount)
    }
    return shared.result
  }

  private func work(_ shared: SharedRuns) {
    while let run = shared.next() {
      let subject = scenarios[run % scenarios.count]
      let (eventCount, failure) = self.run(run, subject, seed: UInt64(run / scenarios.count + 1))
      shared.add(eventCount, failure)
    }
    shared.end()
  }

  // MARK: - One run

  private func run(_ number: Int, _ subject: Subject, seed: UInt64) -> (Int, Failure?) {
    do {
      var simulator = try Simulator(subject.scenario, seed: seed)
      simulator.run(eventCountMax: SeedRun.eventCountMax)
      let timeline = Timeline(simulator.history)
      let found = try fault(simulator, timeline)
      return (
        timeline.count,
        found.map { sentence, sequence in
          Failure(
            run: number, name: subject.name, seed: seed, sentence: sentence, sequence: sequence)
        }
      )
    } catch {
      let sentence = (error as? SimulationError)?.sentence ?? (error as? QueryError)?.sentence ?? ""
      let failure = Failure(
        run: number, name: subject.name, seed: seed, sentence: sentence, sequence: 0)
      return (0, failure)
    }
  }

  /// What is wrong with a run, and where.
  private func fault(
    _ simulator: Simulator, _ timeline: Timeline
  ) throws -> (sentence: String, sequence: Int)? {
    let history = timeline.history
    if let breach = Invariants(timeline).firstBreach {
      return (breach.fault.sentence, history.sequence(of: breach.index))
    }
    if simulator.isHalted {
      return ("a thread waits for ever", history.sequence(of: history.count - 1))
    }
    for text in never {
      let query = try Query(text, in: history.lexicon)
      guard let index = timeline.search(for: query).firstIndex() else { continue }
      return ("never: \(text): it holds here", history.sequence(of: index))
    }
    for text in asserted {
      let query = try Query(text, in: history.lexicon)
      guard timeline.search(for: query).firstIndex() == nil else { continue }
      return ("assert: \(text): it holds for no event", 0)
    }
    return nil
  }
}

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
    let files = yamlFiles(in: argument)
    guard files.isEmpty else {
      var subjects: [SeedRun.Subject] = []
      for file in files { subjects.append(try subject(file)) }
      return subjects
    }
    return [try subject(argument)]
  }

  private static func subject(_ argument: String) throws(Refusal) -> SeedRun.Subject {
    let (scenario, _) = try Material.scenario(argument)
    return SeedRun.Subject(name: argument, scenario: scenario.withFreeChoices)
  }

  /// The scenario files of a folder, without those below it, in the order of their names.
  private static func yamlFiles(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".yaml") {
        names.append(folder + (folder.hasSuffix("/") ? "" : "/") + name)
      }
    }
    return names.sorted()
  }
}

/// What all workers see.
private final class SharedRuns: Sendable {
  private struct Content {
    var next = 0
    var endedCount = 0
    var result = SeedRun.Result()
  }

  private let runCount: Int
  private let content = Mutex(Content())

  init(_ runCount: Int) { self.runCount = runCount }

  var result: SeedRun.Result { content.withLock { $0.result } }
  var endedCount: Int { content.withLock { $0.endedCount } }

  /// The number of the next run; `nil` when all are made, or all before one that failed.
  func next() -> Int? {
    content.withLock { content in
      guard content.next < runCount, content.result.failure == nil else { return nil }
      defer { content.next += 1 }
      return content.next
    }
  }

  func add(_ eventCount: Int, _ failure: SeedRun.Failure?) {
    content.withLock { content in
      content.result.runCount += 1
      content.result.eventCount += eventCount
      guard let failure else { return }
      guard let earlier = content.result.failure, earlier.run < failure.run else {
        return content.result.failure = failure
      }
    }
  }

  func end() { content.withLock { $0.endedCount += 1 } }
}

import ArgumentParser
import Events
import Glibc
import Replay
import Terminal
import Traces
import Verification

/// `ndiscope check`: which rules a recording breaks, and whether queries hold somewhere in it, or nowhere.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that the rules of NDIS are kept, or that queries hold.",
    discussion: """
      Without options every rule of `ndiscope list rules` is held against the run. A finding names \
      the rule, the guilty event, what led to it, and the command that opens it; `ndiscope explain \
      R02` tells all about a rule. A rule that needs to know what a trace does not tell is named as \
      not judged, or as judged only in part. The exit status is 1 if a finding is a warning or an error, or if a bug check stops \
      the machine and no finding says why. With --expected it is 0 exactly when the scenario lists \
      under `findings:` what is found.

      With --assert and --never only queries are checked, or the rules too with --rules. The exit \
      status is 1 when a query after --assert holds for no event, or one after --never holds for any. \
      Both may be given several times. docs/query-language.md is the manual of queries.

      --format json is for programs, sarif for those that show findings in a text, junit for those \
      that collect tests.

      With --seeds, FILE is a scenario, a topic such as 01-protocol, or a folder of scenarios. Each of them is \
      run with so many seeds, which decide every choice. Every run must keep the rules, but for those \
      that the scenario lists, and, as far as none of these is broken, the invariants: nothing \
      disappears, no counter and no reference falls below zero, a binding that goes leaves nothing \
      behind, and a driver that pauses holds nothing. The first run that does not is named with the \
      command that opens it.
      """)

  @OptionGroup var options: RecordingOptions

  @Option(name: .customLong("assert"), help: "A query that must hold for at least one event.")
  var asserted: [String] = []

  @Option(help: "A query that must hold for no event.")
  var never: [String] = []

  @Flag(name: .customLong("rules"), help: "Check the rules beside queries as well.")
  var hasRules = false

  @Flag(name: .customLong("expected"), help: "Find what the scenario expects, no more, no less.")
  var isExpected = false

  @Option(parsing: .unconditional, help: "How many seeds to run each scenario with.")
  var seeds: Int?

  @Option(help: "How to say it: \(CheckFormat.spelling).")
  var format = CheckFormat.text

  func validate() throws {
    guard let seeds else { return }
    if seeds < 1 { throw ValidationError("--seeds takes a number from 1") }
    if isExpected || hasRules {
      throw ValidationError("--seeds holds the rules anyway: leave --rules and --expected away")
    }
    if format == .sarif || format == .junit {
      throw ValidationError("--seeds says its result as text or json")
    }
  }

  func run() throws {
    if let seeds { return try runSeeds(seeds) }
    let recording = try options.load()
    let timeline = recording.timeline
    let words = try UserRules.load()
    let wanted = try asserted.map { try Query.argument($0, recording, words) }
    let unwanted = try never.map { try Query.argument($0, recording, words) }
    let results =
      wanted.map { QueryResult($0, timeline, isWanted: true) }
      + unwanted.map { QueryResult($0, timeline, isWanted: false) }
    let verdict = hasRules || isExpected || results.isEmpty ? verdict(on: recording) : nil
    let report = CheckReport(
      file: options.file, recording: recording, results: results, verdict: verdict)
    switch format {
    case .text: StandardOutput.write(lines: report.lines, tier: .forText(options.ascii))
    case .json: StandardOutput.write(report.document.description + "\n")
    case .sarif: StandardOutput.write(report.sarif.description + "\n")
    case .junit: StandardOutput.write(report.junit)
    }
    if recording.isDamaged { throw ExitStatus.unreadable }
    guard report.isMet else { throw ExitStatus.unmet }
  }

  private func verdict(on recording: Recording) -> RuleVerdict {
    let testimony = Testimony(
      of: recording.timeline.history, isSimulated: recording.isSimulated)
    return RuleVerdict(
      recording.timeline, testimony,
      expected: isExpected ? recording.expectations.flatMap(\.brokenRules) : nil)
  }

  // MARK: - Seeds

  private func runSeeds(_ count: Int) throws {
    let run = try SeedRun(options.file, seedCount: count, asserted: asserted, never: never)
    let isWatched = isatty(STDERR_FILENO) == 1
    let result = try run.result { done in
      if isWatched { StandardError.show(progress: "\(done) of \(run.runCount) runs") }
    }
    if isWatched { StandardError.show(progress: "") }
    switch format {
    case .text:
      StandardOutput.write(lines: run.lines(result), tier: .forText(options.ascii))
    case .json, .sarif, .junit:
      StandardOutput.write(run.document(result).description + "\n")
    }
    if result.failure != nil { throw ExitStatus.unmet }
  }
}

extension SeedRun {
  /// For people.
  fileprivate func lines(_ result: Result) -> [String] {
    let scenarios = scenarioCount == 1 ? "1 scenario" : "\(scenarioCount) scenarios"
    let made = "\(result.runCount) runs of \(scenarios), \(result.eventCount) events"
    guard let failure = result.failure else {
      return ["ok   \(made): every rule and every invariant holds"] + cut(result)
    }
    let place = failure.sequence > 0 ? " #\(failure.sequence)" : ""
    return ["FAIL \(made)"] + cut(result) + [
      "     \(failure.name), seed \(failure.seed)\(place): \(failure.sentence)",
      "     \(failure.command)",
    ]
  }

  /// What is not known because runs were not over.
  private func cut(_ result: Result) -> [String] {
    guard result.cutCount > 0 else { return [] }
    let runs = result.cutCount == 1 ? "1 run" : "\(result.cutCount) runs"
    return [
      "     \(runs) cut at \(SeedRun.eventCountMax) events; what comes behind them was not checked"
    ]
  }

  /// For programs.
  fileprivate func document(_ result: Result) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("scenarios", .integer(scenarioCount)), .init("runs", .integer(result.runCount)),
      .init("events", .integer(result.eventCount)), .init("cut", .integer(result.cutCount)),
      .init("ok", .boolean(result.failure == nil)),
    ]
    guard let failure = result.failure else { return .object(members) }
    members.append(
      .init(
        "failure",
        .object([
          .init("scenario", .string(failure.name)), .init("seed", .string(String(failure.seed))),
          .init("at", .integer(failure.sequence)), .init("what", .string(failure.sentence)),
          .init("open", .string(failure.command)),
        ])))
    return .object(members)
  }
}

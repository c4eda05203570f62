import ArgumentParser
import Events
import Glibc
import Replay
import Terminal
import Traces

/// `ndiscope check`: whether queries hold somewhere in a recording, or nowhere.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check that queries hold for some event, or for none.",
    discussion: """
      The exit status is 1 when a query after --assert holds for no event, or one after --never \
      holds for any. Both may be given several times. docs/query-language.md is the manual of \
      queries.

      With --seeds, FILE is a scenario, a topic such as 01-protocol, or a folder of scenarios. They are run in \
      turn with so many seeds, which decide every choice, and every run must keep the invariants: \
      nothing disappears, no counter and no reference falls below zero, a binding that goes leaves \
      nothing behind, and a driver that pauses holds nothing. The first run that does not is named \
      with the command that opens it.
      """)

  @OptionGroup var options: RecordingOptions

  @Option(name: .customLong("assert"), help: "A query that must hold for at least one event.")
  var asserted: [String] = []

  @Option(help: "A query that must hold for no event.")
  var never: [String] = []

  @Option(help: "How many seeds to run scenarios with.")
  var seeds: Int?

  @Option(help: "How to say it: \(ResultFormat.spelling).")
  var format = ResultFormat.text

  func validate() throws {
    if let seeds, seeds < 1 { throw ValidationError("--seeds takes a number from 1") }
    guard asserted.isEmpty, never.isEmpty, seeds == nil else { return }
    throw ValidationError(
      "there is nothing to check: give --assert QUERY, --never QUERY, or --seeds COUNT")
  }

  func run() throws {
    if let seeds { return try runSeeds(seeds) }
    let recording = try options.load()
    let timeline = recording.timeline
    let words = try UserRules.load()
    let wanted = try asserted.map { try Query.argument($0, timeline, words) }
    let unwanted = try never.map { try Query.argument($0, timeline, words) }
    let results =
      wanted.map { CheckResult($0, timeline, isWanted: true) }
      + unwanted.map { CheckResult($0, timeline, isWanted: false) }
    let areMet = results.allSatisfy(\.isMet)
    switch format {
    case .text:
      StandardOutput.write(lines: results.map(\.line), tier: .forText(options.ascii))
    case .json:
      StandardOutput.write(
        JSONValue.object([
          .init("file", .string(options.file)), .init("events", .integer(timeline.count)),
          .init("damaged", .boolean(recording.isDamaged)), .init("ok", .boolean(areMet)),
          .init("checks", .array(results.map(\.document))),
        ]).description + "\n")
    }
    if recording.isDamaged { throw Status.unreadable }
    guard areMet else { throw Status.unmet }
  }

  // MARK: - Seeds

  private func runSeeds(_ count: Int) throws {
    let run = try SeedRun(options.file, runCount: count, asserted: asserted, never: never)
    let isWatched = isatty(STDERR_FILENO) == 1
    let result = try run.result { done in
      if isWatched { StandardError.write("\r\(done) of \(count) runs ") }
    }
    if isWatched { StandardError.write("\r") }
    switch format {
    case .text:
      StandardOutput.write(lines: run.lines(result), tier: .forText(options.ascii))
    case .json: StandardOutput.write(run.document(result).description + "\n")
    }
    if result.failure != nil { throw Status.unmet }
  }
}

extension SeedRun {
  /// For people.
  fileprivate func lines(_ result: Result) -> [String] {
    let scenarios = scenarioCount == 1 ? "1 scenario" : "\(scenarioCount) scenarios"
    let made = "\(result.runCount) runs of \(scenarios), \(result.eventCount) events"
    guard let failure = result.failure else { return ["ok   \(made): every invariant holds"] }
    let place = failure.sequence > 0 ? " #\(failure.sequence)" : ""
    return [
      "FAIL \(made)", "     \(failure.name), seed \(failure.seed)\(place): \(failure.sentence)",
      "     \(failure.command)",
    ]
  }

  /// For programs.
  fileprivate func document(_ result: Result) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("scenarios", .integer(scenarioCount)), .init("runs", .integer(result.runCount)),
      .init("events", .integer(result.eventCount)), .init("ok", .boolean(result.failure == nil)),
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

/// How a result is said.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people, a line a result.
  case text
  /// For programs, one object.
  case json

  static let spelling = allCases.map(\.rawValue).joined(separator: ", ")
}

/// What became of one query.
private struct CheckResult {
  private let query: String
  private let isWanted: Bool
  /// The sequence numbers of the events that it holds for.
  private let found: [Int]

  var isMet: Bool { found.isEmpty != isWanted }

  init(_ query: Query, _ timeline: Timeline, isWanted: Bool) {
    self.query = query.text
    self.isWanted = isWanted
    found = timeline.matches(query).map(timeline.history.sequence)
  }

  private var kind: String { isWanted ? "assert" : "never" }

  /// For people.
  var line: String {
    let events = found.count == 1 ? "1 event" : "\(found.count) events"
    let count = found.first.map { "\(events), the first is #\($0)" } ?? "no event"
    return "\(isMet ? "ok  " : "FAIL") \(kind): \(query): \(count)"
  }

  /// For programs; the list of events has an end, the count has not.
  var document: JSONValue {
    .object([
      .init("kind", .string(kind)), .init("query", .string(query)), .init("ok", .boolean(isMet)),
      .init("count", .integer(found.count)),
      .init("events", .array(found.prefix(CheckResult.listedCount).map(JSONValue.integer))),
    ])
  }

  private static let listedCount = 1_000
}

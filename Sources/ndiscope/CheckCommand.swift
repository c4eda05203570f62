import ArgumentParser
import Events
import Replay
import Terminal

/// `ndiscope check`: whether queries hold somewhere in a recording, or nowhere.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check that queries hold for some event, or for none.",
    discussion: """
      The exit status is 1 when a query after --assert holds for no event, or one after --never \
      holds for any. Both may be given several times. docs/query-language.md is the manual of \
      queries.
      """)

  @OptionGroup var options: RecordingOptions

  @Option(name: .customLong("assert"), help: "A query that must hold for at least one event.")
  var asserted: [String] = []

  @Option(help: "A query that must hold for no event.")
  var never: [String] = []

  func validate() throws {
    guard asserted.isEmpty, never.isEmpty else { return }
    throw ValidationError("there is nothing to check: give --assert QUERY or --never QUERY")
  }

  func run() throws {
    let recording = try options.load()
    let timeline = recording.timeline
    let wanted = try asserted.map { try Query.argument($0, timeline) }
    let unwanted = try never.map { try Query.argument($0, timeline) }
    let results =
      wanted.map { CheckResult($0, timeline, isWanted: true) }
      + unwanted.map { CheckResult($0, timeline, isWanted: false) }
    StandardOutput.write(lines: results.map(\.line), tier: .forText(options.ascii))
    if recording.isDamaged { throw Status.unreadable }
    guard results.allSatisfy(\.isMet) else { throw Status.unmet }
  }
}

/// What became of one query.
private struct CheckResult {
  let isMet: Bool
  let line: String

  init(_ query: Query, _ timeline: Timeline, isWanted: Bool) {
    let indices = timeline.matches(query)
    isMet = indices.isEmpty != isWanted
    let found =
      indices.first.map { first in
        let count = indices.count == 1 ? "1 event" : "\(indices.count) events"
        return "\(count), the first is #\(timeline.history.sequence(of: first))"
      } ?? "no event"
    line = "\(isMet ? "ok  " : "FAIL") \(isWanted ? "assert" : "never"): \(query.text): \(found)"
  }
}

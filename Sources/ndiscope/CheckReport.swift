import Events
import Explorer
import Replay
import Traces
import Verification

/// What a check has found, for people and for programs.
struct CheckReport {
  /// What was checked, as it was named.
  let file: String
  let recording: Recording
  let results: [CheckResult]
  /// What the rules say; `nil` if only queries are checked.
  let verdict: RuleVerdict?

  var isMet: Bool { results.allSatisfy(\.isMet) && verdict?.isMet ?? true }

  /// Whether there is nothing that could be judged, because no event could be read.
  var isBlind: Bool { recording.isDamaged && recording.timeline.count == 0 }

  /// The command that shows an event.
  func command(at sequence: Int) -> String {
    "ndiscope explore \(ShellWord.quoted(file)) --at \(sequence)"
  }
}

/// What the rules say about a recording, and whether that is as it should be.
struct RuleVerdict {
  let judgement: Judgement
  /// The rules that the scenario says to be broken; `nil` if nobody asks.
  let expected: [String]?
  /// The sequence number of the event at an index.
  let sequence: (Int) -> Int
  /// The bug check that has stopped the machine, if no broken rule explains it.
  let stop: MachineStop?
  private let eventCount: Int
  /// Whether a part of the recording could not be read.
  private let isDamaged: Bool

  init(_ recording: Recording, isExpected: Bool) {
    let history = recording.timeline.history
    judgement = Judgement(
      recording.timeline, Testimony(of: history, isSimulated: recording.isSimulated))
    expected = isExpected ? recording.expectations.flatMap(\.brokenRules) : nil
    sequence = history.sequence
    eventCount = history.count
    isDamaged = recording.isDamaged
    let isExplained = judgement.findings.contains { $0.severity > .info }
    stop = isExplained ? nil : MachineStop(history)
  }

  /// Whether a finding is none that should be there.
  func isBad(_ finding: RuleFinding) -> Bool {
    finding.severity > .info && !(expected?.contains(finding.rule) ?? false)
  }

  /// The rules that should be broken and are not.
  var missing: [String] {
    guard let expected else { return [] }
    let broken = judgement.broken(listed: Set(expected))
    return expected.filter { !broken.contains($0) }
  }

  var isMet: Bool {
    missing.isEmpty && !judgement.findings.contains(where: isBad)
      && (stop == nil || expected != nil)
  }

  /// What was found in all, in one line.
  var summary: String {
    let events = "\(eventCount) events"
    let findings = judgement.findings
    let stopped = stop.map { ", and \($0.sentence(sequence))" } ?? ""
    guard !findings.isEmpty else {
      let isSure = judgement.unjudged.isEmpty && !isDamaged
      let kept = isSure ? "every rule holds" : "no rule is seen broken"
      guard !isDamaged || eventCount > 0 else { return mark + "no event could be read" }
      let read = isDamaged ? " that could be read" : ""
      return mark + "\(events)\(read): \(kept)\(stopped)"
    }
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.word)\(count == 1 ? "" : "s")"
    }
    let hidden = judgement.hiddenCount > 0 ? ", \(judgement.hiddenCount) more not listed" : ""
    let asExpected = expected != nil && isMet ? ", as the scenario expects" : ""
    return mark + events + ": " + counts.joined(separator: ", ") + hidden + stopped + asExpected
  }

  /// How the line begins; what could not be read whole is not fine, and what could not be read at all is no success.
  private var mark: String {
    guard isMet, !isDamaged || eventCount > 0 else { return "FAIL " }
    return isDamaged ? "part " : "ok   "
  }
}

/// A bug check that stops the machine.
struct MachineStop {
  let index: Int
  let code: Int

  /// The last event of a run, if it is a bug check.
  init?(_ history: History) {
    guard history.count > history.droppedCount, history[history.count - 1].kind == .bugcheck
    else { return nil }
    index = history.count - 1
    code = history.number(.code, of: index) ?? 0
  }

  /// What happens, with the number of the event.
  func sentence(_ sequence: (Int) -> Int) -> String {
    "bug check 0x\(String(code, radix: 16, uppercase: true)) stops the machine at #\(sequence(index))"
  }
}

/// What became of one query.
struct CheckResult {
  let query: String
  let isWanted: Bool
  /// The sequence numbers of the events that it holds for.
  let found: [Int]
  /// The index of the first of them.
  let firstIndex: Int?

  var isMet: Bool { found.isEmpty != isWanted }

  init(_ query: Query, _ timeline: Timeline, isWanted: Bool) {
    self.query = query.text
    self.isWanted = isWanted
    let matches = timeline.matches(query)
    firstIndex = matches.first
    found = matches.map(timeline.history.sequence)
  }

  var kind: String { isWanted ? "assert" : "never" }

  /// What was asked, and what came.
  var sentence: String {
    let events = found.count == 1 ? "1 event" : "\(found.count) events"
    return "\(kind): \(query): "
      + (found.first.map { "\(events), the first is #\($0)" } ?? "no event")
  }
}

// MARK: - Text

extension CheckReport {
  /// For people.
  var lines: [String] {
    let queries = results.map { "\(mark($0)) \($0.sentence)" }
    guard let verdict else { return queries }
    return queries + lines(verdict)
  }

  /// How the line of a query begins; what was not found may stand where the file could not be read.
  private func mark(_ result: CheckResult) -> String {
    guard result.isMet else { return "FAIL" }
    return recording.isDamaged && !result.isWanted ? "part" : "ok  "
  }

  private func lines(_ verdict: RuleVerdict) -> [String] {
    let judgement = verdict.judgement
    let missing = verdict.missing.map { "FAIL \($0) is expected, and is not broken" }
    let gaps = judgement.gaps.map { gap in
      gap.rules.joined(separator: ", ") + " " + gap.sentence
    }
    let stop = verdict.stop.map { ["  " + command(at: verdict.sequence($0.index))] } ?? []
    return judgement.findings.flatMap { lines($0, verdict) } + missing + [verdict.summary] + stop
      + gaps
  }

  /// A finding: what is wrong, the promise, what led to it, and where to look.
  private func lines(_ finding: RuleFinding, _ verdict: RuleVerdict) -> [String] {
    let sequence = verdict.sequence(finding.index)
    let head = "\(finding.severity.word) \(finding.rule) #\(sequence): \(finding.sentence)"
    let steps = finding.evidence.map { "    #\(verdict.sequence($0.index)) \($0.sentence)" }
    let promise = finding.facts.map { ["  \($0.promise)"] } ?? []
    return [head] + promise + steps + ["  " + command(at: sequence), ""]
  }
}

// MARK: - JSON

extension CheckReport {
  /// For programs.
  var document: JSONValue {
    var members: [JSONValue.Member] = [
      .init("file", .string(file)), .init("events", .integer(recording.timeline.count)),
      .init("damaged", .boolean(recording.isDamaged)),
      .init("ok", .boolean(isMet && !recording.isDamaged)),
      .init("checks", .array(results.map(\.document))),
    ]
    guard let verdict else { return .object(members) }
    let judgement = verdict.judgement
    members.append(.init("findings", .array(judgement.findings.map { document($0, verdict) })))
    members.append(
      .init(
        "unjudged",
        .array(
          judgement.unjudged.map { gap in
            .object([
              .init("rule", .string(gap.facts.id)), .init("why", .string(gap.sentence)),
            ])
          })))
    if let stop = verdict.stop {
      let at = verdict.sequence(stop.index)
      members.append(
        .init(
          "bugcheck",
          .object([
            .init("at", .integer(at)), .init("code", .integer(stop.code)),
            .init("open", .string(command(at: at))),
          ])))
    }
    if let expected = verdict.expected {
      members.append(.init("expected", .array(expected.map(JSONValue.string))))
    }
    return .object(members)
  }

  private func document(_ finding: RuleFinding, _ verdict: RuleVerdict) -> JSONValue {
    let sequence = verdict.sequence(finding.index)
    return .object([
      .init("rule", .string(finding.rule)), .init("severity", .string(finding.severity.word)),
      .init("at", .integer(sequence)), .init("what", .string(finding.sentence)),
      .init("object", finding.object == .none ? .null : .string(finding.object.description)),
      .init("expected", .boolean(verdict.expected?.contains(finding.rule) ?? false)),
      .init(
        "evidence",
        .array(
          finding.evidence.map { step in
            .object([
              .init("at", .integer(verdict.sequence(step.index))),
              .init("what", .string(step.sentence)),
            ])
          })), .init("open", .string(command(at: sequence))),
    ])
  }
}

extension CheckResult {
  /// For programs; the list of events has an end, the count has not.
  fileprivate var document: JSONValue {
    .object([
      .init("kind", .string(kind)), .init("query", .string(query)), .init("ok", .boolean(isMet)),
      .init("count", .integer(found.count)),
      .init("events", .array(found.prefix(CheckResult.listedCount).map(JSONValue.integer))),
    ])
  }

  private static let listedCount = 1_000
}

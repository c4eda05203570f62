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
  let results: [QueryResult]
  /// What the rules say; `nil` if only queries are checked.
  let verdict: RuleVerdict?

  var isMet: Bool { results.allSatisfy(\.isMet) && verdict?.isMet ?? true }

  /// Whether there is nothing that could be judged, because no event could be read.
  var isBlind: Bool { recording.isDamaged && recording.timeline.count == 0 }

  /// Whether there is more of the run than what was judged.
  private var isPartial: Bool { recording.isDamaged || recording.isCut }

  /// The sequence number of the event at an index.
  func number(of index: Int) -> Int { recording.timeline.history.sequence(of: index) }

  /// The command that shows an event.
  func command(at sequence: Int) -> String {
    "ndiscope explore \(ShellWord.quoted(file)) --at \(sequence)"
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

  /// How the line of a query begins; what was not found may stand where the file could not be read, or behind a cut.
  private func mark(_ result: QueryResult) -> String {
    guard result.isMet else { return "FAIL" }
    return isPartial && !result.isWanted ? "part" : "ok  "
  }

  private func lines(_ verdict: RuleVerdict) -> [String] {
    let judgement = verdict.judgement
    let missing = verdict.missing.map { "FAIL \($0) is expected, and is not broken" }
    let gaps = judgement.gaps.map { gap in
      gap.rules.joined(separator: ", ") + " " + gap.sentence
    }
    let stop = verdict.stop.map { ["  " + command(at: number(of: $0.index))] } ?? []
    return judgement.findings.flatMap { lines($0) } + missing + [summary(verdict)] + stop + gaps
  }

  /// A finding: what is wrong, the promise, what led to it, and where to look.
  private func lines(_ finding: RuleFinding) -> [String] {
    let sequence = number(of: finding.index)
    let head = "\(finding.severity.word) \(finding.rule) #\(sequence): \(finding.sentence)"
    let steps = finding.evidence.map { "    #\(number(of: $0.index)) \($0.sentence)" }
    let promise = finding.facts.map { ["  \($0.promise)"] } ?? []
    return [head] + promise + steps + ["  " + command(at: sequence), ""]
  }

  /// What the rules have found in all, in one line.
  private func summary(_ verdict: RuleVerdict) -> String {
    let mark = mark(verdict)
    let eventCount = recording.timeline.count
    let events = "\(eventCount) events"
    let findings = verdict.judgement.findings
    let stopped = verdict.stop.map { ", and \(sentence($0))" } ?? ""
    guard !findings.isEmpty else {
      let isSure = verdict.judgement.unjudged.isEmpty && !isPartial
      let kept = isSure ? "every rule holds" : "no rule is seen broken"
      guard !isBlind else { return mark + "no event could be read" }
      let read = recording.isDamaged ? " that could be read" : ""
      return mark + "\(events)\(read): \(kept)\(stopped)"
    }
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.word)\(count == 1 ? "" : "s")"
    }
    let hiddenCount = verdict.judgement.hiddenCount
    let hidden = hiddenCount > 0 ? ", \(hiddenCount) more not listed" : ""
    let isAsExpected = verdict.expected != nil && verdict.isMet
    let asExpected = isAsExpected ? ", as the scenario expects" : ""
    return mark + events + ": " + counts.joined(separator: ", ") + hidden + stopped + asExpected
  }

  /// How that line begins; what could not be read whole is not fine, and what could not be read at all is no success.
  private func mark(_ verdict: RuleVerdict) -> String {
    guard verdict.isMet, !isBlind else { return "FAIL " }
    return isPartial ? "part " : "ok   "
  }

  /// What a bug check does, with the number of its event.
  func sentence(_ stop: MachineStop) -> String {
    let code = String(stop.code, radix: 16, uppercase: true)
    return "bug check 0x\(code) stops the machine at #\(number(of: stop.index))"
  }
}

extension QueryResult {
  /// Which option asked for it.
  var kind: String { isWanted ? "assert" : "never" }

  /// What was asked, and what came.
  var sentence: String {
    let events = found.count == 1 ? "1 event" : "\(found.count) events"
    return "\(kind): \(query): "
      + (found.first.map { "\(events), the first is #\($0)" } ?? "no event")
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
      let at = number(of: stop.index)
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
    let sequence = number(of: finding.index)
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
              .init("at", .integer(number(of: step.index))),
              .init("what", .string(step.sentence)),
            ])
          })), .init("open", .string(command(at: sequence))),
    ])
  }
}

extension QueryResult {
  /// For programs; the list of events has an end, the count has not.
  fileprivate var document: JSONValue {
    .object([
      .init("kind", .string(kind)), .init("query", .string(query)), .init("ok", .boolean(isMet)),
      .init("count", .integer(found.count)),
      .init("events", .array(found.prefix(QueryResult.listedCount).map(JSONValue.integer))),
    ])
  }

  private static let listedCount = 1_000
}

import Events
import Explorer
import Live
import Traces

/// What a search has found, for people and for programs.
struct SearchReport {
  private let plan: SearchPlan
  private let saved: SavedSearch
  /// The traces of what was found, in its order, `nil` for one that could not be written; empty where none were.
  private let files: [String?]

  init(_ plan: SearchPlan, _ saved: SavedSearch, _ files: [String?]) {
    self.plan = plan
    self.saved = saved
    self.files = files
  }

  private var result: SearchResult { saved.result }

  /// For people.
  func lines(savedAt path: String?) -> [String] {
    var lines = [counts]
    if result.givenUpCount > 0 {
      lines.append(
        "\(result.givenUpCount) runs have more than \(plan.eventCountMax) events and were given up")
    }
    if result.lostCount > 0 {
      lines.append(
        "\(result.lostCount) states could not be made again: the model has changed; search anew")
    }
    lines += coverage
    lines += result.findings.enumerated().flatMap { place, finding in
      ["", "\(finding.rule)  \(finding.sentence)", "     " + command(place, finding)]
    }
    if result.findings.isEmpty {
      lines += ["", isWhole ? "no rule is broken" : "no rule is broken so far"]
    }
    lines += ending(path)
    return lines
  }

  /// Whether every state was looked at; those that could not be made again were not.
  private var isWhole: Bool { saved.isFinished && result.lostCount == 0 }

  private var counts: String {
    "\(plan.scenario.id): \(result.stateCount) states, \(result.runCount) runs to their end, "
      + "\(result.metCount) that met a known state"
  }

  private func command(_ place: Int, _ finding: SearchFinding) -> String {
    let events = "\(finding.eventCount) events"
    guard let file = file(place) else { return events }
    return "\(events): ndiscope explore \(ShellWord.quoted(file)) --at \(finding.index + 1)"
  }

  private func file(_ place: Int) -> String? {
    files.indices.contains(place) ? files[place] : nil
  }

  /// What was tried, a line for each choice point and call.
  private var coverage: [String] {
    let questions = Dictionary(grouping: result.coverage.keys) { "\($0.point.name) \($0.callName)" }
    var lines = questions.keys.sorted().map { question in
      let answers = (questions[question] ?? []).sorted().map { answer in
        "\(answer.valueName) \(result.coverage[answer] ?? 0)"
      }
      return "  \(question): \(answers.joined(separator: ", "))"
    }
    if !plan.stimuli.isEmpty {
      lines.append(
        "  between any two items: \(plan.stimuli.map(\.description).joined(separator: ", "))")
    }
    return lines + unasked
  }

  /// What to say where no run has asked for any of the choice points, so that nothing was tried.
  private var unasked: [String] {
    guard isWhole, result.coverage.isEmpty, let first = plan.points.first else { return [] }
    guard hasAllParts else { return ["  this part of the search came to no choice"] }
    guard plan.points.count > 1 else { return ["  \(first.name) is never asked in this scenario"] }
    let names = plan.points.sorted { $0.rawValue < $1.rawValue }.map(\.name)
    return ["  none of \(names.joined(separator: ", ")) is asked in this scenario"]
  }

  private var hasAllParts: Bool { saved.shards.count >= saved.shardCount }

  private func ending(_ path: String?) -> [String] {
    var lines: [String] = []
    if !hasAllParts {
      let parts = saved.shards.sorted().map(String.init).joined(separator: ", ")
      lines.append("this is part \(parts) of \(saved.shardCount)")
    }
    guard !saved.isFinished else { return lines }
    let rest = "not finished: \(saved.waitingCount) states wait"
    guard let path, path != "-" else { return lines + [rest] }
    let file = ShellWord.quoted(path)
    return lines + ["\(rest): ndiscope exhaust --resume \(file) -o \(file)"]
  }

  /// For programs.
  var document: JSONValue {
    .object([
      .init("scenario", .string(plan.scenario.id)), .init("seed", .string(String(plan.seed))),
      .init("choices", .string(saved.pointNames)), .init("depth", .integer(plan.depth)),
      .init("finished", .boolean(saved.isFinished)),
      .init("states", .integer(result.stateCount)), .init("runs", .integer(result.runCount)),
      .init("met", .integer(result.metCount)), .init("waiting", .integer(saved.waitingCount)),
      .init("given_up", .integer(result.givenUpCount)),
      .init("lost", .integer(result.lostCount)),
      .init(
        "coverage",
        .array(
          result.coverage.sorted { $0.key < $1.key }.map { answer, count in
            .object([
              .init("choice", .string(answer.point.name)), .init("call", .string(answer.callName)),
              .init("answer", .string(answer.valueName)), .init("count", .integer(count)),
            ])
          })),
      .init(
        "findings",
        .array(result.findings.enumerated().map { .object(members($0.offset, $0.element)) })),
    ])
  }

  private func members(_ place: Int, _ finding: SearchFinding) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("rule", .string(finding.rule)), .init("what", .string(finding.sentence)),
      .init("at", .integer(finding.index + 1)), .init("events", .integer(finding.eventCount)),
      .init("path", .string(finding.path.text)),
    ]
    if let file = file(place) { members.append(.init("trace", .string(file))) }
    return members
  }
}

extension SearchAnswer {
  /// The name of the call.
  fileprivate var callName: String { call.facts?.name ?? "call \(call.rawValue)" }

  /// The answer, as a scenario writes it.
  fileprivate var valueName: String {
    switch value {
    case .word(let word): Lexicon().text(word)
    case .number(let number): String(number)
    }
  }
}

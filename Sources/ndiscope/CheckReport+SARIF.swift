import Events
import Replay
import Traces
import Verification

/// The Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
extension CheckReport {
  /// One run with its rules and results.
  var sarif: JSONValue {
    .object([
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      .init("version", .string("2.1.0")), .init("runs", .array([run])),
    ])
  }

  private var run: JSONValue {
    let damages = recording.damages.map(notification)
    let gaps = verdict?.judgement.unjudged.map(notification) ?? []
    let findings = verdict.map { verdict in
      verdict.judgement.findings.map { result($0, verdict) } + verdict.missing.map(missing)
        + [verdict.stop].compactMap { $0.map { result($0, verdict) } }
    }
    return .object([
      .init("tool", .object([.init("driver", driver)])),
      .init(
        "invocations",
        .array([
          .object([
            .init("executionSuccessful", .boolean(!recording.isDamaged)),
            .init("toolExecutionNotifications", .array(damages + gaps)),
          ])
        ])),
      .init("results", .array((findings ?? []) + results.filter { !$0.isMet }.map(result))),
    ])
  }

  // MARK: - The tool and its rules

  private var driver: JSONValue {
    .object([
      .init("name", .string("ndiscope")), .init("version", .string(Ndiscope.version)),
      .init("rules", .array(RuleCatalog.all.map { descriptor($0.facts) })),
    ])
  }

  private func descriptor(_ facts: RuleFacts) -> JSONValue {
    .object([
      .init("id", .string(facts.id)), .init("shortDescription", text(facts.promise)),
      .init("fullDescription", text(facts.paragraphs.joined(separator: "\n"))),
      .init("help", text(facts.cure)),
      .init(
        "defaultConfiguration", .object([.init("level", .string(facts.severity.sarifLevel))])),
    ])
  }

  private func notification(_ damage: String) -> JSONValue {
    .object([.init("level", .string("error")), .init("message", text(damage))])
  }

  private func notification(_ gap: Judgement.Gap) -> JSONValue {
    .object([
      .init("level", .string("note")),
      .init("associatedRule", .object([.init("id", .string(gap.facts.id))])),
      .init("message", text("\(gap.facts.id) \(gap.sentence)")),
    ])
  }

  // MARK: - Results

  private func result(_ finding: RuleFinding, _ verdict: RuleVerdict) -> JSONValue {
    let isExpected = finding.severity > .info && !verdict.isBad(finding)
    let level = isExpected ? "note" : finding.severity.sarifLevel
    let steps = finding.evidence.map { step in
      JSONValue.object([.init("location", location(step.index, step.sentence))])
    }
    let flow = JSONValue.object([
      .init("threadFlows", .array([.object([.init("locations", .array(steps))])]))
    ])
    return .object(
      members(finding.rule, level, finding.sentence, finding.index)
        + (steps.isEmpty ? [] : [.init("codeFlows", .array([flow]))]))
  }

  private func missing(_ rule: String) -> JSONValue {
    .object(members(rule, "error", "\(rule) is expected, and is not broken", nil))
  }

  private func result(_ stop: MachineStop, _ verdict: RuleVerdict) -> JSONValue {
    let level = verdict.expected == nil ? "error" : "note"
    return .object(members("bugcheck", level, sentence(stop), stop.index))
  }

  private func result(_ result: QueryResult) -> JSONValue {
    .object(members(result.kind, "error", result.sentence, result.firstIndex))
  }

  private func members(
    _ rule: String, _ level: String, _ sentence: String, _ index: Int?
  ) -> [JSONValue.Member] {
    [
      .init("ruleId", .string(rule)), .init("level", .string(level)),
      .init("message", text(sentence)), .init("locations", .array([location(index, nil)])),
    ]
  }

  /// The line of the file, where there is one, and the number of the event.
  private func location(_ index: Int?, _ sentence: String?) -> JSONValue {
    var physical: [JSONValue.Member] = [
      .init("artifactLocation", .object([.init("uri", .string(uri))]))
    ]
    if let index, let lines = recording.lines {
      physical.append(
        .init("region", .object([.init("startLine", .integer(lines.line(of: index)))])))
    }
    var members = [JSONValue.Member("physicalLocation", .object(physical))]
    if let index {
      let name = "#\(number(of: index))"
      members.append(
        .init("logicalLocations", .array([.object([.init("fullyQualifiedName", .string(name))])])))
    }
    if let sentence { members.append(.init("message", text(sentence))) }
    return .object(members)
  }

  /// The file as a URI reference.
  private var uri: String {
    file.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || (48...57).contains(byte))
      guard !isPlain, !"/-._~".unicodeScalars.contains(scalar) else { return String(scalar) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }

  private func text(_ text: String) -> JSONValue { .object([.init("text", .string(text))]) }
}

extension Severity {
  fileprivate var sarifLevel: String {
    switch self {
    case .info: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

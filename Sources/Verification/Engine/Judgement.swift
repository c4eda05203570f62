import Events
import Replay

/// What the rules say about a whole recording.
public struct Judgement: Sendable {
  /// Which rules are broken where, in the order of the events.
  public let findings: ContiguousArray<RuleFinding>
  /// How many findings there are beside those that are listed.
  public let hiddenCount: Int
  /// The rules that could not judge, and what the recording does not tell them.
  public let unjudged: [Gap]

  /// A rule that could not judge, at least not everywhere.
  public struct Gap: Sendable {
    /// The rule.
    public let facts: RuleFacts
    /// What the recording does not tell.
    public let missing: Testimony
  }

  /// Holds the rules against a recording that tells so much.
  public init(_ timeline: Timeline, _ testimony: Testimony) {
    let isComplete = timeline.history.isComplete
    var verifier = Verifier(isComplete ? testimony : testimony.subtracting(.end))
    verifier.advance(timeline)
    let verdict = isComplete ? verifier.verdictAtEnd() : verifier.verdict
    findings = verdict.findings
    hiddenCount = verdict.hiddenCount
    let told = verifier.testimony
    unjudged = verifier.unjudged.map { Gap(facts: $0, missing: $0.needs.subtracting(told)) }
  }

  /// The rules that are broken by what is a warning or worse, and those of some others that are broken at all.
  public func broken(listed: Set<String> = []) -> Set<String> {
    Set(findings.filter { $0.severity > .info || listed.contains($0.rule) }.map(\.rule))
  }

  /// The rules that could not judge, grouped by what is missing, in the order of the rules.
  public var gaps: [(missing: Testimony, rules: [String])] { Judgement.gaps(unjudged) }

  /// Rules that could not judge, grouped by what is missing, in their order.
  public static func gaps(_ unjudged: [Gap]) -> [(missing: Testimony, rules: [String])] {
    var gaps: [(missing: Testimony, rules: [String])] = []
    for gap in unjudged {
      if let place = gaps.firstIndex(where: { $0.missing == gap.missing }) {
        gaps[place].rules.append(gap.facts.id)
      } else {
        gaps.append((gap.missing, [gap.facts.id]))
      }
    }
    return gaps
  }
}

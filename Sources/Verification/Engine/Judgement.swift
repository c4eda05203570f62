import Events
import Replay

/// What the rules say about a whole recording.
public struct Judgement: Sendable {
  /// Which rules are broken where, in the order of the events.
  public let findings: ContiguousArray<RuleFinding>
  /// How many findings there are beside those that are listed.
  public let hiddenCount: Int
  /// The rules that could not judge, or not everything, and what the recording does not tell them.
  public let unjudged: [Gap]

  /// A rule that could not judge, at least not everything.
  public struct Gap: Sendable {
    /// The rule.
    public let facts: RuleFacts
    /// What the recording does not tell.
    public let missing: Testimony
    /// Whether the rule has judged all the same what it could see.
    public let isPartial: Bool

    /// What a recording that tells so much leaves unjudged of a rule.
    init(_ facts: RuleFacts, told: Testimony) {
      self.facts = facts
      missing = facts.needsInAll.subtracting(told)
      isPartial = facts.needs.isSubset(of: told)
    }
  }

  /// Rules that could not judge because of the same.
  public struct GapGroup: Sendable {
    /// What the recording does not tell.
    public let missing: Testimony
    /// Whether the rules have judged all the same what they could see.
    public let isPartial: Bool
    /// The rules, in their order.
    public internal(set) var rules: [String]
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
    unjudged = verifier.unjudged.map { Gap($0, told: told) }
  }

  /// The rules that are broken by what is a warning or worse, and those of some others that are broken at all.
  public func broken(listed: Set<String> = []) -> Set<String> {
    Set(findings.filter { $0.severity > .info || listed.contains($0.rule) }.map(\.rule))
  }

  /// The rules that could not judge, grouped by what is missing, in the order of the rules.
  public var gaps: [GapGroup] { Judgement.gaps(unjudged) }

  /// Rules that could not judge, grouped by what is missing, in their order.
  public static func gaps(_ unjudged: [Gap]) -> [GapGroup] {
    var gaps: [GapGroup] = []
    for gap in unjudged {
      let place = gaps.firstIndex {
        $0.missing == gap.missing && $0.isPartial == gap.isPartial
      }
      if let place {
        gaps[place].rules.append(gap.facts.id)
      } else {
        gaps.append(
          GapGroup(missing: gap.missing, isPartial: gap.isPartial, rules: [gap.facts.id]))
      }
    }
    return gaps
  }
}

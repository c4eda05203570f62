import Replay
import Verification

/// What the view of findings says, in one place.
enum FindingsWords {
  static let goesThere = "Enter goes there"
  static func explains(_ key: String) -> String { "\(key) explains it" }
  /// What an event does that breaks a rule, or one of several.
  static func breaks(_ rule: String) -> String { "breaks \(rule)" }
  static let breaksRule = "breaks a rule"
  /// The same in a line for who hears instead of seeing.
  static func thisBreaks(_ finding: RuleFinding) -> String {
    "This breaks \(finding.rule): \(finding.facts?.promise ?? "")"
  }
  /// The caption above the kinds of findings.
  static let what = "what"

  /// What the picked row is about.
  static func promise(_ finding: RuleFinding) -> String {
    "\(finding.rule): \(finding.facts?.promise ?? "")"
  }

  /// How a step of the evidence begins.
  static let step = "  ·"
  /// The same in words.
  static let ledThere = "led there"

  /// What is said while somebody hunts what would stand here.
  static func hidden(_ key: String) -> [String] {
    [
      "Hidden: this is what you hunt.", "",
      "Walk the run, and press \(key) at the event that breaks the rule.",
    ]
  }
  static let proofIsHidden = "the proof is hidden while you hunt"

  static func name(_ kind: Findings.Kind) -> String {
    switch kind {
    case .rule(let finding): "\(finding.rule) \(finding.severity.word)"
    case .bugCheck: "bug check"
    case .drop: "drop"
    case .touch: "touch"
    case .lost: "lost"
    case .breach: "sum fails"
    }
  }

  static func count(_ count: Int, eventCount: Int) -> String {
    "\(TimeFormat.grouped(count)) in \(TimeFormat.grouped(eventCount)) events"
  }

  /// What is said about rules that could not judge, or not everything, in one line, and where one reads more.
  static func unjudged(_ gaps: [Judgement.Gap]) -> String {
    let partCount = gaps.count(where: \.isPartial)
    let blindCount = gaps.count - partCount
    let rules =
      blindCount > 0
      ? "\(blindCount) of \(RuleCatalog.all.count) rules cannot be judged"
        + (partCount > 0 ? ", \(partCount) only in part" : "")
      : "\(partCount) of \(RuleCatalog.all.count) rules can be judged only in part"
    return "\(rules); see ndiscope check FILE."
  }

  /// The same rule by rule: what is not said, and who needs it.
  static func gaps(_ gaps: [Judgement.Gap]) -> [String] {
    Judgement.gaps(gaps).map { gap in
      let count = gap.rules.count == 1 ? "" : "\(gap.rules.count) rules"
      let head = [count, gap.isPartial ? "in part" : ""].filter { !$0.isEmpty }
      return "not said: \(gap.missing.unsaidWords)   ("
        + (head.isEmpty ? "" : head.joined(separator: " ") + ": ")
        + gap.rules.prefix(12).joined(separator: " ") + (gap.rules.count > 12 ? " …" : "") + ")"
    }
  }

  static func progress(_ findings: Findings, _ timeline: Timeline) -> String {
    "\(findings.permille(timeline) / 10) % looked at"
  }

  static func part(_ seen: Range<Int>, of count: Int, hidden: Int) -> String {
    let more = hidden > 0 ? " +\(TimeFormat.grouped(hidden)) not listed" : ""
    return "\(seen.lowerBound + 1)–\(seen.upperBound) of \(TimeFormat.grouped(count))\(more)"
  }

  /// What is said when everything was looked at and nothing was found.
  static func verdict(
    _ eventCount: Int, isDamaged: Bool, unjudged: [Judgement.Gap]
  ) -> String {
    let events = "\(TimeFormat.grouped(eventCount)) events"
    if isDamaged {
      return "Nothing is wrong in the \(events) that could be read; others of the file could not."
    }
    return "Nothing is wrong in \(events): "
      + (unjudged.isEmpty ? "every rule holds." : "every rule that can be judged holds.")
  }

  /// What is said when nothing was found so far; nothing is known where there is no verdict yet.
  static func nothing(
    _ verdict: String?, isGrowing: Bool, eventCount: Int, unjudged: [Judgement.Gap] = []
  ) -> [String] {
    [
      eventCount == 0
        ? "Nothing has happened yet." : verdict ?? "Nothing so far; the rest is looked at.",
      "",
      "Here stand broken rules with what led to them, bug checks, drops,",
      "memory that is used by who does not own it, lines that the trace",
      "says were lost, and the first sum of a layer that fails.",
    ] + (unjudged.isEmpty ? [] : ["", self.unjudged(unjudged)] + gaps(unjudged))
      + (isGrowing ? ["", "The run goes on: l and Space simulate more of it."] : [])
  }
}

import Events
import Replay

/// What the rules say about a recording, and whether that is as it should be.
public struct RuleVerdict: Sendable {
  /// What the rules say.
  public let judgement: Judgement
  /// The rules that should be broken; `nil` if nobody asks.
  public let expected: [String]?
  /// The bug check that has stopped the machine, if no broken rule explains it.
  public let stop: MachineStop?

  /// Holds the rules against a recording that tells so much.
  public init(_ timeline: Timeline, _ testimony: Testimony, expected: [String]?) {
    judgement = Judgement(timeline, testimony)
    self.expected = expected
    let isExplained = judgement.findings.contains { $0.severity > .info }
    stop = isExplained ? nil : MachineStop(timeline.history)
  }

  /// Whether a finding is none that should be there.
  public func isBad(_ finding: RuleFinding) -> Bool {
    finding.severity > .info && !(expected?.contains(finding.rule) ?? false)
  }

  /// The rules that should be broken and are not.
  public var missing: [String] {
    guard let expected else { return [] }
    let broken = judgement.broken(listed: Set(expected))
    return expected.filter { !broken.contains($0) }
  }

  /// Whether what is found is what should be there; without a list of that, nothing should, and no bug check either.
  public var isMet: Bool {
    missing.isEmpty && !judgement.findings.contains(where: isBad)
      && (stop == nil || expected != nil)
  }
}

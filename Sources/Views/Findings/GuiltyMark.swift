import Events
import Replay
import Terminal
import Verification

/// The mark of an event that breaks a rule: the same on the timeline, in lists, on the ladder and on the stack.
///
/// The letters of the rules of colouring (``RuleBook``) stand in a column of their own and are never this one by themselves.
enum GuiltyMark {
  /// The sign.
  static let sign = "!"
  /// What it is for.
  static let role = Role.bad

  /// What the sign means, where some events have it; empty where none has.
  static func legend(_ broken: some Sequence<RuleFinding>) -> [Span] {
    let rules = Set(broken.map(\.rule)).sorted()
    guard let first = rules.first else { return [] }
    return [
      Span(sign, role),
      Span(
        " " + (rules.count == 1 ? FindingsWords.breaks(first) : FindingsWords.breaksRule), .muted),
    ]
  }

  /// Two legends side by side.
  static func joined(_ first: [Span], _ second: [Span]) -> [Span] {
    first.isEmpty || second.isEmpty ? first + second : first + [Span("  ", .muted)] + second
  }
}

extension Findings {
  /// The rules that some events break, by their indices.
  func broken(among indices: some Sequence<Int>) -> [Int: RuleFinding] {
    guard firstBroken != nil else { return [:] }
    var found: [Int: RuleFinding] = [:]
    for index in indices { found[index] = guilt(of: index) }
    return found
  }

  /// The rule that one of the events behind a folded row breaks.
  func guilt(amongFolded events: Range<Int>) -> RuleFinding? {
    firstBroken == nil ? nil : firstBroken(in: events)
  }

  /// The rule that an event breaks, if it is more than a remark.
  func guilt(of index: Int) -> RuleFinding? {
    broken(at: index).flatMap { $0.severity > .info ? $0 : nil }
  }
}

extension Scene {
  /// The rule that the event of the step breaks, and the layer that does it.
  var guilt: (rule: String, component: ComponentID)? {
    guard let index = moment.index, let finding = findings.guilt(of: index) else { return nil }
    return (finding.rule, moment.doer)
  }

  /// The rule that the event of the step breaks, in a line for who hears instead of seeing; empty if it breaks none.
  public var guiltLines: [String] {
    guard let finding = moment.index.flatMap(findings.guilt) else { return [] }
    return ["\(GuiltyMark.sign) \(FindingsWords.thisBreaks(finding))"]
  }
}

extension Moment {
  /// The component that does what the event that is shown does: of a call of the library the caller, else where it happens.
  fileprivate var doer: ComponentID {
    guard let event else { return .none }
    let isLibrary = lexicon[event.at]?.kind == .ndis
    return event.kind == .enter && isLibrary && caller != .none ? caller : event.at
  }
}

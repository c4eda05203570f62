import Events
import Replay

/// What the rules have found so far.
///
/// One bug is one finding. What an object suffers after it was named in a finding, and what happens inside a call that is
/// itself the guilty event, follows from that bug and is not listed again.
public struct Verdict: Sendable {
  /// What was found, in the order in which it was found; at most ``listedCount``.
  public private(set) var findings: ContiguousArray<RuleFinding> = []
  /// How many more there are than are listed.
  public private(set) var hiddenCount = 0

  /// The objects that findings name, with those of the same journey.
  private(set) var blamed: Set<ObjectID> = []
  /// The indices of guilty events.
  private var guilty: Set<Int> = []

  /// How many findings are listed at most.
  public static let listedCount = 10_000

  /// Whether what is found from here on is only counted.
  var isFull: Bool { findings.count >= Verdict.listedCount }

  /// Puts what was found into the order of the events.
  mutating func order() {
    guard findings.count > 1 else { return }
    findings = ContiguousArray(
      findings.enumerated().sorted { ($0.1.index, $0.0) < ($1.1.index, $1.0) }.map(\.1))
  }

  /// Lists a broken rule although its object was named before: it is the bug of another driver, which the first one only
  /// brings to light.
  public mutating func reportBeside(
    _ rule: RuleFacts, _ act: Act, _ evidence: [RuleFinding.Step]
  ) {
    guard !isFull else { return hiddenCount += 1 }
    guilty.insert(act.index)
    findings.append(
      RuleFinding(
        rule: rule.id, severity: rule.severity, index: act.index, object: act.object,
        evidence: evidence.sorted { $0.index < $1.index }))
  }

  /// Lists a broken rule, unless it follows from one that is listed.
  public mutating func report(
    _ rule: RuleFacts, _ act: Act, in situation: borrowing Situation,
    _ evidence: [RuleFinding.Step]
  ) {
    guard !isInsideGuilty(act, in: situation) else { return }
    report(rule, act.index, act.object, in: situation, evidence)
  }

  /// Lists a broken rule whose guilty event lies further back, unless it follows from one that is listed.
  ///
  /// `blames` is `false` where the same event truly breaks another rule as well, which is still to be asked about the object.
  public mutating func report(
    _ rule: RuleFacts, _ index: Int, _ object: ObjectID, in situation: borrowing Situation,
    blames: Bool = true, _ evidence: [RuleFinding.Step]
  ) {
    // What has not happened yet stands at no event, and nobody could be shown it.
    guard index < .max, !isBlamed(object, in: situation) else { return }
    guard !isFull else { return hiddenCount += 1 }
    if blames { blame(object, in: situation) }
    guilty.insert(index)
    findings.append(
      RuleFinding(
        rule: rule.id, severity: rule.severity, index: index, object: object,
        evidence: evidence.sorted { $0.index < $1.index }))
  }

  /// Lists a pattern that is legal and worth a look; it hides nothing that follows.
  public mutating func remark(
    _ rule: RuleFacts, _ index: Int, _ object: ObjectID, _ evidence: [RuleFinding.Step]
  ) {
    guard !isFull else { return hiddenCount += 1 }
    findings.append(
      RuleFinding(
        rule: rule.id, severity: .info, index: index, object: object,
        evidence: evidence.sorted { $0.index < $1.index }))
  }

  /// Whether a finding names an object of the same journey.
  func isBlamed(_ object: ObjectID, in situation: borrowing Situation) -> Bool {
    guard object != .none, !blamed.isEmpty else { return false }
    if blamed.contains(object) { return true }
    return Verdict.ancestors(of: object, in: situation).contains { blamed.contains($0) }
  }

  private mutating func blame(_ object: ObjectID, in situation: borrowing Situation) {
    guard object != .none else { return }
    blamed.insert(object)
    for ancestor in Verdict.ancestors(of: object, in: situation) { blamed.insert(ancestor) }
  }

  /// What an object was made for, and the first object of its journey.
  ///
  /// Of an object that is gone, the event with which it began still says what it was made for.
  private static func ancestors(
    of object: ObjectID, in situation: borrowing Situation
  ) -> [ObjectID] {
    var ancestors: [ObjectID] = []
    var child = object
    while ancestors.count < ancestorCountMax, situation.stack[child] == nil,
      let parent = situation.parent(ofEnded: child)
    {
      ancestors.append(parent)
      child = parent
    }
    if let state = situation.stack[child] { ancestors += [state.parent, state.root] }
    return ancestors.filter { $0 != ObjectID.none }
  }

  /// How many ancestors are looked for of what is gone.
  private static let ancestorCountMax = 8

  private func isInsideGuilty(_ act: Act, in situation: borrowing Situation) -> Bool {
    guard !guilty.isEmpty else { return false }
    return situation.stack.openCalls(on: act.event.stack)
      .contains { guilty.contains($0.index) }
  }
}

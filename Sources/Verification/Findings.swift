import Events
import Replay

/// What is known to have gone wrong in a run: broken rules, bug checks, drops, memory used by who does not own it, lost lines,
/// and the first thing that does not add up.
///
/// It is found piece by piece (``advance(_:_:)``), and what was looked at is not looked at again when the run grows.
public struct Findings: Sendable {
  /// What was found, in order; of each sort at most ``listedCount``.
  public private(set) var all: ContiguousArray<Finding> = []
  /// How many drops and touches were seen.
  private var incidentCount = 0
  /// How many bug checks and gaps were seen.
  private var stopCount = 0
  /// How many events were looked at, one by one.
  public private(set) var scannedCount = 0
  /// Up to which position the states were checked.
  public private(set) var checkedCount = 0
  /// Whether something did not add up, so that the states behind it are not checked.
  public private(set) var isBroken = false

  /// The first rule that is broken, by what is a warning or worse.
  public private(set) var firstBroken: RuleFinding?
  /// The positions behind the events at which a rule is broken, by what is a warning or worse, in order.
  public private(set) var brokenPositions: [Int] = []
  /// The rules, as far as they were held; `nil` before that.
  private var verifier: Verifier?
  /// How many findings of the rules are listed.
  private var takenCount = 0
  /// What only the end of the run has shown.
  private var lastWords: Set<RuleFinding> = []
  /// How much more the end of the run has shown than is listed.
  private var lastHiddenCount = 0
  /// Whether the rules were asked about the end.
  private var isClosed = false
  /// The events at which memory is touched, and a finding of the rules stands instead of the touch.
  private var coveredTouches: Set<Int> = []
  /// What the recording tells, as far as one has listened.
  private var hearing: Hearing

  /// Something that went wrong.
  public struct Finding: Equatable, Sendable {
    /// The index of the event.
    public let index: Int
    /// What went wrong.
    public let kind: Kind
  }

  /// What can go wrong.
  public enum Kind: Equatable, Sendable {
    /// A rule is broken.
    case rule(RuleFinding)
    /// The machine stopped.
    case bugCheck
    /// Something was dropped.
    case drop
    /// Memory was used that is gone, or belongs to somebody else.
    case touch
    /// Lines of the file are missing.
    case lost
    /// From here on something does not add up.
    case breach(Invariants.Fault)
  }

  /// How many of a sort are listed at most: broken rules, bug checks and gaps, drops and touches.
  ///
  /// Each has a bound of its own, so that ordinary drops never hide a broken rule.
  public static let listedCount = 10_000
  private let listedCount: Int

  /// Nothing was looked at yet; a recording of another program is judged by what it tells.
  public init(isSimulated: Bool = true) {
    self.init(isSimulated: isSimulated, listedCount: Findings.listedCount)
  }

  /// The same with another bound for all sorts but the broken rules.
  init(isSimulated: Bool = true, listedCount: Int) {
    hearing = Hearing(isSimulated: isSimulated)
    self.listedCount = listedCount
  }

  /// How many more there are than are listed.
  public var hiddenCount: Int {
    max(incidentCount - listedCount, 0) + max(stopCount - listedCount, 0)
      + (verifier?.hiddenCount ?? 0) + lastHiddenCount
  }

  /// Up to which position the rules were held.
  public var judgedCount: Int { verifier?.position ?? 0 }

  /// Whether everything was looked at that can be.
  public func isFinished(_ timeline: Timeline) -> Bool {
    scannedCount >= timeline.count && (isBroken || checkedCount >= timeline.count)
      && isJudged(timeline)
  }

  /// Whether the rules were held against everything.
  public func isJudged(_ timeline: Timeline) -> Bool {
    judgedCount >= timeline.count && (isClosed || !timeline.history.isComplete)
  }

  /// How much was looked at, in parts of a thousand.
  public func permille(_ timeline: Timeline) -> Int {
    guard timeline.count > 0 else { return 1_000 }
    let checked = isBroken ? timeline.count : checkedCount
    return (scannedCount + checked + judgedCount) * 1_000 / (3 * timeline.count)
  }

  /// Looks at so many events more, or at all that are left.
  public mutating func advance(_ timeline: Timeline, _ eventCount: Int) {
    scan(timeline, min(eventCount, Int.max / Findings.scanFactor) * Findings.scanFactor)
    check(timeline, eventCount)
    judge(timeline, eventCount)
  }

  private mutating func scan(_ timeline: Timeline, _ eventCount: Int) {
    let first = max(scannedCount, timeline.history.droppedCount)
    let end = eventCount < timeline.count - first ? first + eventCount : timeline.count
    var index = first
    while let found = timeline.firstIndex(from: index, before: end, where: \.isTrouble) {
      if let kind = timeline.history[found].trouble { note(Finding(index: found, kind: kind)) }
      index = found + 1
    }
    scannedCount = max(end, scannedCount)
  }

  private mutating func check(_ timeline: Timeline, _ eventCount: Int) {
    let invariants = Invariants(timeline)
    let first = max(checkedCount, timeline.history.droppedCount)
    let last = eventCount < timeline.count - first ? first + eventCount : timeline.count
    var position = first
    while position < last, !isBroken {
      guard let breach = invariants.firstBreach(from: position + 1, through: last) else {
        position = last
        break
      }
      position = breach.index + 1
      switch breach.fault {
      case .stopped, .touched: continue
      case .notBalanced, .outOfBounds, .negativeReferences, .notDrained, .outstanding,
        .heldWhenPaused, .awayWhenPaused, .framesLost:
        isBroken = true
        list(Finding(index: breach.index, kind: .breach(breach.fault)))
      }
    }
    checkedCount = max(position, checkedCount)
  }

  /// Counts what was seen at an event, and lists it as long as there is room for its sort.
  ///
  /// A touch takes its room also where a rule stands instead of it: what is listed must not depend on which was found first.
  private mutating func note(_ finding: Finding) {
    if finding.isIncident { incidentCount += 1 } else { stopCount += 1 }
    let count = finding.isIncident ? incidentCount : stopCount
    if count <= listedCount { list(finding) }
  }

  /// Puts a finding where it belongs; a rule that a touch breaks says more than the touch.
  private mutating func list(_ finding: Finding) {
    if finding.kind == .touch, hasRule(at: finding.index) {
      coveredTouches.insert(finding.index)
    } else {
      all.insert(finding, at: all.partitioningIndex { finding.precedes($0) })
    }
  }

  /// Whether a rule is broken at an event; rules stand behind everything else there.
  private func hasRule(at index: Int) -> Bool {
    let place = place(behind: index)
    return place > 0 && all[place - 1].index == index && all[place - 1].isRule
  }

  /// How many findings are about an event or earlier ones.
  private func place(behind index: Int) -> Int { all.partitioningIndex { $0.index > index } }

  /// How many findings are about events before one.
  private func place(before index: Int) -> Int { all.partitioningIndex { $0.index >= index } }

  /// Looking at an event by itself is that much quicker than folding it.
  private static let scanFactor = 20
}

// MARK: - Rules

extension Findings {
  /// Holds the rules against so many events more, or against all that are left.
  ///
  /// What a recording tells is known when one has listened to all of it; only then it is judged.
  public mutating func judge(_ timeline: Timeline, _ eventCount: Int) {
    guard hearing.isFinished(timeline.history) else {
      let count = min(eventCount, Int.max / Findings.scanFactor) * Findings.scanFactor
      if hearing.advance(timeline.history, count) { forgetRules() }
      guard eventCount == .max else { return }
      return judge(timeline, eventCount)
    }
    var verifier = self.verifier ?? Verifier(hearing.testimony)
    self.verifier = nil
    if isClosed, verifier.position < timeline.count { reopen() }
    verifier.advance(timeline, eventCount)
    list(verifier.findings[takenCount...])
    takenCount = verifier.findings.count
    if !isClosed, verifier.position >= timeline.count, timeline.history.isComplete {
      close(verifier)
    }
    self.verifier = verifier
  }

  /// The rule that is broken at an event, the worst one if there are several, or `nil`.
  public func broken(at index: Int) -> RuleFinding? {
    var place = place(behind: index)
    var worst: RuleFinding?
    while place > 0, all[place - 1].index == index {
      place -= 1
      guard case .rule(let finding) = all[place].kind else { continue }
      if finding.severity >= worst?.severity ?? .info { worst = finding }
    }
    return worst
  }

  /// The first rule that is broken, by what is more than a remark, among events that follow each other, or `nil`.
  public func firstBroken(in range: Range<Int>) -> RuleFinding? {
    all[place(behind: range.lowerBound - 1)...].lazy.prefix { range.contains($0.index) }
      .compactMap(\.broken).first
  }

  /// The broken rule that led to a bug check: that of the last error up to its event, else of the last warning, or `nil`.
  ///
  /// Where one event breaks several rules it is the one that is named there (``broken(at:)``).
  public func cause(ofStop index: Int) -> RuleFinding? {
    let earlier = all[..<place(behind: index)].reversed().lazy.compactMap(\.broken)
    let last = earlier.first { $0.severity == .error } ?? earlier.first
    return last.flatMap { broken(at: $0.index) }
  }

  /// The broken rule to look at first from an event: what led to it if it is a bug check, else the first one before it.
  public func guilty(before index: Int, isStop: Bool) -> RuleFinding? {
    let finding = isStop ? cause(ofStop: index) : firstBroken
    return finding.flatMap { $0.index < index ? $0 : nil }
  }

  /// How many findings up to an event are broken rules.
  public func brokenCount(upTo index: Int) -> Int {
    all[..<place(behind: index)].count { $0.broken != nil }
  }

  /// What only the end of a run shows.
  private mutating func close(_ verifier: Verifier) {
    isClosed = true
    let known = Set(verifier.findings)
    let verdict = verifier.verdictAtEnd()
    let new = verdict.findings.filter { !known.contains($0) }
    lastWords = Set(new)
    lastHiddenCount = verdict.hiddenCount - verifier.hiddenCount
    list(new)
  }

  /// A run that had come to its end goes on: what had not come may come.
  private mutating func reopen() {
    isClosed = false
    let old = lastWords
    lastWords = []
    lastHiddenCount = 0
    guard !old.isEmpty else { return }
    all.removeAll { finding in
      if case .rule(let rule) = finding.kind { return old.contains(rule) }
      return false
    }
    firstBroken = all.lazy.compactMap(\.broken).first
    keepBrokenPositions(from: 0)
    uncoverTouches()
  }

  /// Lists the touches again at which no rule is broken any more.
  private mutating func uncoverTouches() {
    let touches = coveredTouches.sorted()
    coveredTouches = []
    for index in touches { list(Finding(index: index, kind: .touch)) }
  }

  /// Forgets what the rules have said: more is told than they knew of.
  private mutating func forgetRules() {
    guard verifier != nil else { return }
    verifier = nil
    takenCount = 0
    lastWords = []
    lastHiddenCount = 0
    isClosed = false
    firstBroken = nil
    brokenPositions = []
    all.removeAll(where: \.isRule)
    uncoverTouches()
  }

  /// The rules that could not judge, or not everything, and what the recording does not tell them.
  public var unjudged: [Judgement.Gap] {
    guard let verifier else { return [] }
    let told = verifier.testimony
    return verifier.unjudged.map { Judgement.Gap($0, told: told) }
  }

  /// Lists broken rules, in the order in which they were found; their number is bounded where they are found.
  ///
  /// What is listed of events before the first of them stays as it is.
  private mutating func list(_ rules: some Collection<RuleFinding>) {
    guard let first = rules.map(\.index).min() else { return }
    cover(Set(rules.map(\.index)), from: first)
    let start = place(before: first)
    all += rules.map { Finding(index: $0.index, kind: .rule($0)) }
    all[start...].sort { $0.precedes($1) }
    for rule in rules where rule.severity > .info && rule.index < firstBroken?.index ?? .max {
      firstBroken = rule
    }
    keepBrokenPositions(from: first)
  }

  /// Keeps what every frame asks for, of an event and those behind it.
  private mutating func keepBrokenPositions(from index: Int) {
    let kept = brokenPositions.partitioningIndex { $0 > index }
    let broken = all[place(before: index)...].compactMap { $0.broken.map { $0.index + 1 } }
    brokenPositions.replaceSubrange(kept..., with: broken)
  }

  /// Takes the touches from the list at whose events rules are broken, of which none comes before an event.
  private mutating func cover(_ places: Set<Int>, from index: Int) {
    let touches = all[place(before: index)...]
      .filter { $0.kind == .touch && places.contains($0.index) }.map(\.index)
    guard !touches.isEmpty else { return }
    coveredTouches.formUnion(touches)
    all.removeAll { $0.kind == .touch && places.contains($0.index) }
  }
}

extension Findings.Finding {
  /// The rule that is broken, if it is more than a remark.
  public var broken: RuleFinding? {
    guard case .rule(let finding) = kind, finding.severity > .info else { return nil }
    return finding
  }

  fileprivate var isRule: Bool { if case .rule = kind { true } else { false } }

  /// Whether it may be ordinary, so that there may be very many.
  fileprivate var isIncident: Bool { kind == .drop || kind == .touch }

  /// At one event, what stands in the trace comes before what was concluded from it.
  private var rank: Int {
    switch kind {
    case .bugCheck, .drop, .touch, .lost: 0
    case .breach: 1
    case .rule: 2
    }
  }

  fileprivate func precedes(_ other: Findings.Finding) -> Bool {
    index == other.index ? rank < other.rank : index < other.index
  }
}

extension Event {
  fileprivate var isTrouble: Bool { trouble != nil }

  fileprivate var trouble: Findings.Kind? {
    switch kind {
    case .bugcheck: .bugCheck
    case .drop: .drop
    case .touch: .touch
    case .lost: .lost
    default: nil
    }
  }
}

import Events
import Simulation
import Verification

/// What one state of a search leads to.
public struct SearchExpansion: Sendable {
  /// Which member of a crew has made it.
  public let maker: Int
  /// The states that are to be gone on from, until they are taken over.
  var children: [SearchMoment?] = []
  /// How many of the states that it leads to were known when the round began.
  var knownChildCount = 0
  /// Whether the state itself could not be made again.
  var isLost = false
  /// The states on the way, with how they were reached.
  var passed: [(digest: UInt128, arrival: SearchArrival)] = []
  /// Whether the way led to a state that is known.
  var isMet = false
  /// The runs that ended.
  var ends: [(isWhole: Bool, eventCount: Int)] = []
  private(set) var findings: [SearchFinding] = []
  private(set) var coverage: [SearchAnswer: Int] = [:]

  /// Nothing yet.
  public init(maker: Int = 0) { self.maker = maker }

  /// Takes over a state that is to be gone on from, unless it is known to be reached as well otherwise.
  mutating func lead(to child: consuming SearchMoment, _ known: KnownStates) {
    if let digest = child.digest, known.has(digest, asGoodAs: child.arrival) {
      knownChildCount += 1
    } else {
      child.maker = maker
      children.append(child)
    }
  }

  /// Notes a state on the way; whether it is known to be reached as well otherwise.
  mutating func passes(
    _ digest: UInt128?, _ arrival: SearchArrival, _ known: KnownStates
  ) -> Bool {
    guard let digest else { return false }
    isMet = known.has(digest, asGoodAs: arrival)
    if !isMet { passed.append((digest, arrival)) }
    return isMet
  }

  mutating func note(_ found: [SearchFinding]) { findings += found }

  mutating func end(_ isWhole: Bool, _ arrival: SearchArrival, _ found: [SearchFinding]) {
    findings += found
    ends.append((isWhole, arrival.eventCount))
  }

  mutating func cover(_ asked: [SearchedChoices.Asked]) {
    for question in asked {
      let answer = SearchAnswer(point: question.point, call: question.call, value: question.value)
      coverage[answer, default: 0] += 1
    }
  }
}

/// One answer that was tried.
public struct SearchAnswer: Hashable, Sendable, Comparable {
  /// The choice point.
  public let point: ChoicePoint
  /// The call at which it stands.
  public let call: Call
  /// The answer.
  public let value: ChoiceValue

  /// By choice point, call and answer.
  public static func < (a: SearchAnswer, b: SearchAnswer) -> Bool { a.rank < b.rank }

  private var rank: (Int, UInt16, Int) {
    switch value {
    case .word(let word): (point.rawValue, call.rawValue, Int(word.rawValue))
    case .number(let number): (point.rawValue, call.rawValue, number)
    }
  }
}

/// A rule that a run breaks.
public struct SearchFinding: Equatable, Sendable {
  /// The id of the rule.
  public let rule: String
  /// What happened, in words.
  public let sentence: String
  /// The index of the guilty event.
  public let index: Int
  /// How many events the run has when it shows: what never comes is known at the end only, long behind the guilty event.
  public let eventCount: Int
  /// The run.
  public let path: SearchPath

  /// A rule that is broken at an event of a run.
  ///
  /// - Parameters:
  ///   - rule: the id of the rule.
  ///   - sentence: what happened, in words.
  ///   - index: the index of the guilty event.
  ///   - eventCount: how many events the run has when it shows; `nil` if the guilty event shows it.
  ///   - path: the run.
  public init(
    rule: String, sentence: String, index: Int, eventCount: Int? = nil, path: SearchPath
  ) {
    self.rule = rule
    self.sentence = sentence
    self.index = index
    self.eventCount = eventCount ?? index + 1
    self.path = path
  }

  /// What the last item of the agenda has shown, which began behind so many events and ended behind so many.
  init(_ finding: RuleFinding, _ path: SearchPath, from begin: Int, to end: Int) {
    self.init(
      rule: finding.rule, sentence: finding.sentence, index: finding.index,
      eventCount: finding.index < begin ? end : nil, path: path)
  }

  /// Whether it shows the same with fewer events.
  ///
  /// Where the guilty event stands does not count: behind equal states the same shows equally late, but what is guilty of it can
  /// lie before them, here and there at another place.
  func isShorter(than other: SearchFinding) -> Bool {
    if eventCount != other.eventCount { return eventCount < other.eventCount }
    return path != other.path ? path < other.path : index < other.index
  }
}

/// What came of a search so far.
public struct SearchResult: Sendable {
  /// How many different states were met.
  public internal(set) var stateCount = 0
  /// How many runs were followed to their end.
  public internal(set) var runCount = 0
  /// How many times a state was met again, so that the rest of the runs behind it is known.
  public internal(set) var metCount = 0
  /// How many runs were given up, because they have too many events.
  public internal(set) var givenUpCount = 0
  /// How many states of a search that is gone on with could not be made again; 0 unless the model has changed.
  public internal(set) var lostCount = 0
  /// For each rule that is broken the shortest run that breaks it, by rule.
  public internal(set) var findings: [SearchFinding] = []
  /// How often each answer was tried.
  public internal(set) var coverage: [SearchAnswer: Int] = [:]

  /// Nothing searched yet.
  public init() {}

  /// Counts anew what another part of the search has counted.
  mutating func restart() {
    runCount = 0
    metCount = 0
    givenUpCount = 0
    lostCount = 0
    coverage = [:]
  }

  /// Takes over what a state led to, apart from how the ways behind it end.
  mutating func add(_ expansion: SearchExpansion) {
    if expansion.isLost { lostCount += 1 }
    for finding in expansion.findings { add(finding) }
    for (answer, count) in expansion.coverage { coverage[answer, default: 0] += count }
  }

  /// Counts how the ways behind a state end, each of them once.
  mutating func count(_ expansion: SearchExpansion) {
    metCount += expansion.knownChildCount + (expansion.isMet ? 1 : 0)
    runCount += expansion.ends.count { $0.isWhole }
    givenUpCount += expansion.ends.count { !$0.isWhole }
  }

  /// Takes over what another part of the search has found.
  mutating func merge(_ other: SearchResult) {
    runCount += other.runCount
    metCount += other.metCount
    givenUpCount += other.givenUpCount
    lostCount += other.lostCount
    for finding in other.findings { add(finding) }
    for (answer, count) in other.coverage { coverage[answer, default: 0] += count }
  }

  mutating func add(_ finding: SearchFinding) {
    guard let place = findings.firstIndex(where: { $0.rule == finding.rule }) else {
      findings.append(finding)
      findings.sort { $0.rule < $1.rule }
      return
    }
    if finding.isShorter(than: findings[place]) { findings[place] = finding }
  }
}

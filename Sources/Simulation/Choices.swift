import Events

/// Resolves choice points: by a branch, by the run that is followed, by the scenario, or by the seed
/// (NDIS_REFERENCE 0.5, DESIGN D5).
///
/// A choice point is asked only where more than one outcome is possible. Every answer is recorded,
/// so that the answers of a run, in order, make the same run again.
struct Choices: Sendable {
  private var generator: SplitMix64
  private var rules: [ChoicePoint: ChoiceRule]
  private var answered = [Int](repeating: 0, count: ChoicePoint.allCases.count + 1)
  /// How often each clause of a rule has fitted.
  private var fitted: [ChoicePoint: [Int]] = [:]
  /// The answers of a run that is made again.
  var followed = FollowedChoices([])
  /// The answer that makes a branch another run.
  var branch: PlannedBranch?
  /// The answers of a search.
  var searched: SearchedChoices?

  init(rules: [ChoicePoint: ChoiceRule], seed: UInt64) {
    self.rules = rules
    generator = SplitMix64(seed: seed)
  }

  /// What the scenario says about one occasion.
  enum Ruling {
    /// Nothing: the state of the model decides where it can, else the seed.
    case none
    /// The seed decides.
    case seed
    /// This outcome.
    case value(ChoiceValue)
  }

  /// The scenario's word on this occasion; it counts the occasion.
  mutating func ruling(_ point: ChoicePoint, at call: String, time: Int64) -> Ruling {
    let occasion = answered[point.rawValue]
    answered[point.rawValue] += 1
    switch rules[point] {
    case nil: return .none
    case .seed: return .seed
    case .fixed(let value): return .value(value)
    case .sequence(let values): return occasion < values.count ? .value(values[occasion]) : .seed
    case .byCall(let values): return values[call].map(Ruling.value) ?? .none
    case .clauses(let clauses): return ruling(clauses, of: point, at: call, time: time)
    }
  }

  /// The first clause that applies; every clause counts the occasions that fit it.
  private mutating func ruling(
    _ clauses: [ChoiceClause], of point: ChoicePoint, at call: String, time: Int64
  ) -> Ruling {
    var ruling = Ruling.none
    for (index, clause) in clauses.enumerated() where clause.fits(call, time) {
      let count = countFitting(index, of: clauses.count, point)
      guard case .none = ruling, clause.nth == 0 || clause.nth == count else { continue }
      let isCertain = clause.odds == ChoiceClause.certain
      if isCertain || generator.below(ChoiceClause.certain) < clause.odds {
        ruling = .value(clause.value)
      }
    }
    return ruling
  }

  /// Counts an occasion that fits a clause, in place.
  private mutating func countFitting(_ index: Int, of count: Int, _ point: ChoicePoint) -> Int {
    fitted[point, default: Array(repeating: 0, count: count)][index] += 1
    return fitted[point]?[index] ?? 0
  }

  /// Whether the scenario says anything about a choice point.
  func hasRule(for point: ChoicePoint) -> Bool { rules[point] != nil }

  /// One of the outcomes, drawn with weights.
  mutating func draw(_ outcomes: [(Word, weight: Int)]) -> Word {
    var rest = generator.below(outcomes.reduce(0) { $0 + $1.weight })
    for (outcome, weight) in outcomes {
      if rest < weight { return outcome }
      rest -= weight
    }
    preconditionFailure("the weights cover every number drawn")
  }

  /// A number in `range`.
  mutating func draw(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + generator.below(range.count)
  }
}

extension Choices: Digested {
  func feed(_ digest: inout StateDigest) {
    generator.feed(&digest)
    digest.add(answered) { $1.add($0) }
    digest.add(fitted.count)
    guard !fitted.isEmpty else { return }
    for point in ChoicePoint.allCases { digest.add(fitted[point] ?? []) { $1.add($0) } }
  }

  /// Whether a clause asks for the time.
  var dependsOnTime: Bool {
    rules.values.contains { rule in
      guard case .clauses(let clauses) = rule else { return false }
      return clauses.contains { $0.start > 0 || $0.end < .max }
    }
  }
}

/// How the words of a choice point are drawn when the scenario leaves it to the seed: the ordinary
/// outcome more often.
private let weights: [ChoicePoint: [(Word, weight: Int)]] = [
  .finishInside: [
    (Word.Outcome.success, 3), (Word.Outcome.pending, 4), (Word.Outcome.failure, 1),
  ],
  .completionMoment: [
    (Word.Outcome.after, 3), (Word.Outcome.nested, 2), (Word.Outcome.otherCPU, 1),
  ],
  .transfer: [
    (Word.Outcome.success, 4), (Word.Outcome.pending, 3), (Word.Outcome.failure, 1),
  ],
  .lowResources: [(Word.Outcome.no, 3), (Word.Outcome.yes, 1)],
  .allocation: [(Word.Outcome.yes, 7), (Word.Outcome.no, 1)],
  .ringFull: [(Word.Outcome.yes, 7), (Word.Outcome.no, 1)],
]

extension World {
  /// The outcomes of CP1 for a call that a library or a miniport finishes well, now or later.
  static let finishedOrPended = [Word.Outcome.success, Word.Outcome.pending]

  /// Resolves a choice whose outcome is a word and records the answer.
  ///
  /// `outcomes` are those that are possible here, the usual one first; a scenario that asks for
  /// another one gets that. Where only one is possible nothing is chosen.
  mutating func choose(
    _ point: ChoicePoint, at call: Call, by component: ComponentID, among outcomes: [Word]? = nil
  ) -> Word {
    guard isRecording else { return Word.Outcome.success }
    let possible = outcomes ?? point.outcomes
    guard possible.count > 1 else { return possible[0] }
    let occasion = occasion(point, call, component)
    if let found = answerOfSearch(occasion, among: { possible.map(ChoiceValue.word) }) {
      guard case .word(let word) = found else { return possible[0] }
      return record(word, at: occasion)
    }
    let ruling = ruling(point, at: call)
    return word(occasion, among: possible, ruling)
  }

  private mutating func word(
    _ occasion: ChoiceOccasion, among possible: [Word], _ ruling: Choices.Ruling
  ) -> Word {
    let usual: Word
    switch ruling {
    case .value(.word(let word)): usual = possible.contains(word) ? word : possible[0]
    case .value(.number), .seed, .none:
      usual = choices.draw((weights[occasion.point] ?? []).filter { possible.contains($0.0) })
    }
    let settled = settle(occasion, otherwise: .word(usual)) { value in
      if case .word(let word) = value { possible.contains(word) } else { false }
    } among: { world in
      .words(possible.map(world.history.lexicon.text))
    }
    guard case .word(let outcome) = settled else {
      preconditionFailure("only a word is possible where the usual outcome is a word")
    }
    return record(outcome, at: occasion)
  }

  private mutating func record(_ outcome: Word, at occasion: ChoiceOccasion) -> Word {
    note(
      .choice, occasion.call, at: occasion.component, value: occasion.point.rawValue,
      status: outcome)
    return outcome
  }

  /// The answer of a search that tries all of them; `nil` if none does, or not here.
  private mutating func answerOfSearch(
    _ occasion: ChoiceOccasion, among possible: () -> [ChoiceValue]
  ) -> ChoiceValue? {
    guard choices.searched?.answers(occasion.point) == true else { return nil }
    return choices.searched?.answer(occasion, among: possible())
  }

  /// Resolves a choice whose outcome is a number in `range` and records the answer.
  ///
  /// `usualMax` is the most that comes where nobody asks for a number.
  mutating func chooseNumber(
    _ point: ChoicePoint, in range: ClosedRange<Int>, at call: Call, by component: ComponentID,
    usualMax: Int? = nil
  ) -> Int {
    guard isRecording else { return range.upperBound }
    let occasion = occasion(point, call, component)
    if range.count > 1,
      case .number(let number) = answerOfSearch(
        occasion, among: { SearchedChoices.numbers(of: range) })
    {
      return record(number, at: occasion)
    }
    let usual =
      switch ruling(point, at: call) {
      case .value(.number(let number)): min(max(number, range.lowerBound), range.upperBound)
      case .value(.word), .seed, .none:
        choices.draw(range.lowerBound...(usualMax ?? range.upperBound))
      }
    let settled = settle(occasion, otherwise: .number(usual)) { value in
      if case .number(let number) = value { range.contains(number) } else { false }
    } among: { _ in
      .numbers(range)
    }
    guard case .number(let outcome) = settled else {
      preconditionFailure("only a number is possible where the usual outcome is a number")
    }
    return record(outcome, at: occasion)
  }

  private mutating func record(_ outcome: Int, at occasion: ChoiceOccasion) -> Int {
    note(.choice, occasion.call, at: occasion.component, value: occasion.point.rawValue)
    attach(.outcomeNumber, outcome)
    return outcome
  }

  /// Whether something happens that is usually decided by the state of the model: the scenario, or
  /// a branch, may decide instead.
  mutating func chooses(
    _ point: ChoicePoint, at call: Call, by component: ComponentID, otherwise natural: Bool
  ) -> Bool {
    guard isRecording else { return natural }
    let occasion = occasion(point, call, component)
    let usual = natural ? Word.Outcome.yes : Word.Outcome.no
    let other = natural ? Word.Outcome.no : Word.Outcome.yes
    if let found = answerOfSearch(occasion, among: { [.word(usual), .word(other)] }) {
      guard case .word(let word) = found else { return natural }
      return record(word, at: occasion) == Word.Outcome.yes
    }
    let ruling = ruling(point, at: call)
    if case .none = ruling, !intervenes(at: occasion) { return natural }
    return word(occasion, among: point.outcomes, ruling) == Word.Outcome.yes
  }

  /// The scenario's word on this occasion; most scenarios have none, and then nobody asks for names.
  private mutating func ruling(_ point: ChoicePoint, at call: Call) -> Choices.Ruling {
    let name = choices.hasRule(for: point) ? history.lexicon.name(call) : ""
    return choices.ruling(point, at: name, time: now)
  }

  private func occasion(
    _ point: ChoicePoint, _ call: Call, _ component: ComponentID
  ) -> ChoiceOccasion {
    ChoiceOccasion(point: point, call: call, component: component, index: history.count)
  }
}

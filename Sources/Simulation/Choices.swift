import Events

/// Resolves choice points: by a forced outcome, by the scenario, or by the seed (NDIS_REFERENCE
/// 0.5, DESIGN D5).
///
/// A choice point is asked only where more than one outcome is possible. Every answer is recorded,
/// so that the answers of a run, in order, make the same run again.
struct Choices: Sendable {
  private var generator: SplitMix64
  private var rules: [ChoicePoint: ChoiceRule]
  private var answered = [Int](repeating: 0, count: ChoicePoint.allCases.count + 1)

  init(rules: [ChoicePoint: ChoiceRule], seed: UInt64) {
    self.rules = rules
    generator = SplitMix64(seed: seed)
  }

  /// Whether the scenario says anything about a choice point at a call.
  ///
  /// Points at which the state of the model decides by itself, such as an empty pool, are asked
  /// only then.
  func isRuled(_ point: ChoicePoint, at call: String) -> Bool {
    switch rules[point] {
    case nil: false
    case .byCall(let values): values[call] != nil
    case .fixed, .sequence, .seed: true
    }
  }

  /// The scenario's outcome for this occasion, or `nil` where it leaves it to the seed.
  mutating func ruling(_ point: ChoicePoint, at call: String) -> ChoiceValue? {
    let occasion = answered[point.rawValue]
    answered[point.rawValue] += 1
    switch rules[point] {
    case nil, .seed: return nil
    case .fixed(let value): return value
    case .sequence(let values): return occasion < values.count ? values[occasion] : nil
    case .byCall(let values): return values[call]
    }
  }

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
    let outcome: Word
    switch choices.ruling(point, at: history.lexicon.name(call)) {
    case .word(let word): outcome = possible.contains(word) ? word : possible[0]
    case .number, nil:
      outcome = choices.draw((weights[point] ?? []).filter { possible.contains($0.0) })
    }
    note(.choice, call, at: component, value: point.rawValue, status: outcome)
    return outcome
  }

  /// Resolves a choice whose outcome is a number in `range` and records the answer.
  mutating func chooseNumber(
    _ point: ChoicePoint, in range: ClosedRange<Int>, at call: Call, by component: ComponentID
  ) -> Int {
    guard isRecording else { return range.upperBound }
    let outcome =
      switch choices.ruling(point, at: history.lexicon.name(call)) {
      case .number(let number): min(max(number, range.lowerBound), range.upperBound)
      case .word, nil: choices.draw(range)
      }
    note(.choice, call, at: component, value: point.rawValue)
    attach(.outcomeNumber, outcome)
    return outcome
  }

  /// Whether something happens that is usually decided by the state of the model: the scenario may
  /// decide instead.
  mutating func chooses(
    _ point: ChoicePoint, at call: Call, by component: ComponentID, otherwise natural: Bool
  ) -> Bool {
    guard isRecording, choices.isRuled(point, at: history.lexicon.name(call)) else {
      return natural
    }
    return choose(point, at: call, by: component) == Word.Outcome.yes
  }
}

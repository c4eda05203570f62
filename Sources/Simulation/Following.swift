import Events

/// One moment at which a choice point is asked.
struct ChoiceOccasion: Sendable {
  let point: ChoicePoint
  /// The call at which it stands, and who is asked.
  let call: Call
  let component: ComponentID
  /// The index of the event that records the answer.
  let index: Int
}

/// The answers of a run that is made again, kept apart by what was asked, where, and by whom.
///
/// While the run is the same, each occasion finds its own answer first. Behind a branch, each
/// driver goes on with what it answered next at this call, as long as there is such an answer and
/// it is possible.
struct FollowedChoices: Sendable {
  private struct Key: Hashable {
    var point: ChoicePoint
    var call: String
    var component: String
  }

  /// The answers to one question, and how many of them were given.
  private struct Answers {
    var choices: [RecordedChoice] = []
    var usedCount = 0
    var next: RecordedChoice? { usedCount < choices.count ? choices[usedCount] : nil }
  }

  private var answers: [Key: Answers] = [:]

  init(_ choices: [RecordedChoice]) {
    for choice in choices {
      let key = Key(point: choice.point, call: choice.call, component: choice.component)
      answers[key, default: Answers()].choices.append(choice)
    }
  }

  /// Whether no run is followed.
  var isEmpty: Bool { answers.isEmpty }

  private static func key(_ occasion: ChoiceOccasion, _ lexicon: Lexicon) -> Key {
    Key(
      point: occasion.point, call: lexicon.name(occasion.call),
      component: lexicon.name(occasion.component))
  }

  /// Whether exactly this occasion was recorded.
  func knows(_ occasion: ChoiceOccasion, _ lexicon: Lexicon) -> Bool {
    guard !answers.isEmpty else { return false }
    return answers[FollowedChoices.key(occasion, lexicon)]?.next?.index == occasion.index
  }

  /// The next answer for such an occasion, or `nil`.
  mutating func take(_ occasion: ChoiceOccasion, _ lexicon: Lexicon) -> ChoiceValue? {
    let key = FollowedChoices.key(occasion, lexicon)
    guard let choice = answers[key]?.next else { return nil }
    answers[key]?.usedCount += 1
    return choice.value
  }
}

/// What became of a branch.
public enum BranchOutcome: Equatable, Sendable {
  /// The choice point has not been asked behind the position.
  case waiting
  /// The event at this index has the new outcome; without the branch it would have had this one.
  case taken(index: Int, insteadOf: ChoiceValue)
  /// The event at this index cannot have that outcome, only one of these.
  case impossible(index: Int, possible: PossibleOutcomes)
}

/// The outcomes that are possible on one occasion.
public enum PossibleOutcomes: Equatable, Sendable {
  /// These words.
  case words([String])
  /// The numbers of a range.
  case numbers(ClosedRange<Int>)
}

/// A branch that a run is to take.
struct PlannedBranch: Sendable {
  let branch: Branch
  var outcome = BranchOutcome.waiting

  /// Whether this is the occasion at which it leaves the run.
  func begins(at occasion: ChoiceOccasion) -> Bool {
    outcome == .waiting && occasion.point == branch.point && occasion.index >= branch.position
  }
}

extension World {
  /// Whether an occasion is decided by the run that is followed, or by a branch, although the
  /// scenario leaves it to the state of the model.
  func intervenes(at occasion: ChoiceOccasion) -> Bool {
    choices.followed.knows(occasion, history.lexicon)
      || choices.branch?.begins(at: occasion) == true
  }

  /// The answer of the run that is followed; mostly none is, and then nobody asks for names.
  private mutating func recordedAnswer(to occasion: ChoiceOccasion) -> ChoiceValue? {
    guard !choices.followed.isEmpty else { return nil }
    return choices.followed.take(occasion, history.lexicon)
  }

  /// The outcome of an occasion: that of the branch, that of the run that is followed, or the usual
  /// one.
  mutating func settle(
    _ occasion: ChoiceOccasion, otherwise usual: ChoiceValue,
    where isPossible: (ChoiceValue) -> Bool, among possible: (World) -> PossibleOutcomes
  ) -> ChoiceValue {
    let recorded = recordedAnswer(to: occasion)
    let outcome = recorded.map { isPossible($0) ? $0 : usual } ?? usual
    guard let planned = choices.branch, planned.begins(at: occasion) else { return outcome }
    guard isPossible(planned.branch.value) else {
      let outcomes = possible(self)
      choices.branch?.outcome = .impossible(index: occasion.index, possible: outcomes)
      return outcome
    }
    choices.branch?.outcome = .taken(index: occasion.index, insteadOf: outcome)
    return planned.branch.value
  }
}

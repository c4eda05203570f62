/// The places where real Windows is not determined (NDIS_REFERENCE 0.5); the raw value is the number behind `CP`.
public enum ChoicePoint: Int, CaseIterable, Sendable {
  /// Does the miniport finish the call inside its handler? success, failure, pending.
  case finishInside = 1
  /// When does the completion run relative to the return of the call that gave PENDING? nested, other-cpu, after.
  case completionMoment
  /// How many bytes of lookahead does an indication carry?
  case lookahead
  /// How many packets are indicated together?
  case batch
  /// How does MiniportTransferData answer? success, pending, failure, reset.
  case transfer
  /// Is the miniport short of receive descriptors? yes, no.
  case lowResources
  /// Does an allocation from a pool succeed? yes, no.
  case allocation
  /// Does the application cancel or close now? yes, no. Never asked, see ``isAsked``.
  case cancel
  /// Does an unbind, pause, reset or removal arrive now? yes, no. Never asked, see ``isAsked``.
  case arrival
  /// In which order do the bindings of an adapter stand? The place of the new one in the list, from 0.
  case bindingOrder
  /// In which order do several sends complete? Which of those that are left comes next, from 0.
  case completionOrder
  /// Does a full ring accept the frame after all? yes, no.
  case ringFull

  /// Whether the models ask it.
  ///
  /// CP8 and CP9 could be asked between any two events, so an answer would say nothing about a driver, and a trace would
  /// drown in them. What they stand for is a stimulus with a time of its own, of a scenario or of a user
  /// (docs/decisions/0003-choice-points.md). They keep their numbers, because those are the reference's.
  public var isAsked: Bool { self != .cancel && self != .arrival }

  /// What to do instead where a choice point is not asked; empty for one that is.
  public var stimuli: String {
    switch self {
    case .cancel: "cancel, close"
    case .arrival: "unbind, unload, pause, reset, surprise_remove"
    case .finishInside, .completionMoment, .lookahead, .batch, .transfer, .lowResources,
      .allocation, .bindingOrder, .completionOrder, .ringFull:
      ""
    }
  }

  /// The name that files and screens use, from `CP1` to `CP12`.
  public var name: String { "CP\(rawValue)" }

  /// The choice point of that name, or `nil`.
  public init?(name: String) {
    guard let point = ChoicePoint.allCases.first(where: { $0.name == name }) else { return nil }
    self = point
  }

  /// The outcomes that are words; empty where the outcome is a number.
  public var outcomes: [Word] {
    switch self {
    case .finishInside: [Word.Outcome.success, Word.Outcome.failure, Word.Outcome.pending]
    case .completionMoment: [Word.Outcome.nested, Word.Outcome.otherCPU, Word.Outcome.after]
    case .transfer:
      [Word.Outcome.success, Word.Outcome.pending, Word.Outcome.failure, Word.Outcome.reset]
    case .lowResources, .allocation, .cancel, .arrival, .ringFull:
      [Word.Outcome.yes, Word.Outcome.no]
    case .lookahead, .batch, .bindingOrder, .completionOrder: []
    }
  }

  /// The question that the choice answers.
  public var question: String {
    switch self {
    case .finishInside: "Does the miniport finish the call inside its handler?"
    case .completionMoment: "When does the completion run, relative to the return of the call?"
    case .lookahead: "How many bytes of lookahead does the indication carry?"
    case .batch: "How many packets are indicated together?"
    case .transfer: "How does MiniportTransferData answer?"
    case .lowResources: "Is the miniport short of receive descriptors?"
    case .allocation: "Does the allocation succeed?"
    case .cancel: "Does the application cancel or close now?"
    case .arrival: "Does an unbind, reset or removal arrive now?"
    case .bindingOrder: "In which order do the bindings stand on the adapter's list?"
    case .completionOrder: "In which order do the sends complete?"
    case .ringFull: "Does the card find room for the frame?"
    }
  }
}

/// The outcome of a choice.
public enum ChoiceValue: Hashable, Sendable {
  /// One of ``ChoicePoint/outcomes``.
  case word(Word)
  /// A number of bytes, a count, or a place in a list.
  case number(Int)
}

/// How a scenario resolves one choice point.
public enum ChoiceRule: Equatable, Sendable {
  /// Always the same.
  case fixed(ChoiceValue)
  /// The first, the second ...; what comes after the list is left to the seed.
  case sequence([ChoiceValue])
  /// By the call at which the choice point stands; at other calls it is as if nothing were said.
  case byCall([String: ChoiceValue])
  /// By conditions: the first clause that applies; where none does, it is as if nothing were said.
  case clauses([ChoiceClause])
  /// Left to the seed.
  case seed
}

/// An outcome under conditions: at a call, in a span of time, the n-th time, with some odds.
public struct ChoiceClause: Equatable, Sendable {
  /// The outcome.
  public var value: ChoiceValue
  /// The call at which it applies; empty for every call.
  public var call: String
  /// The simulated time from which it applies, in nanoseconds.
  public var start: Int64
  /// The simulated time at which it applies no longer.
  public var end: Int64
  /// Which of the occasions that fit it means, from 1; 0 for all of them.
  public var nth: Int
  /// How often of ten thousand times it applies; the seed draws.
  public var odds: Int

  /// The odds of what always happens.
  public static let certain = 10_000

  /// An outcome under conditions.
  public init(
    _ value: ChoiceValue, call: String = "", start: Int64 = 0, end: Int64 = .max, nth: Int = 0,
    odds: Int = ChoiceClause.certain
  ) {
    self.value = value
    self.call = call
    self.start = start
    self.end = end
    self.nth = nth
    self.odds = odds
  }

  /// Whether an occasion is one that it may mean.
  public func fits(_ call: String, _ time: Int64) -> Bool {
    (self.call.isEmpty || self.call == call) && time >= start && time < end
  }
}

import Events

/// The answers of one item of the agenda, while a search tries them all.
///
/// A search names the choice points whose answers it wants to try. Each time one of them is asked, the next given answer is taken;
/// where none is left, the first possible one. What was asked, and how many answers there were, is what the search goes on with.
///
/// Not modelled: every number of a range of more than eight; five of them stand for all.
public struct SearchedChoices: Sendable {
  /// Which choice points are answered by the search; the others are left to the scenario and the seed.
  public let points: Set<ChoicePoint>
  /// The answers, by their place among the possible ones.
  public var given: [Int] = []
  /// What was asked since, in order.
  public private(set) var asked: [Asked] = []
  /// How many answers may be tried; behind them the choice points are left to the scenario and the seed.
  public var budget: Int

  /// One choice point that was asked.
  public struct Asked: Equatable, Sendable {
    /// Which one.
    public let point: ChoicePoint
    /// The call at which it stands.
    public let call: Call
    /// How many answers are possible.
    public let count: Int
    /// Which of them was taken.
    public let taken: Int
    /// The answer.
    public let value: ChoiceValue
  }

  /// Nothing asked yet.
  public init(_ points: Set<ChoicePoint>, budget: Int) {
    self.points = points
    self.budget = budget
  }

  /// Whether the search answers an occasion.
  func answers(_ point: ChoicePoint) -> Bool { asked.count < budget && points.contains(point) }

  /// The answer to an occasion.
  mutating func answer(_ occasion: ChoiceOccasion, among possible: [ChoiceValue]) -> ChoiceValue {
    let taken = asked.count < given.count ? min(given[asked.count], possible.count - 1) : 0
    asked.append(
      Asked(
        point: occasion.point, call: occasion.call, count: possible.count, taken: taken,
        value: possible[taken]))
    return possible[taken]
  }

  /// The numbers that stand for a range: all of them where they are few, else both ends, what lies beside them, and the middle.
  static func numbers(of range: ClosedRange<Int>) -> [ChoiceValue] {
    guard range.count > numberCountMax else { return range.map(ChoiceValue.number) }
    let ends = [range.lowerBound, range.upperBound, range.lowerBound + 1, range.upperBound - 1]
    return (ends + [range.lowerBound + range.count / 2]).map(ChoiceValue.number)
  }

  /// How many numbers are all tried.
  static let numberCountMax = 8
}

/// A branch of a run: where it leaves the run that it follows, and how.
public struct Branch: Equatable, Sendable {
  /// The position behind which the first resolution of the choice point changes.
  public let position: Int
  /// The choice point.
  public let point: ChoicePoint
  /// The new outcome.
  public let value: ChoiceValue

  /// A branch.
  public init(at position: Int, _ point: ChoicePoint, _ value: ChoiceValue) {
    self.position = position
    self.point = point
    self.value = value
  }
}

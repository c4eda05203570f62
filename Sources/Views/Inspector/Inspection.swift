import Events

/// What is open and picked in the inspector.
public struct Inspection: Equatable, Sendable {
  /// The row that is picked, from 0.
  public var row = 0
  /// The branches that the user opened or closed, against the way they are shown at first.
  public var toggled: Set<String> = []

  /// Nothing is opened, the first row is picked.
  public init() {}
}

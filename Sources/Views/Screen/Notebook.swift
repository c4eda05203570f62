import Replay

/// What a user has noted down about a run: values to watch, remarks, a place to compare with.
public struct Notebook: Equatable, Sendable {
  /// The values that are shown at every step.
  public var watches: [Watch] = []
  /// The expressions that are charted, beside what the picture has.
  public var charts: [ChartedExpression] = []
  /// The remarks, in the order of their positions.
  public var notes: [UserNote] = []
  /// The position that the next one is compared with, or `nil`.
  public var comparedWith: Int?

  /// Nothing is noted.
  public init() {}

  /// The remark at a position, or `nil`.
  public func note(at position: Int) -> UserNote? { notes.first { $0.position == position } }

  /// Writes a remark at a position in place of the one that stands there; an empty one removes it.
  public mutating func setNote(_ text: String, at position: Int) {
    notes.removeAll { $0.position == position }
    if !text.isEmpty { notes.append(UserNote(text, at: position)) }
    notes.sort { $0.position < $1.position }
  }
}

/// An expression that somebody wants to see over the whole time.
public struct ChartedExpression: Equatable, Sendable {
  /// The expression.
  public let expression: QueryExpression

  /// An expression to chart.
  public init(_ expression: QueryExpression) { self.expression = expression }

  /// Two are the same if they are written the same.
  public static func == (a: ChartedExpression, b: ChartedExpression) -> Bool {
    a.expression.text == b.expression.text
  }
}

/// A remark of the user about a moment.
public struct UserNote: Hashable, Sendable {
  /// What it says.
  public let text: String
  /// The position.
  public let position: Int

  /// A remark.
  public init(_ text: String, at position: Int) {
    self.text = text
    self.position = position
  }
}

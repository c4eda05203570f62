/// What the mouse did: its left button and its wheel only, so that the others stay with the terminal's user.
public struct Mouse: Hashable, Sendable {
  /// What can happen.
  public enum Action: Hashable, Sendable {
    /// The button goes down.
    case press
    /// The mouse moves with the button down.
    case drag
    /// The button comes up.
    case release
    /// The wheel turns away from the hand.
    case wheelUp
    /// The wheel turns towards the hand.
    case wheelDown
  }

  /// What happened.
  public var action: Action
  /// The cell in which it happened.
  public var position: Position
  /// What was held down.
  public var modifiers: Modifiers

  /// What the mouse did in a cell.
  public init(_ action: Action, at position: Position, modifiers: Modifiers = []) {
    self.action = action
    self.position = position
    self.modifiers = modifiers
  }
}

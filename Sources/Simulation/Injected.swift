import Events

/// Something that a user did to a stack, and when.
public struct Injected: Equatable, Sendable {
  /// How many items of the agenda had been run before.
  public let turn: Int
  /// The time of its event.
  public let time: Int64
  /// What was done.
  public let stimulus: Stimulus

  /// Something that was done behind so many items of the agenda.
  public init(turn: Int, time: Int64, _ stimulus: Stimulus) {
    self.turn = turn
    self.time = time
    self.stimulus = stimulus
  }
}

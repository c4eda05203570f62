import Events

/// The way of a state machine up to a position.
public struct MachineTrack: Sendable {
  /// The state before the last transition; none if there was no transition.
  public internal(set) var previous = Word.none
  /// The index of the event of the last transition, or `nil`.
  public internal(set) var since: Int?
  /// The states that it has been in, in the order in which it came to them.
  public internal(set) var visited: [Word]

  /// A machine in its first state.
  init(_ initial: Word) { visited = [initial] }

  /// What a trace may say without end is not kept without end.
  private static let visitedMax = 32

  /// Takes over a transition; the same state again is none.
  mutating func move(from old: Word, to new: Word, at index: Int) {
    guard old != new else { return }
    previous = old
    since = index
    if visited.count < MachineTrack.visitedMax, !visited.contains(new) { visited.append(new) }
  }
}

extension StackState {
  /// The way of a machine up to here, or `nil` for a place that is no machine.
  public func track(of machine: PlaceID) -> MachineTrack? {
    tracks.indices.contains(machine.index) ? tracks[machine.index] : nil
  }
}

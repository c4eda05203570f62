import Synchronization

/// The states that were visited last, so that a place near one of them is reached with few events.
///
/// Who walks asks about the same places again and again: the step, the one before it, the beginning of a window. Timelines
/// share a memory only as long as they have the same events.
final class StateMemory: Sendable {
  private let kept: Mutex<[StackState]>

  /// A memory of some states, the latest last.
  init(_ states: [StackState] = []) { kept = Mutex(states) }

  /// What is remembered, the latest last.
  var states: [StackState] { kept.withLock { $0 } }

  /// The state that is nearest before a position, or at it, and behind `first`; `nil` if there is none.
  func state(after first: Int, through position: Int) -> StackState? {
    kept.withLock { states in
      var nearest: Int?
      var place = first
      for index in states.indices {
        let candidate = states[index].position
        guard candidate > place, candidate <= position else { continue }
        (nearest, place) = (index, candidate)
      }
      return nearest.map { states[$0] }
    }
  }

  /// Remembers a state; the oldest ones go when there are too many, or when they are too large.
  func keep(_ state: StackState) {
    let bytes = state.footprintBytes
    let countMax = min(max(StateMemory.bytesMax / max(bytes, 1), 2), StateMemory.countMax)
    kept.withLock { states in
      if states.count >= countMax { states.removeFirst(states.count - countMax + 1) }
      states.append(state)
    }
  }

  /// How far before a visited place another state is remembered, for who walks back from it.
  static let lead = 64
  private static let countMax = 16
  private static let bytesMax = 1 << 24
}

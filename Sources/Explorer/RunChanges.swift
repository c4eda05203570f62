import Live

/// The runs before and behind what was done to one: what is taken back, and what is done again.
///
/// What they share with the run that is shown costs nothing.
struct RunChanges {
  /// The run before each thing that was done to it, the last one at the end.
  private var past: [LiveRun] = []
  /// The run behind each thing that was taken back, the last one at the end.
  private var future: [LiveRun] = []

  /// Remembers the run before something is done to it.
  mutating func remember(_ before: LiveRun) {
    past.append(before)
    if past.count > RunChanges.countMax { past.removeFirst() }
    future = []
  }

  /// The run as it was before the last thing that was done to it; `nil` if nothing was.
  mutating func undo(_ run: LiveRun) -> LiveRun? {
    guard let before = past.popLast() else { return nil }
    future.append(run)
    return before
  }

  /// The run as it was before the last thing was taken back; `nil` if nothing was.
  mutating func redo(_ run: LiveRun) -> LiveRun? {
    guard let later = future.popLast() else { return nil }
    past.append(run)
    return later
  }

  private static let countMax = 100
}

/// Where we are in time, and where we were before jumps.
struct Cursor: Equatable, Sendable {
  /// The gap at which we stand.
  private(set) var position = 0
  private var past: [Int] = []
  private var future: [Int] = []

  /// Moves without remembering where we were: a step.
  mutating func step(to position: Int) { self.position = position }

  /// Moves and remembers where we were.
  mutating func jump(to position: Int) {
    guard position != self.position else { return }
    past.append(self.position)
    if past.count > Cursor.jumpCountMax { past.removeFirst() }
    future = []
    self.position = position
  }

  /// Goes back to where the last jump began; `false` if there was none.
  mutating func goBack() -> Bool {
    guard let place = past.popLast() else { return false }
    future.append(position)
    position = place
    return true
  }

  /// Goes forward again; `false` if there is nothing to go forward to.
  mutating func goForward() -> Bool {
    guard let place = future.popLast() else { return false }
    past.append(position)
    position = place
    return true
  }

  /// Forgets the places behind a position, which are no more: the run has taken another way.
  mutating func forget(beyond end: Int) {
    position = min(position, end)
    past.removeAll { $0 > end }
    future.removeAll { $0 > end }
  }

  /// Forgets the places before a position, whose events are not kept any more.
  mutating func forget(before start: Int) {
    position = max(position, start)
    past.removeAll { $0 < start }
    future.removeAll { $0 < start }
  }

  /// Forgets the jumps and goes to the beginning: the run begins anew.
  mutating func restart() { self = Cursor() }

  private static let jumpCountMax = 100
}

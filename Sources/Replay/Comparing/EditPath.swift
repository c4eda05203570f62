import Events

/// The shortest way from one row of numbers to another, by leaving out and putting in (Myers 1986, "An O(ND) Difference
/// Algorithm").
enum EditPath {
  /// A piece of the way.
  struct Step: Equatable {
    enum Kind { case both, onlyA, onlyB }
    let kind: Kind
    var count: Int
  }

  /// Up to so many events of both runs together the whole shortest way is found.
  static let wholeCount = 1_500
  /// How many events of a run are looked at to find back.
  static let windowCount = 512
  /// How many events may be left out and put in before a jump is cheaper.
  private static let editCountMax = 48
  /// How many events must be the same in a row so that the runs have found back to each other.
  private static let sameCount = 12

  /// The whole way; both rows are short.
  static func whole(_ a: ContiguousArray<UInt64>, _ b: ContiguousArray<UInt64>) -> [Step] {
    search(a, b, editCountMax: a.count + b.count) { x, y, _ in x == a.count && y == b.count } ?? []
  }

  /// The way to the nearest place from which on both do the same for a while, or to an end of a run; `nil` if it is far.
  static func toSameStretch(
    _ a: ContiguousArray<UInt64>, _ b: ContiguousArray<UInt64>, endsA: Bool, endsB: Bool
  ) -> [Step]? {
    search(a, b, editCountMax: editCountMax) { x, y, same in
      same >= sameCount || (endsA && x == a.count) || (endsB && y == b.count)
    }
  }

  /// Goes along the furthest ways, with one edit more each time, until `isGoal` answers yes for a place and the length of the same
  /// stretch that leads to it.
  private static func search(
    _ a: ContiguousArray<UInt64>, _ b: ContiguousArray<UInt64>, editCountMax: Int,
    isGoal: (Int, Int, Int) -> Bool
  ) -> [Step]? {
    var reached: [ContiguousArray<Int32>] = []
    var furthest = ContiguousArray<Int32>(repeating: 0, count: 1)
    for edits in 0...editCountMax {
      var next = ContiguousArray<Int32>(repeating: -1, count: 2 * edits + 1)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        guard let start = start(diagonal, edits, furthest, a.count, b.count) else { continue }
        var x = start
        while x < a.count, x - diagonal < b.count, a[x] == b[x - diagonal] { x += 1 }
        next[diagonal + edits] = Int32(x)
        if isGoal(x, x - diagonal, x - start) {
          reached.append(next)
          return steps(reached, x, x - diagonal, a.count, b.count)
        }
      }
      reached.append(next)
      furthest = next
    }
    return nil
  }

  /// Where a way with so many edits enters a diagonal, or `nil` if none can.
  private static func start(
    _ diagonal: Int, _ edits: Int, _ furthest: ContiguousArray<Int32>, _ countA: Int, _ countB: Int
  ) -> Int? {
    guard edits > 0 else { return 0 }
    let before = { (other: Int) -> Int in
      let place = other + edits - 1
      return furthest.indices.contains(place) ? Int(furthest[place]) : -1
    }
    let down = before(diagonal + 1)
    let right = before(diagonal - 1)
    var best = -1
    if right >= 0, right < countA { best = right + 1 }
    if down >= 0, down - diagonal <= countB, down > best || best < 0 { best = max(best, down) }
    return best >= 0 && best - diagonal >= 0 && best - diagonal <= countB ? best : nil
  }

  /// Walks back from a place to the beginning.
  private static func steps(
    _ reached: [ContiguousArray<Int32>], _ endX: Int, _ endY: Int, _ countA: Int, _ countB: Int
  ) -> [Step] {
    var moves: [Step] = []
    var (x, y) = (endX, endY)
    for edits in stride(from: reached.count - 1, through: 1, by: -1) {
      let diagonal = x - y
      let furthest = reached[edits - 1]
      let start = start(diagonal, edits, furthest, countA, countB) ?? 0
      add(.both, x - start, to: &moves)
      let place = diagonal - 1 + edits - 1
      let right = furthest.indices.contains(place) ? Int(furthest[place]) : -1
      if right >= 0, right < countA, right + 1 == start {
        add(.onlyA, 1, to: &moves)
        (x, y) = (start - 1, start - diagonal)
      } else {
        add(.onlyB, 1, to: &moves)
        (x, y) = (start, start - diagonal - 1)
      }
    }
    add(.both, x, to: &moves)
    return inOrder(moves.reversed())
  }

  private static func add(_ kind: Step.Kind, _ count: Int, to moves: inout [Step]) {
    guard count > 0 else { return }
    if let last = moves.last, last.kind == kind {
      moves[moves.count - 1].count += count
    } else {
      moves.append(Step(kind: kind, count: count))
    }
  }

  /// Between two stretches that are the same, what only the left run does comes first.
  private static func inOrder(_ moves: [Step]) -> [Step] {
    var ordered: [Step] = []
    var (onlyA, onlyB) = (0, 0)
    for move in moves + [Step(kind: .both, count: 0)] {
      switch move.kind {
      case .onlyA: onlyA += move.count
      case .onlyB: onlyB += move.count
      case .both:
        add(.onlyA, onlyA, to: &ordered)
        add(.onlyB, onlyB, to: &ordered)
        add(.both, move.count, to: &ordered)
        (onlyA, onlyB) = (0, 0)
      }
    }
    return ordered
  }
}

// MARK: - Far away

extension EditPath {
  /// The nearest place where both rows have the same numbers for a while, or `nil`.
  ///
  /// Stretches of one row are looked up in a table of those of the other, so that it costs no more than reading both.
  static func meeting(
    _ a: ContiguousArray<UInt64>, _ b: ContiguousArray<UInt64>
  ) -> (a: Int, b: Int)? {
    guard a.count >= sameCount, b.count >= sameCount else { return nil }
    var places: [UInt64: Int32] = [:]
    places.reserveCapacity(b.count)
    forEachStretch(b) { place, hash in
      if places[hash] == nil { places[hash] = Int32(place) }
      return true
    }
    var best: (a: Int, b: Int)?
    forEachStretch(a) { place, hash in
      if let best, place >= best.a + best.b { return false }
      guard let found = places[hash].map(Int.init), isSame(a, place, b, found) else { return true }
      if best.map({ place + found < $0.a + $0.b }) ?? true { best = (place, found) }
      return true
    }
    return best
  }

  private static func isSame(
    _ a: ContiguousArray<UInt64>, _ x: Int, _ b: ContiguousArray<UInt64>, _ y: Int
  ) -> Bool {
    (0..<sameCount).allSatisfy { a[x + $0] == b[y + $0] }
  }

  /// Calls `body` with each place and a number made of the stretch that begins there, until it answers no.
  private static func forEachStretch(
    _ keys: ContiguousArray<UInt64>, _ body: (Int, UInt64) -> Bool
  ) {
    var leaving: UInt64 = 1
    for _ in 0..<sameCount { leaving = leaving &* factor }
    var hash: UInt64 = 0
    for index in keys.indices {
      hash = hash &* factor &+ keys[index] &* spread
      if index >= sameCount { hash = hash &- keys[index - sameCount] &* spread &* leaving }
      let place = index - sameCount + 1
      if place >= 0, !body(place, hash) { return }
    }
  }

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let spread: UInt64 = 0xD6E8_FEB8_6659_FD93
}

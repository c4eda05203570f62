import Events

/// Making an alignment, piece by piece.
extension Alignment {
  /// Aligns on for about so many events, or to the ends.
  public mutating func advance(_ eventCount: Int) {
    var left = eventCount
    while left > 0, !isFinished { left -= alignFurther(atMost: left) }
  }

  /// Takes pairs that are alike, else finds the way over one difference; returns about how many events were looked at.
  private mutating func alignFurther(atMost count: Int) -> Int {
    let before = nextA
    let end = min(a.count - nextA, b.count - nextB, count)
    var taken = 0
    while taken < end, a[nextA] == b[nextB] {
      appendPair()
      taken += 1
    }
    if nextA > before { return nextA - before }
    return bridge()
  }

  /// Finds the way over a difference.
  private mutating func bridge() -> Int {
    let rest = (a: a.count - nextA, b: b.count - nextB)
    if rest.a == 0 || rest.b == 0 {
      settle()
      append(.onlyA, rest.a)
      append(.onlyB, rest.b)
      return 1
    }
    if rest.a + rest.b <= EditPath.wholeCount {
      settle()
      return follow(EditPath.whole(keysA(rest.a), keysB(rest.b)))
    }
    let window = EditPath.windowCount
    if rest.a <= window || rest.b <= window { settle() }
    let keys = (keysA(min(rest.a, window)), keysB(min(rest.b, window)))
    if let path = EditPath.toSameStretch(
      keys.0, keys.1, endsA: rest.a <= window, endsB: rest.b <= window)
    {
      return follow(path)
    }
    return jump(rest)
  }

  /// The runs have parted for long: the nearest place where both do the same for a while is looked for in growing windows.
  private mutating func jump(_ rest: (a: Int, b: Int)) -> Int {
    var size = EditPath.windowCount
    while true {
      let (x, y) = (min(rest.a, size), min(rest.b, size))
      if x == rest.a || y == rest.b { settle() }
      let keys = (keysA(x), keysB(y))
      if let meeting = EditPath.meeting(keys.0, keys.1) {
        append(.onlyA, meeting.a)
        append(.onlyB, meeting.b)
        return size
      }
      guard size < Alignment.jumpCount, x < rest.a || y < rest.b else {
        append(.onlyA, x)
        append(.onlyB, y)
        return size
      }
      size *= 2
    }
  }

  private func keysA(_ count: Int) -> ContiguousArray<UInt64> { a.keys(nextA..<nextA + count) }
  private func keysB(_ count: Int) -> ContiguousArray<UInt64> { b.keys(nextB..<nextB + count) }

  private mutating func follow(_ path: [EditPath.Step]) -> Int {
    var work = 1
    for step in path {
      work += step.count
      switch step.kind {
      case .both: for _ in 0..<step.count { appendPair() }
      case .onlyA: append(.onlyA, step.count)
      case .onlyB: append(.onlyB, step.count)
      }
    }
    return work
  }

  private mutating func appendPair() {
    append(a.detail(nextA) == b.detail(nextB) ? .same : .changed, 1)
  }

  private mutating func append(_ kind: Stretch.Kind, _ count: Int) {
    guard count > 0 else { return }
    let last = stretches.count - 1
    if last >= 0, stretches[last].kind == kind {
      stretches[last].extend(by: count)
    } else {
      let row = rowCount
      if kind != .same, last < 0 || stretches[last].kind == .same { differenceCount += 1 }
      if kind != .same, firstDifference == nil { firstDifference = row }
      stretches.append(Stretch(kind, a: nextA, b: nextB, count: count, row: row))
    }
    if kind.has(.a) { nextA += count }
    if kind.has(.b) { nextB += count }
  }

  /// From here on, the end of a run decides.
  private mutating func settle() {
    guard settled == nil else { return }
    settled = Settled(
      stretchCount: stretches.count, last: stretches.last, differenceCount: differenceCount,
      firstDifference: firstDifference, nextA: nextA, nextB: nextB)
  }

  mutating func takeBack(_ settled: Settled) {
    stretches.removeLast(stretches.count - settled.stretchCount)
    if let last = settled.last { stretches[stretches.count - 1] = last }
    differenceCount = settled.differenceCount
    firstDifference = settled.firstDifference
    nextA = settled.nextA
    nextB = settled.nextB
    self.settled = nil
  }

  struct Settled: Sendable {
    let stretchCount: Int
    let last: Stretch?
    let differenceCount: Int
    let firstDifference: Int?
    let nextA: Int
    let nextB: Int
  }

  /// How far is looked at most for a place where both runs do the same again.
  private static let jumpCount = 1 << 16
}

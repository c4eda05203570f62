import Events

/// Two runs side by side: which event of one belongs to which of the other, and where they differ.
///
/// It is made piece by piece (``advance(_:)``), from the beginning to the end, and costs about as much as reading both runs
/// once, however much they differ: where they part, the shortest way back to each other is looked for in a window, and the
/// window has an end.
public struct Alignment: Sendable {
  /// What was found, in order.
  public internal(set) var stretches: ContiguousArray<Stretch> = []
  /// How many differences there are: stretches that differ and touch are one.
  public internal(set) var differenceCount = 0
  /// The row of the first difference, or `nil` if none is known.
  public internal(set) var firstDifference: Int?

  var a: EventKeys
  var b: EventKeys
  /// The next events that have no row yet.
  var nextA: Int
  var nextB: Int
  /// How it was before an end of a run decided something; a run that grows takes that back.
  var settled: Settled?

  /// An alignment that knows nothing yet.
  public init(_ a: History, _ b: History) {
    self.a = EventKeys(a, like: a)
    self.b = EventKeys(b, like: a)
    nextA = self.a.first
    nextB = self.b.first
  }

  /// Takes over histories that have grown at their ends.
  public mutating func extend(_ a: History, _ b: History) {
    guard a.count != self.a.count || b.count != self.b.count else { return }
    if let settled { takeBack(settled) }
    self.a.adopt(a, like: a)
    self.b.adopt(b, like: a)
  }

  /// The places that both runs have, the left one's first.
  public var placePairs: [(a: PlaceID, b: PlaceID)] {
    pairs(b.history.lexicon.places.count, a.history.lexicon.places.count) {
      Int(b.names[PlaceID(index: $0)]) - 1
    }.map { (PlaceID(index: $0.a), PlaceID(index: $0.b)) }
  }

  /// The components that both runs have, the left one's first.
  public var componentPairs: [(a: ComponentID, b: ComponentID)] {
    pairs(b.history.lexicon.components.count, a.history.lexicon.components.count) {
      Int(b.names[ComponentID(index: $0)]) - 1
    }.map { (ComponentID(index: $0.a), ComponentID(index: $0.b)) }
  }

  private func pairs(
    _ count: Int, _ otherCount: Int, _ like: (Int) -> Int
  ) -> [(a: Int, b: Int)] {
    (0..<count).compactMap { like($0) < otherCount ? (like($0), $0) : nil }.sorted { $0.0 < $1.0 }
  }

  /// Where the other run does the same as a stretch that only one side has, not far from there, or `nil`.
  ///
  /// A few thousand events to either side are looked at, and only events that have no partner count.
  public func elsewhere(_ stretch: Stretch) -> Int? {
    guard !stretch.kind.isPair, stretch.count <= Alignment.elsewhereCount else { return nil }
    let side: Side = stretch.kind == .onlyA ? .a : .b
    let (own, other) = side == .a ? (a, b) : (b, a)
    let wanted = own.keys(stretch.start(side)..<stretch.start(side) + stretch.count)
    let middle = stretch.start(side.other)
    let first = max(middle - Alignment.elsewhereCount, other.first)
    let end = min(middle + Alignment.elsewhereCount, side == .a ? nextB : nextA)
    guard end - first >= wanted.count else { return nil }
    let keys = other.keys(first..<end)
    let starts = (0...keys.count - wanted.count).filter { start in
      wanted.indices.allSatisfy { keys[start + $0] == wanted[$0] }
        && partner(of: first + start, on: side.other) == nil
    }
    return starts.min { abs(first + $0 - middle) < abs(first + $1 - middle) }.map { first + $0 }
  }

  // MARK: - Asking

  /// How many rows there are: one for two events that belong together, one for an event that only one run has.
  public var rowCount: Int { stretches.last.map { $0.row + $0.count } ?? 0 }
  /// Whether both runs are aligned to their ends.
  public var isFinished: Bool { nextA == a.count && nextB == b.count }
  /// Whether these histories are those that it knows, and have not grown.
  public func knows(_ a: History, _ b: History) -> Bool {
    a.count == self.a.count && b.count == self.b.count
  }
  /// How much is done, in parts of a thousand.
  public var permille: Int {
    let all = a.count - a.first + b.count - b.first
    return all == 0 ? 1_000 : (nextA - a.first + nextB - b.first) * 1_000 / all
  }

  /// What stands in a row.
  public subscript(row: Int) -> Row {
    let stretch = stretches[place(ofRow: row)]
    let offset = row - stretch.row
    switch stretch.kind {
    case .same, .changed:
      return Row(kind: stretch.kind, a: stretch.a + offset, b: stretch.b + offset)
    case .onlyA: return Row(kind: .onlyA, a: stretch.a + offset, b: nil)
    case .onlyB: return Row(kind: .onlyB, a: nil, b: stretch.b + offset)
    }
  }

  /// The stretch that a row belongs to.
  public func stretch(ofRow row: Int) -> Stretch { stretches[place(ofRow: row)] }

  /// What two events in one row differ in.
  public func contrasts(_ row: Row) -> [Contrast] {
    guard row.kind == .changed, let x = row.a, let y = row.b else { return [] }
    let (own, other) = (a.detail(x), b.detail(y))
    var found: [Contrast] = []
    if own.status != other.status || own.rare.statusNumber != other.rare.statusNumber {
      found.append(.status)
    }
    if own.rare.statuses != other.rare.statuses { found.append(.statuses) }
    if own.number != other.number { found.append(.number) }
    if own.owner != other.owner { found.append(.owner) }
    if own.length != other.length { found.append(.length) }
    if own.irql != other.irql { found.append(.irql) }
    if own.life != other.life { found.append(.life) }
    if own.site != other.site { found.append(.site) }
    if own.rare.oid != other.rare.oid { found.append(.oid) }
    if own.rare.flags != other.rare.flags { found.append(.flags) }
    if own.rare.bugCheck != other.rare.bugCheck { found.append(.bugCheck) }
    return found
  }

  /// The row of an event, or `nil` if it has none yet.
  public func row(of index: Int, on side: Side) -> Int? {
    guard let stretch = stretch(of: index, on: side) else { return nil }
    return stretch.row + index - stretch.start(side)
  }

  /// The event of the other side that belongs to one, or `nil`.
  public func partner(of index: Int, on side: Side) -> Int? {
    guard let stretch = stretch(of: index, on: side), stretch.kind.isPair else { return nil }
    return stretch.start(side.other) + index - stretch.start(side)
  }

  /// The position on the other side that belongs to a position.
  public func position(across position: Int, from side: Side) -> Int {
    let first = side == .a ? a.first : b.first
    let other = side == .a ? b.first : a.first
    guard position > first else { return other }
    guard let stretch = stretch(of: position - 1, on: side) else {
      return side == .a ? nextB : nextA
    }
    let start = stretch.start(side.other)
    return stretch.kind.isPair ? start + position - stretch.start(side) : start
  }

  /// The first row of the difference that comes next, or before, or `nil` if none is known.
  public func difference(after row: Int?, _ heading: Heading) -> Int? {
    guard !stretches.isEmpty else { return nil }
    switch heading {
    case .forward:
      var place = row.map { self.place(ofRow: $0) }.map { endOfDifference($0) } ?? 0
      while place < stretches.count, stretches[place].kind == .same { place += 1 }
      return place < stretches.count ? stretches[place].row : nil
    case .backward:
      guard let row else { return nil }
      var place = startOfDifference(self.place(ofRow: row))
      if stretches[place].kind != .same, stretches[place].row < row { return stretches[place].row }
      place -= 1
      while place >= 0, stretches[place].kind == .same { place -= 1 }
      return place >= 0 ? stretches[startOfDifference(place)].row : nil
    }
  }

  /// Which difference a row belongs to, as the rows that it has; `nil` for a row that is the same.
  public func difference(at row: Int) -> Range<Int>? {
    let place = place(ofRow: row)
    guard stretches[place].kind != .same else { return nil }
    let start = stretches[startOfDifference(place)].row
    let end = endOfDifference(place)
    return start..<(end < stretches.count ? stretches[end].row : rowCount)
  }

  /// The place behind the difference that a place belongs to; the place itself where nothing differs.
  private func endOfDifference(_ place: Int) -> Int {
    var place = place
    while place < stretches.count, stretches[place].kind != .same { place += 1 }
    return place
  }

  private func startOfDifference(_ place: Int) -> Int {
    var place = place
    while place > 0, stretches[place].kind != .same, stretches[place - 1].kind != .same {
      place -= 1
    }
    return place
  }

  private static let elsewhereCount = 2_048

  private func place(ofRow row: Int) -> Int { lastPlace { $0.row <= row } ?? 0 }

  private func stretch(of index: Int, on side: Side) -> Stretch? {
    guard index >= 0, index < (side == .a ? nextA : nextB) else { return nil }
    guard var place = lastPlace(where: { $0.start(side) <= index }) else { return nil }
    // Stretches of the other side begin at the same index and have none of it.
    while place >= 0, !stretches[place].kind.has(side) { place -= 1 }
    return place >= 0 ? stretches[place] : nil
  }

  /// The last stretch for which something holds that holds for a prefix of them.
  private func lastPlace(where holds: (Stretch) -> Bool) -> Int? {
    let next = stretches.partitioningIndex { !holds($0) }
    return next > 0 ? next - 1 : nil
  }
}

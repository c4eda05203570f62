/// Rows that stand elsewhere than before.
package struct MovedRows: Equatable {
  /// All rows that are concerned, with those that come free.
  package let rows: Range<Int>
  /// By how many rows they go up; a negative number goes down.
  package let count: Int
}

/// The end of a row that stands elsewhere than before.
package struct MovedEnd: Equatable {
  /// Where it begins now.
  package let column: Int
  /// By how many columns it goes to the left; a negative number goes to the right.
  package let count: Int
}

/// What a terminal can move, so that it need not be sent again.
extension Canvas {
  /// Of the rows that changed, those that another canvas shows higher or lower, where it is worth moving them; from the top,
  /// apart from each other.
  package func rowsMoved(since other: Canvas, among changed: [Int]) -> [MovedRows] {
    guard changed.count > Canvas.movedRowCountMin, size == other.size, clusters.isEmpty,
      other.clusters.isEmpty
    else { return [] }
    let (mine, theirs) = (digests(of: changed), other.digests(of: changed))
    var moves: [MovedRows] = []
    var free = 0
    for row in changed where row >= free {
      for source in changed where source >= free && theirs[source] == mine[row] {
        guard let move = move(ofRow: row, from: source, since: other) else { continue }
        moves.append(move)
        free = move.rows.upperBound
        break
      }
    }
    return moves
  }

  /// A number for each of some rows by which different ones are told apart; 0 for the others.
  private func digests(of rows: [Int]) -> [UInt64] {
    var digests = [UInt64](repeating: 0, count: size.rows)
    cells.withUnsafeBufferPointer { cells in
      for row in rows {
        digests[row] = cells[row * size.columns..<(row + 1) * size.columns]
          .reduce(1) { $0 &* 0x9E37_79B9_7F4A_7C15 &+ $1.bits }
      }
    }
    return digests
  }

  /// The end of a row that another canvas shows more to the left or right, where it is worth moving it.
  package func endMoved(inRow row: Int, since other: Canvas) -> MovedEnd? {
    guard size == other.size, clusters.isEmpty, other.clusters.isEmpty else { return nil }
    return withCells(inRow: row, and: row, of: other) { mine, theirs in
      let end = Canvas.end(of: mine)
      let count = Canvas.end(of: theirs) - end
      guard count != 0, mine.last?.background == theirs.last?.background else { return nil }
      var start = end
      while start > max(0, -count), mine[start - 1] == theirs[start - 1 + count],
        mine[start - 1].width == 1
      {
        start -= 1
      }
      let kept = (start..<end).count { mine[$0] != theirs[$0] }
      guard kept >= Canvas.movedCellCountMin else { return nil }
      let first = min(start, start + count)
      guard theirs[first...].allSatisfy({ $0.width == 1 }) else { return nil }
      return MovedEnd(column: first, count: count)
    }
  }

  /// Behind the last cell that is no blank like the very last one.
  private static func end(of cells: UnsafeBufferPointer<Cell>) -> Int {
    guard let background = cells.last?.background else { return 0 }
    return (cells.lastIndex { !$0.isBlank || $0.background != background } ?? -1) + 1
  }

  private func move(ofRow row: Int, from source: Int, since other: Canvas) -> MovedRows? {
    var length = 0
    while max(row, source) + length < size.rows,
      isSame(row + length, as: source + length, of: other)
    {
      length += 1
    }
    guard length >= Canvas.movedRowCountMin else { return nil }
    let kept = (row..<row + length).reduce(0) { $0 + differenceCount(inRow: $1, from: other) }
    guard kept >= Canvas.movedCellCountMin + abs(source - row) * size.columns / 2 else {
      return nil
    }
    return MovedRows(
      rows: min(row, source)..<max(row, source) + length, count: source - row)
  }

  private func differenceCount(inRow row: Int, from other: Canvas) -> Int {
    withCells(inRow: row, and: row, of: other) { mine, theirs in
      mine.indices.count { mine[$0] != theirs[$0] }
    }
  }

  /// How many cells must not have to be sent so that a move is worth its bytes.
  private static let movedCellCountMin = 20
  /// How many rows must go together.
  private static let movedRowCountMin = 3
}

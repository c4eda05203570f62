extension Canvas {
  /// The cells of a row.
  package func cells(inRow row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Lends the cells of a row, and those of a row of another canvas that has as many columns.
  @inlinable
  package func withCells<Result>(
    inRow row: Int, and otherRow: Int, of other: Canvas,
    _ body: (UnsafeBufferPointer<Cell>, UnsafeBufferPointer<Cell>) -> Result
  ) -> Result {
    let width = size.columns
    return cells.withUnsafeBufferPointer { mine in
      other.cells.withUnsafeBufferPointer { theirs in
        body(
          UnsafeBufferPointer(rebasing: mine[row * width..<(row + 1) * width]),
          UnsafeBufferPointer(rebasing: theirs[otherRow * width..<(otherRow + 1) * width]))
      }
    }
  }

  /// The rows that look different in another canvas; all of them where that has another size.
  public func rows(differingFrom other: Canvas) -> [Int] {
    guard size == other.size else { return Array(0..<size.rows) }
    let canCompareGlyphs = clusters == other.clusters
    return (0..<size.rows).filter { row in
      !(canCompareGlyphs ? isSame(row, as: row, of: other) : looksSame(row, as: other))
    }
  }

  /// The columns of a row in which it looks different in another canvas, from the first to the last; all of them where that
  /// has another size.
  ///
  /// No wide character of either canvas stands across an end of it.
  package func columns(differingFrom other: Canvas, inRow row: Int) -> Range<Int> {
    guard size == other.size, clusters == other.clusters else { return 0..<size.columns }
    return withCells(inRow: row, and: row, of: other) { mine, theirs in
      guard var first = mine.indices.first(where: { mine[$0] != theirs[$0] }),
        var last = mine.indices.last(where: { mine[$0] != theirs[$0] })
      else { return 0..<0 }
      while first > 0, mine[first].width == 0 || theirs[first].width == 0 { first -= 1 }
      while last + 1 < mine.count, mine[last + 1].width == 0 || theirs[last + 1].width == 0 {
        last += 1
      }
      return first..<last + 1
    }
  }

  /// Whether a row consists of blanks on one background from a column to its end.
  package func isBlank(row: Int, from column: Int) -> Bool {
    let tail = cells(inRow: row).dropFirst(column)
    return tail.allSatisfy { cell in
      cell.isBlank && cell.width == 1 && cell.background == tail.first?.background
    }
  }

  /// Takes the look of one row over from another canvas, as far as both go; half a wide character becomes blank.
  mutating func copyRow(_ row: Int, from other: Canvas) {
    for column in 0..<min(size.columns, other.size.columns) {
      var cell = other[row, column]
      if cell.width == 2, column + 1 == size.columns { (cell.glyph, cell.width) = (.blank, 1) }
      let cluster = cell.glyph.clusterIndex.map { other.clusters[$0] }
      replace(cell, row: row, column: column, cluster: cluster)
    }
  }

  /// As much of it as another size has room for.
  package func resized(to size: Size) -> Canvas {
    guard size != self.size else { return self }
    var part = Canvas(size)
    for row in 0..<min(size.rows, self.size.rows) { part.copyRow(row, from: self) }
    part.cursor = cursor
    return part
  }

  /// Whether a row has the same cells as one of another canvas, which is as wide and has the same clusters.
  func isSame(_ row: Int, as otherRow: Int, of other: Canvas) -> Bool {
    withCells(inRow: row, and: otherRow, of: other) { mine, theirs in
      mine.indices.allSatisfy { mine[$0] == theirs[$0] }
    }
  }

  /// Compares what the glyphs mean, because each canvas has its own table of clusters.
  private func looksSame(_ row: Int, as other: Canvas) -> Bool {
    (row * size.columns..<(row + 1) * size.columns).allSatisfy { index in
      var (mine, theirs) = (cells[index], other.cells[index])
      if let myCluster = mine.glyph.clusterIndex, let theirCluster = theirs.glyph.clusterIndex {
        guard clusters[myCluster] == other.clusters[theirCluster] else { return false }
        mine.glyph = .blank
        theirs.glyph = .blank
      }
      return mine == theirs
    }
  }
}

extension Canvas: Equatable {
  /// Whether both look the same.
  public static func == (one: Canvas, other: Canvas) -> Bool {
    one.size == other.size && one.cursor == other.cursor
      && one.rows(differingFrom: other).isEmpty
  }
}

import Terminal

/// What the signs of a view mean: entries, each a sign with its words.
enum Legend {
  /// Stands in an entry for the line at the place of the step, which is drawn as it is there.
  static let needle = Span("┃", .now)

  /// As many entries as have room, none in part; of the first one as much as has.
  static func fitting(_ entries: [[Span]], _ width: Int) -> [[Span]] {
    var used = -Legend.gap
    let fitting = entries.prefix { entry in
      used += Legend.gap + Span.width(of: entry)
      return used <= width
    }
    return fitting.isEmpty ? Array(entries.prefix(1)) : Array(fitting)
  }

  /// How many blanks stand between two entries.
  fileprivate static let gap = 2
}

extension Canvas {
  /// Puts the entries of a legend, as many as have room, none in part.
  mutating func put(legend entries: [[Span]], row: Int, columns: Range<Int>) {
    var column = columns.lowerBound
    for entry in Legend.fitting(entries, columns.count) {
      let end = put(entry, row: row, column: column, until: columns.upperBound)
      if entry.first == Legend.needle { needle(rows: row..<row + 1, column: column) }
      column = end + Legend.gap
    }
  }
}

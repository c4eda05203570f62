import Terminal

/// The names of the lanes that are shown, each above its line.
struct LadderTitles {
  private struct Title {
    let text: String
    let columns: Range<Int>
  }

  private var titles: [Title] = []
  /// Where the last one ends, with a blank.
  private(set) var end: Int

  /// The names, none of which begins before a column.
  init(_ lanes: LadderLanes, _ columns: LadderColumns, from start: Int) {
    end = start
    let room = max(columns.spacing - 1, 1)
    let texts = LadderTitles.cut(lanes.titles, to: room)
    for lane in columns.lanes {
      let text = texts[lane]
      let width = min(Width.of(text), room)
      let wanted = columns.column(lane) - (width - 1) / 2
      let place = max(min(wanted, columns.end - width), end)
      titles.append(Title(text: text, columns: place..<max(min(place + width, columns.end), place)))
      end = place + width + 1
    }
  }

  func draw(_ canvas: inout Canvas, row: Int) {
    for title in titles {
      canvas.put(
        title.text, row: row, column: title.columns.lowerBound, role: .strong,
        until: title.columns.upperBound)
    }
  }

  /// Names that are too long; those that would look the same when their ends are cut off lose their middle, since what tells
  /// two equal drivers apart stands at the end.
  static func cut(_ titles: [String], to room: Int) -> [String] {
    let starts = titles.map { Width.of($0) > room ? String($0.prefix(max(room - 1, 0))) : $0 }
    return titles.indices.map { index in
      let isAlone = starts.indices.allSatisfy {
        $0 == index || starts[$0] != starts[index] || titles[$0] == titles[index]
      }
      guard !isAlone, Width.of(titles[index]) > room, room > 2 else { return titles[index] }
      return titles[index].prefix(room - 2) + "…" + titles[index].suffix(1)
    }
  }
}

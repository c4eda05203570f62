import Terminal

/// The list of a ``MainView``: one of its rows is picked, and those around it are seen.
struct PickedList {
  /// How many rows there are.
  let count: Int
  /// The place where the picked row is; 0 if there is none.
  let place: Int
  /// Whether the keys walk through it, so that one must see where.
  let isFocused: Bool

  /// The list of a scene; if `place` is `nil`, the row is picked that the user has walked to.
  init(_ scene: Scene, count: Int, at place: Int? = nil) {
    self.count = count
    self.place = place ?? min(max(scene.row, 0), max(count - 1, 0))
    isFocused = scene.focus == .main
  }

  /// The row that is picked, or `nil` if there is none.
  var picked: Int? { count > 0 ? place : nil }

  /// The rows for which an area has room.
  func seen(in area: Area) -> Range<Int> {
    Scrolled(count: count, picked: picked, room: area.rows.count).visible
  }

  /// Draws the rows for which an area has room: the row of the screen, the row of the list.
  func draw(
    _ canvas: inout Canvas, in area: Area, _ draw: (Int, Int, inout Canvas) -> Void
  ) {
    for (row, index) in zip(area.rows, seen(in: area)) {
      canvas.mark(row: row, area.columns, .row(index))
      if isFocused, index == picked {
        canvas.put("►", row: row, column: area.columns.lowerBound, role: .strong)
      }
      draw(row, index, &canvas)
    }
  }
}

import Events
import Replay
import Terminal

extension Scene {
  /// How many rows have no room above and below those that a canvas of the scene shows, where rows are moments: of the events,
  /// of the ladder, of the tree.
  ///
  /// Where rows stand for no time, the view says it itself.
  public func hiddenRows(of canvas: Canvas) -> (above: Int, below: Int) {
    let seen = (0..<canvas.size.rows).flatMap { row in
      canvas.meanings(at: Position(row: row, column: 2)).compactMap { meaning -> Int? in
        if case .row(let number) = meaning { number } else { nil }
      }
    }
    guard let first = seen.min(), let last = seen.max() else { return (0, 0) }
    guard view == .events else {
      let rows = SceneRows(self)
      return rows.areTime ? (first, max(rows.count - last - 1, 0)) : (0, 0)
    }
    guard let shown = sifting.shown else {
      return (first - moment.history.droppedCount, max(moment.timeline.count - last - 1, 0))
    }
    return (shown.rank(of: first), max(shown.count - shown.rank(of: last) - 1, 0))
  }
}

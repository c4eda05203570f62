/// A rectangle of cells: where a pane draws, and where a click on it falls.
public struct Area: Hashable, Sendable {
  /// The rows, from the top.
  public var rows: Range<Int>
  /// The columns, from the left.
  public var columns: Range<Int>

  /// The rectangle of these rows and columns.
  public init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// The whole of a canvas of this size.
  public init(_ size: Size) {
    self.init(rows: 0..<size.rows, columns: 0..<size.columns)
  }

  /// Whether there is no cell in it.
  public var isEmpty: Bool { rows.isEmpty || columns.isEmpty }

  /// Whether a cell lies in it.
  public func contains(_ position: Position) -> Bool {
    rows.contains(position.row) && columns.contains(position.column)
  }

  /// The part that both have.
  public func clamped(to other: Area) -> Area {
    Area(rows: rows.clamped(to: other.rows), columns: columns.clamped(to: other.columns))
  }

  /// What remains when cells are taken away at its edges; never more than there are.
  public func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Area {
    Area(
      rows: Area.shorten(rows, by: top, and: bottom),
      columns: Area.shorten(columns, by: left, and: right))
  }

  private static func shorten(_ range: Range<Int>, by head: Int, and tail: Int) -> Range<Int> {
    range.dropFirst(max(head, 0)).dropLast(max(tail, 0))
  }
}

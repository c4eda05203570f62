/// One cell of a canvas: row first, then column, both from 0 at the top left.
public struct Position: Hashable, Sendable, BitwiseCopyable {
  /// Which row, from the top.
  public var row: Int
  /// Which column, from the left.
  public var column: Int

  /// The cell at a row and a column.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

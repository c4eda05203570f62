/// How many rows and columns a screen or a canvas has.
public struct Size: Hashable, Sendable, BitwiseCopyable {
  /// How many rows.
  public let rows: Int
  /// How many columns, each one cell wide.
  public let columns: Int

  /// A size; what no terminal can have is moved to the nearest bound.
  public init(rows: Int, columns: Int) {
    self.rows = min(max(rows, 0), Size.rowCountMax)
    self.columns = min(max(columns, 0), Size.columnCountMax)
  }

  /// The most rows that are ever drawn.
  public static let rowCountMax = 1_000
  /// The most columns that are ever drawn.
  public static let columnCountMax = 2_000
}

/// One cell of a canvas: a glyph, what its strokes are for, and what it stands on, in eight bytes.
public struct Cell: Hashable, Sendable, BitwiseCopyable {
  /// What stands in it.
  @usableFromInline var glyph = Glyph.blank
  /// What its strokes are for.
  public var role = Role.text
  /// What it stands on: a ground, the selection or a fill.
  public var background = Role.canvas
  /// 1, 2 for the left half of a wide character, 0 for its right half.
  public internal(set) var width: UInt8 = 1
  /// Fills the eighth byte, so that all of a cell can be read as one number.
  private let filler: UInt8 = 0

  /// An empty cell.
  public init() {}

  /// A cell that is the same as no other that is drawn.
  static let unknown = Cell(unknown: ())

  private init(unknown: Void) { width = .max }

  /// All of it as a number.
  @inlinable
  package var bits: UInt64 { unsafeBitCast(self, to: UInt64.self) }

  /// Whether both are the same cell: a frame asks that ten thousand times.
  @inlinable
  public static func == (one: Cell, other: Cell) -> Bool { one.bits == other.bits }

  /// Whether nothing can be seen in it but its background.
  public var isBlank: Bool { glyph == .blank }

  /// Whether something is drawn on top of its character.
  @inlinable package var hasMarks: Bool { glyph.isCluster }
}

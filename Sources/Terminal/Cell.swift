/// One cell of a canvas: a glyph, what its strokes are for, and what it stands on, in eight bytes.
public struct Cell: Hashable, Sendable, BitwiseCopyable {
  /// What stands in it.
  var glyph = Glyph.blank
  /// What its strokes are for.
  public var role = Role.text
  /// What it stands on: a ground, the selection or a fill.
  public var background = Role.canvas
  /// 1, 2 for the left half of a wide character, 0 for its right half.
  public internal(set) var width: UInt8 = 1

  /// An empty cell.
  public init() {}

  /// A cell that is the same as no other that is drawn.
  static let unknown = Cell(unknown: ())

  private init(unknown: Void) { width = .max }

  /// All of it as a number.
  @inline(__always)
  var bits: UInt64 {
    UInt64(glyph.rawValue) | UInt64(role.rawValue) << 32 | UInt64(background.rawValue) << 40
      | UInt64(width) << 48
  }

  /// Whether nothing can be seen in it but its background.
  public var isBlank: Bool { glyph == .blank }

  /// Whether something is drawn on top of its character.
  package var hasMarks: Bool { glyph.clusterIndex != nil }
}

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

  /// Whether nothing can be seen in it but its background.
  public var isBlank: Bool { glyph == .blank }

  /// Whether something is drawn on top of its character.
  package var hasMarks: Bool { glyph.clusterIndex != nil }
}

/// What stands in a cell: a Unicode scalar, a character with marks that its canvas keeps, or a sign of our own.
@usableFromInline
struct Glyph: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// A scalar value below ``firstSign``, a sign below ``firstCluster``, an index into the table of clusters above.
  @usableFromInline let rawValue: UInt32

  @usableFromInline
  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A character of one scalar.
  init(_ scalar: Unicode.Scalar) { rawValue = scalar.value }

  /// A character of several scalars, by its index in the canvas.
  init(cluster index: Int) { rawValue = Glyph.firstCluster | UInt32(truncatingIfNeeded: index) }

  /// Nothing.
  static let blank = Glyph(" ")
  /// Where a text goes on that had no more room.
  static let cut = Glyph("…")
  /// The left end of the chip of this step.
  static let stepOpening = Glyph(rawValue: firstSign)
  /// The right end of the chip of this step.
  static let stepClosing = Glyph(rawValue: firstSign + 1)
  /// A heavy upright line that no bar hides: the ends of the chip of a borrowed object, the needle of a chart.
  static let post = Glyph(rawValue: firstSign + 2)

  /// Where the table of clusters has its scalars, or `nil`.
  var clusterIndex: Int? { isCluster ? Int(rawValue & ~Glyph.firstCluster) : nil }

  /// Whether the table of clusters has its scalars.
  @inlinable var isCluster: Bool { rawValue & Glyph.firstCluster != 0 }

  /// The ASCII character that it is, or `nil`.
  @inlinable var ascii: Unicode.Scalar? {
    rawValue < 0x80 ? Unicode.Scalar(UInt8(truncatingIfNeeded: rawValue)) : nil
  }

  private static let firstSign: UInt32 = 0x11_0000
  /// Wherefrom on the numbers are indices; a bit of its own.
  @inlinable static var firstCluster: UInt32 { 0x8000_0000 }
}

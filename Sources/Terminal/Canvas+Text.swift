extension Canvas {
  /// The picture as text, one line a row, without the blanks at the ends of rows: what golden screens are compared as.
  public func text(tier: GlyphTier = .full) -> String {
    trimmedLines(tier: tier).joined(separator: "\n")
  }

  /// Every row as text, as wide as the canvas.
  public func lines(tier: GlyphTier = .full) -> [String] {
    (0..<size.rows).map { String(decoding: bytes(ofRow: $0, tier), as: UTF8.self) }
  }

  /// Every row as text, without the blanks at its end.
  public func trimmedLines(tier: GlyphTier = .full) -> [String] {
    (0..<size.rows).map { row in
      var line = bytes(ofRow: row, tier)
      while line.last == 0x20 { line.removeLast() }
      return String(decoding: line, as: UTF8.self)
    }
  }

  private func bytes(ofRow row: Int, _ tier: GlyphTier) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(size.columns * 2)
    for cell in cells(inRow: row) where cell.width > 0 {
      line.append(base(of: cell, in: tier))
      guard cell.glyph.clusterIndex != nil else { continue }
      for mark in marks(of: cell, in: tier) { line.append(mark) }
    }
    return line
  }

  /// The roles as text, one letter a cell, a blank where nothing is drawn; see ``Role/letter``.
  public func roleMap() -> String {
    map { $0.isBlank && $0.width > 0 && !$0.role.isFill ? " " : $0.role.letter }
  }

  /// The backgrounds as text, one letter a cell, a blank for the canvas; see ``Role/letter``.
  public func backgroundMap() -> String {
    map { $0.background == .canvas ? " " : $0.background.letter }
  }

  private func map(_ letter: (Cell) -> Unicode.Scalar) -> String {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView(cells(inRow: row).map(letter))
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: "\n")
  }
}

extension Role {
  /// The letter that stands for the role in ``Canvas/roleMap()``.
  public var letter: Unicode.Scalar { facts.letter }
}

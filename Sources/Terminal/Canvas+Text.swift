extension Canvas {
  /// The picture as text, one line a row, without the blanks at the ends of rows: what golden screens are compared as.
  public func text(tier: GlyphTier = .full) -> String {
    lines(tier: tier).map { line in
      String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }.joined(separator: "\n")
  }

  /// Every row as text, as wide as the canvas.
  public func lines(tier: GlyphTier = .full) -> [String] {
    (0..<size.rows).map { row in
      var line = ""
      for cell in cells(inRow: row) where cell.width > 0 {
        line.unicodeScalars.append(base(of: cell, in: tier))
        line.unicodeScalars.append(contentsOf: marks(of: cell, in: tier))
      }
      return line
    }
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

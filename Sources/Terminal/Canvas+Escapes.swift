extension Canvas {
  /// The picture with the sequences that colour it, for a pager or a screenshot; every row ends without colour.
  public func ansi(theme: Theme, depth: ColorDepth, tier: GlyphTier = .full) -> String {
    let styles = StyleTable(theme, depth: depth)
    return (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      var current: Style?
      for cell in cells(inRow: row) where cell.width > 0 {
        let style = styles[cell.role, cell.background]
        if style != current { line.append(contentsOf: style.escapeSequence.unicodeScalars) }
        current = style
        line.append(base(of: cell, in: tier))
        line.append(contentsOf: marks(of: cell, in: tier))
      }
      return String(line) + "\u{1B}[0m\n"
    }.joined()
  }
}

extension Canvas {
  /// The picture as an SVG, in the colours of a theme: what a page shows where a terminal is too far away.
  ///
  /// Every run of one style is stretched to the cells that it has, so that columns stay in line whatever font the reader has.
  public func svg(theme: Theme, tier: GlyphTier = .full) -> String {
    let styles = StyleTable(theme, depth: .trueColor)
    let width = Double(size.columns) * SVG.cellWidth + 2 * SVG.margin
    let height = Double(size.rows) * SVG.cellHeight + 2 * SVG.margin
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(SVG.text(width)) \(SVG.text(height))" \
      font-family="\(SVG.fonts)" font-size="\(SVG.text(SVG.fontSize))">
      """,
      """
      <rect width="100%" height="100%" rx="6" fill="\(SVG.color(theme.ground(.canvas)))"/>
      """,
    ]
    for row in 0..<size.rows {
      let runs = runs(inRow: row, styles, tier)
      lines += runs.compactMap { $0.ground(row: row, besides: theme.ground(.canvas)) }
      lines += runs.compactMap { $0.ink(row: row) }
    }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  /// The cells of a row that look the same, together.
  private func runs(inRow row: Int, _ styles: StyleTable, _ tier: GlyphTier) -> [SVG.Run] {
    var runs: [SVG.Run] = []
    for (column, cell) in cells(inRow: row).enumerated() where cell.width > 0 {
      let style = styles[cell.role, cell.background]
      if runs.last?.style != style { runs.append(SVG.Run(style, column)) }
      runs[runs.count - 1].add(
        [base(of: cell, in: tier)] + marks(of: cell, in: tier), width: Int(cell.width))
    }
    return runs
  }
}

/// The measures of a picture, and its pieces.
private enum SVG {
  static let cellWidth = 8.4
  static let cellHeight = 18.0
  static let fontSize = 14.0
  static let margin = 10.0
  static let fonts = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"

  /// Some cells of a row in one style.
  struct Run {
    let style: Style
    private let column: Int
    private var scalars: [Unicode.Scalar] = []
    private var width = 0

    init(_ style: Style, _ column: Int) {
      self.style = style
      self.column = column
    }

    mutating func add(_ more: [Unicode.Scalar], width cells: Int) {
      scalars += more
      width += cells
    }

    /// The rectangle behind the text, unless it has the colour of the picture.
    func ground(row: Int, besides color: RGB) -> String? {
      guard case .mixed(let ground) = style.background, ground != color else { return nil }
      return """
        <rect x="\(x)" y="\(SVG.text(top(row)))" width="\(SVG.text(Double(width) * cellWidth))" \
        height="\(SVG.text(cellHeight))" fill="\(SVG.color(ground))"/>
        """
    }

    /// The text, unless nothing can be seen of it.
    func ink(row: Int) -> String? {
      guard case .mixed(let color) = style.foreground, scalars.contains(where: { $0 != " " })
      else { return nil }
      let weight = style.attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
      let line = style.attributes.contains(.underline) ? " text-decoration=\"underline\"" : ""
      return """
        <text x="\(x)" y="\(SVG.text(top(row) + cellHeight * 0.75))" \
        textLength="\(SVG.text(Double(width) * cellWidth))" lengthAdjust="spacingAndGlyphs" \
        fill="\(SVG.color(color))"\(weight)\(line)>\(escaped)</text>
        """
    }

    private var x: String { SVG.text(margin + Double(column) * cellWidth) }

    private func top(_ row: Int) -> Double { margin + Double(row) * cellHeight }

    /// Blanks that no reader folds together.
    private var escaped: String {
      scalars.map { scalar in
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case " ": "\u{A0}"
        default: String(scalar)
        }
      }.joined()
    }
  }

  /// A length with one decimal, without a zero behind the point.
  static func text(_ length: Double) -> String {
    let tenths = Int((length * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  static func color(_ color: RGB) -> String {
    let digits = String(color.number, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

import CCurses
import Terminal

/// Turns the rows of a canvas into what ncurses takes: scalars, pairs of colours, attributes.
struct RowPainter {
  /// What one role on one background comes to.
  private struct Look {
    let pair: Int32
    let attributes: UInt8
  }

  private let styles: StyleTable
  private let tier: GlyphTier
  private let isColored: Bool
  private var colors: ColorNumbers
  private var pairs: PairCache
  /// By ``StyleTable/index(_:_:)``, found out when first needed.
  private var looks = [Look?](repeating: nil, count: StyleTable.count)
  private var cells: [ccurses_cell] = []
  private var marks: [UInt32] = []

  init(theme: Theme, depth: ColorDepth, tier: GlyphTier, facts: ccurses_facts) {
    styles = StyleTable(theme, depth: depth)
    self.tier = tier
    isColored = depth != .monochrome
    let isDirect = Int(facts.color_count) >= ColorDepth.directColorCount
    colors = ColorNumbers(mixing: isDirect ? .direct : .assigned)
    pairs = PairCache(limit: facts.pair_count)
  }

  /// Puts a row of a canvas where ncurses compares it with what is shown.
  mutating func put(row number: Int, of canvas: Canvas) {
    forgetCells()
    for cell in canvas.cells(inRow: number) where cell.width > 0 {
      append(cell, of: canvas, isChanged: true)
    }
    ccurses_put_cells(Int32(number), 0, cells, Int32(cells.count), marks)
  }

  /// Draws what looks different in a row of the canvas that is shown, past ncurses.
  mutating func paint(row number: Int, of canvas: Canvas, over shown: Canvas) {
    let columns = canvas.columns(differingFrom: shown, inRow: number)
    guard !columns.isEmpty else { return }
    forgetCells()
    let end =
      canvas.isBlank(row: number, from: columns.upperBound - 1)
      ? canvas.size.columns : columns.upperBound
    canvas.withCells(inRow: number, and: number, of: shown) { mine, theirs in
      for column in columns.lowerBound..<end where mine[column].width > 0 {
        let isChanged = mine[column] != theirs[column] || mine[column].hasMarks
        append(mine[column], of: canvas, isChanged: isChanged)
      }
    }
    ccurses_paint_cells(
      Int32(number), Int32(columns.lowerBound), cells, Int32(cells.count), marks)
  }

  private mutating func forgetCells() {
    cells.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private mutating func append(_ cell: Cell, of canvas: Canvas, isChanged: Bool) {
    let look = look(of: cell)
    let markCount = cell.hasMarks ? appendMarks(of: cell, of: canvas) : 0
    cells.append(
      ccurses_cell(
        scalar: canvas.base(of: cell, in: tier).value, pair: look.pair,
        attributes: look.attributes, width: cell.width, mark_count: markCount,
        is_changed: isChanged))
  }

  private mutating func appendMarks(of cell: Cell, of canvas: Canvas) -> UInt8 {
    let new = canvas.marks(of: cell, in: tier)
    marks.append(contentsOf: new.map(\.value))
    return UInt8(new.count)
  }

  @inline(__always)
  private mutating func look(of cell: Cell) -> Look {
    let index = StyleTable.index(cell.role, cell.background)
    if let look = looks[index] { return look }
    let look = newLook(of: styles[cell.role, cell.background])
    looks[index] = look
    return look
  }

  private mutating func newLook(of style: Style) -> Look {
    let attributes = RowPainter.bits(of: style.attributes)
    guard isColored else { return Look(pair: 0, attributes: attributes) }
    let foreground = number(of: style.foreground)
    let background = number(of: style.background)
    let pair = pairs.number(foreground: foreground, background: background) {
      ccurses_set_pair($0, foreground, background)
    }
    return Look(pair: pair, attributes: attributes)
  }

  private static func bits(of attributes: Attributes) -> UInt8 {
    let pairs: [(Attributes, ccurses_attribute)] = [
      (.bold, CCURSES_BOLD), (.dim, CCURSES_DIM), (.underline, CCURSES_UNDERLINE),
      (.reverse, CCURSES_REVERSE),
    ]
    return pairs.filter { attributes.contains($0.0) }
      .reduce(0) { $0 | UInt8(truncatingIfNeeded: $1.1.rawValue) }
  }

  private mutating func number(of color: Color) -> Int32 {
    colors.number(of: color) { ccurses_mix($0, $1.number) }
  }
}

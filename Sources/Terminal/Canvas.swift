/// A picture made of cells, drawn once with roles; a theme and a terminal turn it into what is seen.
///
/// Everywhere the row comes first and the column second, both from 0 at the top left. Whatever is drawn outside is
/// silently left out, so that a view may be as large as it likes. A wide character never leaves one of its halves behind.
public struct Canvas: Sendable {
  /// How many rows and columns there are.
  public let size: Size
  /// Where the terminal shows its cursor, or `nil` for nowhere.
  public var cursor: Position?

  /// What a click means, and where; what is said later lies in front.
  var zones: [Zone] = []

  /// Row by row.
  @usableFromInline private(set) var cells: ContiguousArray<Cell>
  /// The characters that one scalar cannot say; the glyphs of the cells are indices.
  private(set) var clusters: [[Unicode.Scalar]] = []

  /// An empty canvas.
  public init(_ size: Size) {
    self.size = size
    cells = ContiguousArray(repeating: Cell(), count: size.rows * size.columns)
  }

  /// An empty canvas.
  public init(rows: Int, columns: Int) {
    self.init(Size(rows: rows, columns: columns))
  }

  /// A canvas of cells that are the same as none that is drawn.
  package init(unknown size: Size) {
    self.init(size)
    for index in cells.indices { cells[index] = .unknown }
  }

  /// All of it.
  public var area: Area { Area(size) }

  /// The cell at a row and a column, or an empty one outside.
  public subscript(row: Int, column: Int) -> Cell {
    contains(row: row, column: column) ? cells[row * size.columns + column] : Cell()
  }

  /// What is drawn in a cell, without its marks.
  @inlinable
  package func base(of cell: Cell, in tier: GlyphTier) -> Unicode.Scalar {
    cell.glyph.ascii ?? unusualBase(of: cell, in: tier)
  }

  @usableFromInline
  func unusualBase(of cell: Cell, in tier: GlyphTier) -> Unicode.Scalar {
    guard let index = cell.glyph.clusterIndex else { return tier.scalar(for: cell.glyph) }
    return tier.scalar(for: Glyph(clusters[index][0]))
  }

  /// What is drawn on top of it, at most four; ASCII has no marks.
  package func marks(of cell: Cell, in tier: GlyphTier) -> ArraySlice<Unicode.Scalar> {
    guard let index = cell.glyph.clusterIndex, tier != .ascii else { return [] }
    return clusters[index].dropFirst()
  }

  private func contains(row: Int, column: Int) -> Bool {
    row >= 0 && row < size.rows && column >= 0 && column < size.columns
  }

  /// A coordinate that can be added to without overflow; what it names is outside as before.
  static func near(_ coordinate: Int) -> Int {
    min(max(coordinate, -coordinateMax), coordinateMax)
  }

  private static let coordinateMax = 1 << 20
}

// MARK: - Single cells

extension Canvas {
  /// Puts one glyph into one or two cells; the part of it that lies outside is blank.
  mutating func set(_ glyph: Glyph, width: Int = 1, row: Int, column: Int, role: Role) {
    guard width == 2 else { return setNarrow(glyph, row: row, column: column, role: role) }
    guard contains(row: row, column: column), contains(row: row, column: column + 1) else {
      setNarrow(.blank, row: row, column: column, role: role)
      return setNarrow(.blank, row: row, column: column + 1, role: role)
    }
    let index = row * size.columns + column
    cells.withUnsafeMutableBufferPointer { $0.setWide(glyph, at: index, role: role) }
  }

  @inline(__always)
  private mutating func setNarrow(_ glyph: Glyph, row: Int, column: Int, role: Role) {
    guard contains(row: row, column: column) else { return }
    let index = row &* size.columns &+ column
    cells.withUnsafeMutableBufferPointer { $0.set(glyph, at: index, role: role) }
  }

  /// Puts one glyph of one cell into all cells of a stretch that are inside.
  mutating func set(_ glyph: Glyph, row: Int, columns: Range<Int>, role: Role) {
    guard 0..<size.rows ~= row else { return }
    let start = row * size.columns
    let columns = columns.clamped(to: 0..<size.columns)
    cells.withUnsafeMutableBufferPointer { cells in
      for column in columns { cells.set(glyph, at: start &+ column, role: role) }
    }
  }

  /// Puts one-cell glyphs for bytes of printable or control ASCII, from a cell on that is inside.
  mutating func setASCII(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, row: Int, column: Int, role: Role
  ) {
    let start = row * size.columns + column
    let bytes = UnsafeBufferPointer(rebasing: bytes)
    cells.withUnsafeMutableBufferPointer { cells in
      for index in bytes.indices {
        cells.set(Canvas.glyph(ascii: bytes[index]), at: start &+ index, role: role)
      }
    }
  }

  @inline(__always)
  private static func glyph(ascii byte: UInt8) -> Glyph {
    if byte >= 0x20, byte < 0x7F { return Glyph(rawValue: UInt32(byte)) }
    return Glyph(CharacterCells.symbol(for: Unicode.Scalar(byte)))
  }
}

extension UnsafeMutableBufferPointer<Cell> {
  /// Puts a glyph into one cell and keeps the halves of wide characters together.
  @inline(__always)
  fileprivate func set(_ glyph: Glyph, at index: Int, role: Role) {
    if self[index].width != 1 { mend(index) }
    self[index].glyph = glyph
    self[index].role = role
    if role.isFill { self[index].background = role }
  }

  fileprivate func setWide(_ glyph: Glyph, at index: Int, role: Role) {
    set(glyph, at: index, role: role)
    set(.blank, at: index + 1, role: role)
    self[index].width = 2
    self[index + 1].width = 0
  }

  /// Makes a cell one cell wide; the other half of a wide character that stood there becomes blank.
  private func mend(_ index: Int) {
    let other = self[index].width == 2 ? index + 1 : index - 1
    for half in [index, other] {
      self[half].glyph = .blank
      self[half].width = 1
    }
  }
}

// MARK: - Backgrounds and whole areas

extension Canvas {
  /// Lets the cells of an area stand on another role; what is drawn in them stays.
  public mutating func fill(_ area: Area, background: Role) {
    change(area) { $0.background = background }
  }

  /// Empties the cells of an area.
  public mutating func clear(_ area: Area, background: Role = .canvas) {
    let visible = area.clamped(to: self.area)
    for row in visible.rows {
      for column in visible.columns {
        setNarrow(.blank, row: row, column: column, role: .text)
        cells[row * size.columns + column].background = background
      }
    }
  }

  /// Empties everything and forgets the cursor.
  public mutating func clear() { self = Canvas(size) }

  /// Makes everything recede, so that a window can stand before it.
  public mutating func dim() {
    change(area) { cell in
      cell.role = .scrim
      cell.background = .canvas
    }
  }

  private mutating func change(_ area: Area, _ body: (inout Cell) -> Void) {
    let visible = area.clamped(to: self.area)
    for row in visible.rows {
      let start = row * size.columns
      for index in start + visible.columns.lowerBound..<start + visible.columns.upperBound {
        body(&cells[index])
      }
    }
  }
}

// MARK: - What a terminal can move

extension Canvas {
  /// Moves what stands in some rows up, or down by a negative number; nobody knows what is in the rows that come free.
  package mutating func scroll(_ rows: Range<Int>, by count: Int) {
    let old = cells
    for row in rows {
      for column in 0..<size.columns {
        let source = row + count
        cells[row * size.columns + column] =
          rows.contains(source) ? old[source * size.columns + column] : .unknown
      }
    }
  }

  /// Moves the end of a row to the left, or to the right by a negative number; what comes free is not known either.
  package mutating func shift(row: Int, from start: Int, by count: Int) {
    let old = Array(cells(inRow: row))
    for column in start..<size.columns {
      let source = column + count
      cells[row * size.columns + column] =
        source >= start && source < size.columns ? old[source] : .unknown
    }
  }
}

// MARK: - Characters of several scalars

extension Canvas {
  /// Puts a cell of another canvas into this one; whoever copies halves of wide characters copies both.
  mutating func replace(_ cell: Cell, row: Int, column: Int, cluster: [Unicode.Scalar]?) {
    guard contains(row: row, column: column) else { return }
    cells[row * size.columns + column] = cell
    if let cluster { cells[row * size.columns + column].glyph = keep(cluster) }
  }

  /// The glyph of a character, which is kept when one scalar cannot say it.
  mutating func glyph(of character: CellCharacter) -> Glyph {
    character.marks.isEmpty ? Glyph(character.base) : keep([character.base] + character.marks)
  }

  private mutating func keep(_ cluster: [Unicode.Scalar]) -> Glyph {
    if clusters.count > 2 * cells.count { forgetUnusedClusters() }
    clusters.append(cluster)
    return Glyph(cluster: clusters.count - 1)
  }

  /// Keeps the table bounded on a canvas that is drawn over again and again.
  private mutating func forgetUnusedClusters() {
    let old = clusters
    clusters = []
    for index in cells.indices {
      guard let used = cells[index].glyph.clusterIndex else { continue }
      clusters.append(old[used])
      cells[index].glyph = Glyph(cluster: clusters.count - 1)
    }
  }
}

extension Canvas {
  /// Puts a text into a row.
  ///
  /// A text that would reach `limit` or the right edge ends in the sign of a cut, `…`; what lies left of the canvas is
  /// left out. Returns the column after the text, so that more can follow.
  @discardableResult
  public mutating func put(
    _ text: String, row: Int, column: Int, role: Role = .text, until limit: Int = .max
  ) -> Int {
    let column = Canvas.near(column)
    let limit = min(limit, size.columns)
    guard column < limit, row >= 0, row < size.rows else {
      return min(column + Width.of(text), max(column, limit))
    }
    var text = text
    return text.withUTF8 { bytes in
      bytes.contains { $0 >= 0x80 }
        ? putCharacters(bytes, row: row, column: column, role: role, until: limit)
        : putASCII(bytes, row: row, column: column, role: role, until: limit)
    }
  }

  /// Puts a text into a row so that its last character stands before the column `end`.
  ///
  /// It does not begin before `start`; a longer text is cut. Returns the column where it begins.
  @discardableResult
  public mutating func put(
    _ text: String, row: Int, endingBefore end: Int, notBefore start: Int = 0, role: Role = .text
  ) -> Int {
    let column = max(Canvas.near(start), Canvas.near(end) - Width.of(text))
    put(text, row: row, column: column, role: role, until: end)
    return column
  }

  /// Puts texts of several roles into a row, one after the other; returns the column after them.
  @discardableResult
  public mutating func put(_ spans: [Span], row: Int, column: Int, until limit: Int = .max) -> Int {
    let start = Canvas.near(column)
    let limit = min(limit, size.columns)
    var column = start
    for span in spans where !span.text.isEmpty {
      if column >= limit, limit > start {
        set(.cut, row: row, column: limit - 1, role: span.role)
        return limit
      }
      column = put(span.text, row: row, column: column, role: span.role, until: limit)
    }
    return column
  }

  /// Puts texts of several roles into a row so that they end before a column; returns where they begin.
  @discardableResult
  public mutating func put(
    _ spans: [Span], row: Int, endingBefore end: Int, notBefore start: Int = 0
  ) -> Int {
    let column = max(Canvas.near(start), Canvas.near(end) - Span.width(of: spans))
    put(spans, row: row, column: column, until: end)
    return column
  }

  /// Repeats a one-cell character along a row.
  public mutating func put(
    _ scalar: Unicode.Scalar, row: Int, columns: Range<Int>, role: Role
  ) {
    set(Canvas.narrowGlyph(scalar), row: row, columns: columns, role: role)
  }

  /// Repeats a one-cell character down a column.
  public mutating func put(
    _ scalar: Unicode.Scalar, rows: Range<Int>, column: Int, role: Role
  ) {
    let glyph = Canvas.narrowGlyph(scalar)
    for row in rows.clamped(to: area.rows) {
      set(glyph, row: row, column: column, role: role)
    }
  }

  private static func narrowGlyph(_ scalar: Unicode.Scalar) -> Glyph {
    Glyph(ScalarClass(scalar) == .narrow ? scalar : CharacterCells.symbol(for: scalar))
  }
}

// MARK: - The two ways through a text

extension Canvas {
  /// Bytes are cells: nothing is decoded and nothing is allocated.
  private mutating func putASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, row: Int, column: Int, role: Role, until limit: Int
  ) -> Int {
    let isCut = bytes.count > limit - column
    let end = isCut ? limit - 1 : column + bytes.count
    let start = max(column, 0)
    if start < end {
      setASCII(bytes[(start - column)..<(end - column)], row: row, column: start, role: role)
    }
    if isCut { set(.cut, row: row, column: end, role: role) }
    return isCut ? limit : end
  }

  private mutating func putCharacters(
    _ bytes: UnsafeBufferPointer<UInt8>, row: Int, column: Int, role: Role, until limit: Int
  ) -> Int {
    var column = column
    var last = column
    for character in CharacterCells(bytes) {
      guard character.width <= limit - column else {
        let cut = column < limit ? column : last
        return putCut(row: row, column: cut, role: role, until: limit)
      }
      set(
        glyph(of: character), width: character.width, row: row, column: column, role: role)
      last = column
      column += character.width
    }
    return column
  }

  /// The sign of a cut and, where a wide character had to give way to it, a blank.
  private mutating func putCut(row: Int, column: Int, role: Role, until limit: Int) -> Int {
    set(.cut, row: row, column: column, role: role)
    for column in column + 1..<max(limit, column + 1) {
      set(.blank, row: row, column: column, role: role)
    }
    return limit
  }
}

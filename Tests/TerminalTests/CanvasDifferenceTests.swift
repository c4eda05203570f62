import Terminal
import Testing

struct CanvasDifferenceTests {
  @Test func `only the rows that look different are named`() {
    var one = Canvas(rows: 4, columns: 10)
    one.put("packet", row: 1, column: 0)
    one.put("e\u{301}", row: 2, column: 0)
    var other = Canvas(rows: 4, columns: 10)
    other.put("o\u{308}", row: 0, column: 0)
    other.put(" ", row: 0, column: 0)
    other.put("packet", row: 1, column: 0, role: .strong)
    other.put("e\u{301}", row: 2, column: 0)
    #expect(one.rows(differingFrom: other) == [1])
    #expect(one != other)
  }

  @Test func `a mark makes a difference`() {
    var one = Canvas(rows: 1, columns: 2)
    var other = one
    one.put("e\u{301}", row: 0, column: 0)
    other.put("e\u{300}", row: 0, column: 0)
    #expect(one != other)
  }

  @Test func `every row of a canvas of another size differs`() {
    let one = Canvas(rows: 2, columns: 10)
    #expect(one.rows(differingFrom: Canvas(rows: 2, columns: 9)) == [0, 1])
  }

  @Test func `the columns that differ reach from the first to the last`() {
    var one = Canvas(rows: 2, columns: 10)
    one.put("packet P7", row: 0, column: 0)
    var other = one
    other.put("P8", row: 0, column: 7)
    other.put("J", row: 0, column: 4)
    #expect(one.columns(differingFrom: other, inRow: 0) == 4..<9)
    #expect(one.columns(differingFrom: other, inRow: 1).isEmpty)
    #expect(one.columns(differingFrom: Canvas(rows: 2, columns: 9), inRow: 1) == 0..<10)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `no wide character stands across an end of the columns that differ`(seed: UInt64) {
    var drawing = RandomDrawing(seed: seed)
    var old = Canvas(rows: 4, columns: 23)
    drawing.draw(6, on: &old)
    var new = old
    drawing.draw(2, on: &new)
    for row in 0..<4 {
      let columns = new.columns(differingFrom: old, inRow: row)
      for column in 0..<23 where !columns.contains(column) {
        #expect(new[row, column] == old[row, column])
      }
      for canvas in [old, new] where !columns.isEmpty {
        #expect(canvas[row, columns.lowerBound].width > 0 || columns.lowerBound == 0)
        #expect(canvas[row, columns.upperBound].width > 0 || columns.upperBound == 23)
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `a canvas shown through differences equals the canvas shown whole`(seed: UInt64) {
    let screen = HeadlessScreen(Size(rows: 8, columns: 23))
    var drawing = RandomDrawing(seed: seed)
    var canvas = Canvas(screen.size)
    for frame in 0..<20 {
      if frame.isMultiple(of: 5) { canvas.clear() }
      drawing.draw(4, on: &canvas)
      screen.show(canvas)
      #expect(screen.canvas == canvas)
      #expect(screen.canvas.text() == canvas.text())
      #expect(screen.canvas.roleMap() == canvas.roleMap())
    }
  }

  @Test func `as much of a picture is kept as another size has room for`() {
    var canvas = Canvas(rows: 2, columns: 6)
    canvas.put("abcdef", row: 0, column: 0)
    canvas.put("e\u{301}世界", row: 1, column: 0)
    canvas.cursor = Position(row: 1, column: 2)
    #expect(canvas.resized(to: canvas.size) == canvas)
    #expect(canvas.resized(to: Size(rows: 1, columns: 3)).text() == "abc")
    #expect(canvas.resized(to: Size(rows: 3, columns: 4)).text() == "abcd\ne\u{301}世\n")
    #expect(canvas.resized(to: Size(rows: 2, columns: 8)).cursor == canvas.cursor)
    #expect(canvas.resized(to: Size(rows: 0, columns: 0)).text() == "")
  }
}

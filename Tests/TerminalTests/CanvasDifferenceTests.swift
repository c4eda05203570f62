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
}

import Terminal
import Testing

struct AreaTests {
  private let area = Area(rows: 2..<6, columns: 10..<20)

  @Test func `an inset takes away at the edges and never more than there is`() {
    let inner = area.inset(top: 1, left: 2, bottom: 1, right: 3)
    #expect(inner == Area(rows: 3..<5, columns: 12..<17))
    #expect(area.inset(top: 9, left: -4, right: 99).isEmpty)
  }

  @Test func `a click falls into the area or not`() {
    #expect(area.contains(Position(row: 2, column: 19)))
    #expect(!area.contains(Position(row: 6, column: 19)))
  }

  @Test func `an area is clamped to another one`() {
    let whole = Area(Size(rows: 4, columns: 12))
    #expect(area.clamped(to: whole) == Area(rows: 2..<4, columns: 10..<12))
  }
}

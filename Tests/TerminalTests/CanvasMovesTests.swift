import Testing

@testable import Terminal

struct CanvasMovesTests {
  /// Rows of a list from a number on, below a title.
  private func list(from first: Int) -> Canvas {
    var canvas = Canvas(rows: 12, columns: 40)
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    canvas.put("title", row: 0, column: 0)
    for row in 1..<11 {
      canvas.put(String(repeating: letters[first + row], count: 18), row: row, column: 2)
    }
    return canvas
  }

  @Test(arguments: [1, 2, -1, -3])
  func `a list that scrolls is found`(count: Int) throws {
    let (old, new) = (list(from: 4), list(from: 4 + count))
    let moves = new.rowsMoved(since: old, among: new.rows(differingFrom: old))
    #expect(moves == [MovedRows(rows: 1..<11, count: count)])
  }

  @Test func `after the move only the rows that came free differ`() {
    var old = list(from: 4)
    let new = list(from: 6)
    old.scroll(1..<11, by: 2)
    #expect(new.rows(differingFrom: old) == [9, 10])
  }

  @Test func `rows that changed in their places are not moved`() {
    let old = list(from: 4)
    var new = old
    for row in 1..<11 { new.put("changed \(row)", row: row, column: 30) }
    #expect(new.rowsMoved(since: old, among: new.rows(differingFrom: old)).isEmpty)
  }

  @Test func `a little that could be moved is sent again`() {
    var (old, new) = (Canvas(rows: 9, columns: 40), Canvas(rows: 9, columns: 40))
    for row in 1..<6 {
      old.put("\(row)", row: row, column: 0)
      new.put("\(row + 1)", row: row, column: 0)
    }
    #expect(new.rowsMoved(since: old, among: new.rows(differingFrom: old)).isEmpty)
  }

  @Test(arguments: [(8, 3), (3, 8)])
  func `the end of a row that stands elsewhere is found`(before: Int, after: Int) throws {
    var (old, new) = (Canvas(rows: 1, columns: 60), Canvas(rows: 1, columns: 60))
    let end = "once upon a time there was a packet"
    old.put(end, row: 0, column: before)
    new.put(end, row: 0, column: after)
    let move = try #require(new.endMoved(inRow: 0, since: old))
    #expect(move.count == before - after)
    old.shift(row: 0, from: move.column, by: move.count)
    let rest = new.columns(differingFrom: old, inRow: 0)
    #expect(rest.count <= 8)
  }

  @Test func `what is wide or marked is not moved`() {
    var (old, new) = (Canvas(rows: 1, columns: 60), Canvas(rows: 1, columns: 60))
    old.put("日本語日本語日本語日本語日本語", row: 0, column: 8)
    new.put("日本語日本語日本語日本語日本語", row: 0, column: 2)
    #expect(new.endMoved(inRow: 0, since: old) == nil)
    new.put("e\u{301}", row: 0, column: 40)
    #expect(new.rowsMoved(since: old, among: [0]).isEmpty)
  }
}

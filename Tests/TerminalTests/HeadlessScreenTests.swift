import Terminal
import Testing

struct HeadlessScreenTests {
  @Test func `inputs come in order and behind the last one the screen hangs up`() {
    let screen = HeadlessScreen(
      Size(rows: 2, columns: 4), inputs: [.character("l"), .key(.left, .control)])
    #expect(screen.input(withinMilliseconds: nil) == .character("l"))
    #expect(screen.input(withinMilliseconds: 0) == .key(.left, .control))
    #expect(screen.input(withinMilliseconds: nil) == .hangUp)
  }

  @Test func `a resize that is played changes the size`() {
    let small = Size(rows: 1, columns: 1)
    let screen = HeadlessScreen(Size(rows: 2, columns: 4), inputs: [.resize(small)])
    #expect(screen.input(withinMilliseconds: nil) == .resize(small))
    #expect(screen.size == small)
  }

  @Test func `rows that did not change are not sent again`() {
    let screen = HeadlessScreen(Size(rows: 3, columns: 8))
    var canvas = Canvas(screen.size)
    canvas.put("one", row: 0, column: 0)
    screen.show(canvas)
    screen.show(canvas)
    canvas.put("two", row: 2, column: 0)
    screen.show(canvas)
    #expect(screen.sentRowCount == 2)
    #expect(screen.frameCount == 3)
    #expect(screen.canvas.text() == "one\n\ntwo")
  }
}

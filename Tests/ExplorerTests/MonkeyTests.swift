import Replay
import Terminal
import TestNumbers
import Testing
import Views

@testable import Explorer

/// A monkey at the keyboard.
struct MonkeyTests {
  private static let plain = Array(
    "lhsSoOfFcC}{><)(*#%gGmM'[]+-= tT13469bBjk wWKdyYu ?:xe~\u{301}包ü"
  )
  .map(Input.character)
  private static let special: [Input] = [
    .key(.left), .key(.right), .key(.up), .key(.down), .key(.home), .key(.end), .key(.pageUp),
    .key(.pageDown), .key(.enter), .key(.backspace), .key(.tab), .key(.backtab), .key(.escape),
    .key(.delete), .key(.function(1)), .key(.function(5)), .key(.function(6)), .key(.function(9)),
    .key(.right, .control), .key(.left, .alt), .key(.right, .alt), .key(.character("d"), .control),
    .key(.character("o"), .control), .key(.character("r"), .control),
    .key(.character("w"), .control), .key(.escape), .wake, .none,
    .paste("60\n"), .paste("\u{301}e"), .character("r"),
  ]

  private static func input(_ random: inout RandomNumbers) -> Input {
    switch random.below(20) {
    case 0..<11: plain[random.below(plain.count)]
    case 11..<17: special[random.below(special.count)]
    case 17: .character(Character("\(random.below(10))"))
    default: .mouse(mouse(&random))
    }
  }

  private static func mouse(_ random: inout RandomNumbers) -> Mouse {
    let actions: [Mouse.Action] = [.press, .drag, .release, .wheelUp, .wheelDown]
    return Mouse(
      actions[random.below(actions.count)],
      at: Position(row: random.below(60) - 10, column: random.below(200) - 20))
  }

  @Test(arguments: ["s02", "s06", "s11", "s12", "s10-bug-d", "w04"], [true, false])
  func `thousands of random keys never trap and never leave the timeline`(
    id: String, isLive: Bool
  ) throws {
    var walk = try isLive ? Walk(live: id) : Walk(recorded: id)
    var random = RandomNumbers(seed: UInt64(id.count) * 31 + (isLive ? 1 : 0))
    for step in 0..<800 {
      let input = MonkeyTests.input(&random)
      walk.take(input)
      if random.below(4) == 0 { walk.wait(microseconds: random.below(400_000)) }
      guard 0...walk.timeline.count ~= walk.position else {
        Issue.record("after \(step) keys: position \(walk.position) of \(walk.timeline.count)")
        return
      }
      guard random.below(20) == 0 else { continue }
      let size = Size(rows: random.below(50) + 1, columns: random.below(160) + 1)
      #expect(walk.session.scene.canvas(size).size == size)
    }
  }
}

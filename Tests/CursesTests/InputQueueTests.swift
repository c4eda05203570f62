import Terminal
import Testing

@testable import Curses

struct InputQueueTests {
  private func drag(_ column: Int) -> Input {
    .mouse(Mouse(.drag, at: Position(row: 0, column: column)))
  }

  private func all(_ inputs: [Input]) -> [Input] {
    var queue = InputQueue()
    for input in inputs { queue.append(input) }
    return Array(sequence(state: queue) { $0.popFirst() })
  }

  @Test func `inputs come out in the order in which they went in`() {
    let inputs: [Input] = [.character("a"), .character("a"), .wake, .key(.up), .hangUp]
    #expect(all(inputs) == inputs)
  }

  @Test func `only the last of several drags is kept`() {
    #expect(all([drag(1), drag(2), .key(.up), drag(3), drag(4)]) == [drag(2), .key(.up), drag(4)])
  }

  @Test func `only the last of several sizes and wakes is kept`() {
    let sizes = (1...3).map { Input.resize(Size(rows: $0, columns: 1)) }
    #expect(all(sizes + [.wake, .wake]) == [sizes[2], .wake])
  }

  @Test func `of a flood of the mouse a part is kept, and every key behind it`() {
    let place = Position(row: 1, column: 1)
    for (action, count) in [(Mouse.Action.press, 8), (.wheelDown, 128), (.release, 128)] {
      var inputs = all(
        (0..<5_000).map { _ in .mouse(Mouse(action, at: place)) } + [.character("q")])
      #expect(inputs.removeLast() == .character("q"))
      #expect(inputs.count == count)
      #expect(all(Array(inputs.prefix(3))) == Array(inputs.prefix(3)))
    }
  }

  @Test func `the release of a press that was kept is kept, however full it is`() {
    let place = Position(row: 1, column: 1)
    let (press, release) = (Mouse(.press, at: place), Mouse(.release, at: place))
    let turns = [Input](repeating: .mouse(Mouse(.wheelDown, at: place)), count: 112)
    let inputs = turns + [.mouse(press), .mouse(release)]
    #expect(all(inputs + [.mouse(release), .mouse(press), .mouse(release)]) == inputs)
  }

  @Test func `a flood goes through`() {
    var queue = InputQueue()
    for number in 0..<20_000 {
      queue.append(.resize(Size(rows: number % 500, columns: 1)))
      queue.append(.character("x"))
      if number.isMultiple(of: 3) { _ = queue.popFirst() }
    }
    var rest = 0
    while queue.popFirst() != nil { rest += 1 }
    #expect(rest == 40_000 - 6_667)
    #expect(queue.isEmpty)
  }
}

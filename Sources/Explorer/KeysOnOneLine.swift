import Events
import Terminal

/// A line that begins with a key that asks for something, and goes on with the answer: `m a`, `/P3`, `& send`.
struct KeysOnOneLine {
  /// The key.
  let key: Input
  /// What is answered to it.
  let answer: String

  /// The two parts of a line, or `nil` if it is none of these: what other debuggers write with a query, such as `g QUERY`, is a
  /// command.
  init?(_ line: String, _ map: KeyMap) {
    let word = line.prefix { $0 != " " }
    let isSign = line.first.map { !$0.isLetter && !$0.isNumber } ?? false
    let name = isSign ? line.prefix(1) : word
    answer = String(line.dropFirst(name.count)).trimmed
    guard !answer.isEmpty, CommandCatalog.command(named: String(word))?.kind != .query,
      let key = KeyName.input(String(name)), let action = map.action(key),
      KeysOnOneLine.isAsking(action)
    else { return nil }
    self.key = key
  }

  /// Whether an action waits for what is typed next.
  private static func isAsking(_ action: Action) -> Bool {
    switch action {
    case .open(let opening): opening != .command
    case .ask(let asking): asking == .filter || asking == .find
    case .understand(let understanding): understanding == .explain
    case .panes: true
    case .move, .play, .look, .hunt, .restart, .freeze, .view, .nextPane, .previousPane, .zoom,
      .pane, .follow, .breakpoint, .clearBreakpoints, .timeForm, .allRows, .mouse, .tour, .close,
      .quit, .quitNow, .redraw, .suspend:
      false
    }
  }
}

import Terminal
import Views

/// The first screen: the user chooses what to walk through.
public struct MenuLoop {
  private let screen: any Screen
  private var scene: MenuScene
  /// The themes; the first one is shown.
  public private(set) var themes: [Theme]

  /// What the user chose.
  public enum Choice: Equatable, Sendable {
    /// The scenario with this id.
    case start(String)
    /// To leave.
    case quit
  }

  /// A menu on a screen.
  public init(_ entries: [MenuEntry], on screen: any Screen, themes: [Theme] = []) {
    self.screen = screen
    self.themes = themes
    scene = MenuScene(entries)
  }

  /// Shows the menu until the user has chosen.
  public mutating func run() -> Choice {
    while true {
      screen.show(scene.canvas(screen.size))
      if let choice = update(screen.input(withinMilliseconds: nil)) { return choice }
    }
  }

  /// Takes one input.
  mutating func update(_ input: Input) -> Choice? {
    switch input {
    case .hangUp, .signal, .character("q"), .character("Q"), .key(.function(10), _): return .quit
    case .key(.enter, _), .character("l"), .key(.right, _):
      guard scene.entries.indices.contains(scene.picked) else { return nil }
      return .start(scene.entries[scene.picked].id)
    case .key(.down, _), .character("j"): move(by: 1)
    case .key(.up, _), .character("k"): move(by: -1)
    case .key(.pageDown, _): move(by: max(screen.size.rows - 10, 1))
    case .key(.pageUp, _): move(by: -max(screen.size.rows - 10, 1))
    case .key(.home, _), .character("g"): scene.picked = 0
    case .key(.end, _), .character("G"): scene.picked = max(scene.entries.count - 1, 0)
    case .mouse(let mouse): return update(mouse)
    case .character("T"): showNextTheme()
    case .key(.character("l"), .control): screen.redraw()
    case .key(.character("z"), .control): screen.suspend()
    case .character, .key, .paste, .resize, .wake, .none: break
    }
    return nil
  }

  private mutating func update(_ mouse: Mouse) -> Choice? {
    switch mouse.action {
    case .wheelDown: move(by: 1)
    case .wheelUp: move(by: -1)
    case .press, .drag, .release: break
    }
    return nil
  }

  private mutating func move(by step: Int) {
    scene.picked = min(max(scene.picked + step, 0), max(scene.entries.count - 1, 0))
  }

  private mutating func showNextTheme() {
    guard themes.count > 1 else { return }
    themes.append(themes.removeFirst())
    screen.use(themes[0])
  }
}

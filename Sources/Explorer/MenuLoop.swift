import Terminal
import Views

/// The first screen: the user chooses what to walk through.
public struct MenuLoop {
  private let screen: any Screen
  private var list: SearchList<MenuEntry>
  private var isSearching = false
  private var isHelping = false
  private let details: (MenuEntry) -> MenuDetails?
  /// What is asked about all entries when somebody searches for the first time; `nil` from then on.
  private var about: ((MenuEntry) -> String)?
  /// The themes; the first one is shown.
  public private(set) var themes: [Theme]

  /// What the user chose.
  public enum Choice: Equatable, Sendable {
    /// The scenario with this id.
    case start(String)
    /// To leave.
    case quit
  }

  /// A menu on a screen; `details` is asked about the entry that is picked, `about` for the words by which an entry is
  /// found beside those that it shows.
  public init(
    _ entries: [MenuEntry], on screen: any Screen, themes: [Theme] = [],
    details: @escaping (MenuEntry) -> MenuDetails? = { _ in nil },
    about: @escaping (MenuEntry) -> String = { _ in "" }
  ) {
    self.about = about
    self.screen = screen
    self.themes = themes
    self.details = details
    list = SearchList(entries)
  }

  /// Shows the menu until the user has chosen.
  public mutating func run() -> Choice {
    while true {
      screen.show(scene.canvas(screen.size))
      if let choice = update(screen.input(withinMilliseconds: nil)) { return choice }
    }
  }

  /// What is shown.
  private var scene: MenuScene {
    var scene = MenuScene(list.found)
    scene.picked = list.picked
    scene.isHelping = isHelping
    scene.details = list.current.flatMap(details)
    if isSearching {
      scene.search = MenuSearch(
        list.editor.text, cursor: list.editor.cursor, of: list.all.count)
    }
    return scene
  }

  /// Takes one input.
  mutating func update(_ input: Input) -> Choice? {
    switch input {
    case .hangUp, .signal, .key(.function(10), _): return .quit
    case .none, .wake, .resize: break
    case _ where isHelping: closeHelp(input)
    case .key(.function(1), _): isHelping = true
    case .key(.enter, _): return start
    case .key(.down, _): list.move(by: 1)
    case .key(.up, _): list.move(by: -1)
    case .key(.pageDown, _): list.move(by: max(screen.size.rows - 10, 1))
    case .key(.pageUp, _): list.move(by: -max(screen.size.rows - 10, 1))
    case .mouse(let mouse): return update(mouse)
    case .key(.character("l"), .control): screen.redraw()
    case .key(.character("z"), .control): screen.suspend()
    case _ where isSearching: search(input)
    default: return choose(input)
    }
    return nil
  }

  /// Any key closes the help, and a click; that a button is let go means nothing.
  private mutating func closeHelp(_ input: Input) {
    if case .mouse(let mouse) = input, mouse.action != .press { return }
    isHelping = false
  }

  /// The keys that are letters; they are typed while one searches.
  private mutating func choose(_ input: Input) -> Choice? {
    switch input {
    case .character("q"), .character("Q"): return .quit
    case .character("l"), .key(.right, _): return start
    case .character("j"): list.move(by: 1)
    case .character("k"): list.move(by: -1)
    case .key(.home, _), .character("g"): list.move(by: -list.all.count)
    case .key(.end, _), .character("G"): list.move(by: list.all.count)
    case .character("/"), .key(.function(3), _): beginSearch()
    case .character("T"): showNextTheme()
    case .character("?"): isHelping = true
    default: break
    }
    return nil
  }

  /// From now on words are typed; the first time, all entries learn what they are about.
  private mutating func beginSearch() {
    isSearching = true
    guard let about else { return }
    let picked = list.picked
    list = SearchList(list.all.map { $0.with(about: about($0)) })
    list.picked = picked
    self.about = nil
  }

  /// Types into the search; Esc, or Backspace in an empty line, shows everything again.
  private mutating func search(_ input: Input) {
    let isEnd = input == .key(.backspace) && list.editor.text.isEmpty
    guard input != .key(.escape), !isEnd else { return endSearch() }
    if case .paste(let text) = input { return list.insert(text) }
    list.type(input)
  }

  /// The entry that was found stays picked.
  private mutating func endSearch() {
    let picked = list.current.flatMap(list.all.firstIndex) ?? 0
    list = SearchList(list.all)
    list.picked = picked
    isSearching = false
  }

  private var start: Choice? { list.current.map { .start($0.id) } }

  private mutating func update(_ mouse: Mouse) -> Choice? {
    switch mouse.action {
    case .wheelDown: list.move(by: 1)
    case .wheelUp: list.move(by: -1)
    case .press: return press(mouse)
    case .drag, .release: break
    }
    return nil
  }

  /// A click picks, a click on what is picked starts it, and a key that is shown is pressed.
  private mutating func press(_ mouse: Mouse) -> Choice? {
    guard !mouse.modifiers.contains(.shift) else { return nil }
    let meanings = scene.canvas(screen.size).meanings(at: mouse.position)
    if let key = meanings.firstKey { return update(key) }
    guard let entry = meanings.firstEntry else { return nil }
    if list.picked == entry { return start }
    list.pick(entry)
    return nil
  }

  private mutating func showNextTheme() {
    guard themes.count > 1 else { return }
    themes.append(themes.removeFirst())
    screen.use(themes[0])
  }
}

extension MenuEntry: SearchEntry {
  /// A scenario is found by what the menu shows of it, and by what it is about.
  public var searchText: String { "\(shownText) \(about)" }

  /// Those that show what was typed stand first.
  public func rank(_ typed: TypedWords) -> SearchRank {
    typed.areFound(in: shownText) ? .words : .parts
  }

  private var shownText: String { "\(id) \(title) \(group)" }
}

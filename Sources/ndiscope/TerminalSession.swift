import Curses
import Events
import Explorer
import Glibc
import Live
import Replay
import Terminal
import Views

/// Opens the terminal, runs a session on it, and gives it back.
enum TerminalSession {
  /// What the user asks of the screen.
  struct Wishes {
    var theme: Theme = .harbour
    var usesColor = true
    var tier: GlyphTier?
    var usesMouse = true
    var hasMotion = true
    /// Whether lines are written instead of a screen.
    var isLinear = false
    /// Whether the tour is shown the first time.
    var hasTour = true
    /// Keys, what was typed before, and how files are found.
    var program = ProgramState()
    /// Macros, filters and rules.
    var words = UserWords()

    /// The same, as far as a terminal can fulfil it.
    func fulfilled(on screen: CursesScreen) -> Wishes {
      var wishes = named(for: screen.tier)
      wishes.program.mouse = screen.hasMouse ? usesMouse ? .on : .off : .missing
      return wishes
    }

    /// The same, with the keys and words written so that a screen of ASCII can show them, and no key looks like another.
    func named(for tier: GlyphTier) -> Wishes {
      var wishes = self
      wishes.program.keyMap.usesPlainNames = tier == .ascii
      wishes.program.isASCII = tier == .ascii
      return wishes
    }
  }

  /// Walks through a source until the user leaves.
  static func walk(
    _ source: any EventSource, at position: Int = 0, _ wishes: Wishes = Wishes(),
    message: Message? = nil, view: ViewKind? = nil, against other: (any EventSource)? = nil
  ) throws(Refusal) {
    if wishes.isLinear {
      return try LinearSession.walk(source, at: position, wishes, message: message)
    }
    let screen = try open(wishes)
    let shown = wishes.fulfilled(on: screen)
    var loop = RunLoop(
      source, on: screen, at: position, themes: themes(wishes), hasMotion: wishes.hasMotion,
      message: message ?? note(screen) ?? RescuedRun.word, view: view,
      surroundings: surroundings(shown), against: other)
    _ = loop.run()
    screen.close()
  }

  /// Shows what ships, and walks through what the user chooses, until the user quits.
  static func openMenu(_ wishes: Wishes) throws(Refusal) {
    let screen = try open(wishes)
    defer { screen.close() }
    let shown = wishes.fulfilled(on: screen)
    if wishes.hasTour, isFirstTime, tour(on: screen, shown) != .left { return }
    var menu = MenuLoop(
      ShippedScenario.menu, on: screen, themes: themes(wishes),
      details: ShippedScenario.details, about: ShippedScenario.about)
    while case .start(let id) = menu.run() {
      guard let shipped = ShippedScenario.all.first(where: { $0.id == id }) else { continue }
      let scenario = try shipped.scenario
      let run = try LiveRun(scenario, of: shipped.path)
      var loop = RunLoop(
        RunSaver().source(of: run), on: screen, themes: menu.themes, hasMotion: wishes.hasMotion,
        message: RescuedRun.word, surroundings: surroundings(shown))
      if loop.run() != .left { return }
    }
  }

  /// Opens what is to be compared with what is walked.
  static func opener(_ name: String) -> (source: (any EventSource)?, problem: String) {
    do throws(Refusal) {
      return (try other(name), "")
    } catch {
      return (nil, error.sentence)
    }
  }

  /// A trace that is loaded, or a scenario that is simulated, to be compared with what is walked.
  static func other(_ name: String) throws(Refusal) -> any EventSource {
    switch try Material.find(name) {
    case .trace(let path): return try LoadingSource(path: path)
    case .scenario(let scenario, let path):
      return LiveSource(try LiveRun(scenario, of: path))
    case .link(let link):
      let (run, saver) = try link.run()
      return saver.source(of: run)
    }
  }

  /// Whether the terminal says that it can only write lines.
  static var isDumb: Bool { getenv("TERM").map { String(cString: $0) == "dumb" } ?? false }

  /// What is around every session of this program; a script leaves no trace of what it typed.
  static func surroundings(_ wishes: Wishes, isScript: Bool = false) -> Surroundings {
    var program = wishes.program
    program.history = UserProgram.history()
    var around = Surroundings(program: program)
    around.keep = TextKeeper.keep
    around.words = RuleKeeper.words ?? wishes.words
    around.saveFilter = RuleKeeper.save
    around.opener = opener
    if !isScript { around.remember = UserProgram.remember }
    if !wishes.isLinear { around.program.rescueFile = RescuedRun.file(at:) }
    if !wishes.isLinear { around.tour = { screen in tour(on: screen, wishes) } }
    return around
  }

  // MARK: - The tour

  private static let tourFile = "tour-seen"

  /// Whether the tour was never shown; asking notes that it is.
  ///
  /// Where that cannot be noted, it is not shown, so that nobody sees it each time.
  private static var isFirstTime: Bool {
    !StateFile.exists(tourFile) && StateFile.append("seen", to: tourFile)
  }

  /// Shows the tour over a scenario that ships.
  private static func tour(on screen: any Screen, _ wishes: Wishes) -> RunLoop.Ending {
    guard let shipped = ShippedScenario.all.first(where: { $0.id == "s02" }),
      let scenario = try? shipped.scenario, let run = try? LiveRun(scenario)
    else { return .left }
    var around = surroundings(wishes)
    around.tour = nil
    around.program.tour = Tour()
    var loop = RunLoop(
      RunSaver().source(of: run), on: screen, themes: themes(wishes),
      hasMotion: wishes.hasMotion, surroundings: around)
    return loop.run()
  }

  static func open(_ wishes: Wishes) throws(Refusal) -> CursesScreen {
    do {
      return try CursesScreen(
        CursesOptions(
          theme: wishes.theme, usesColor: wishes.usesColor, tier: wishes.tier,
          reportsMouse: wishes.usesMouse))
    } catch {
      throw Refusal(error.sentence, .usage)
    }
  }

  /// The theme that is shown, and the others behind it.
  static func themes(_ wishes: Wishes) -> [Theme] {
    [wishes.theme] + Theme.all.filter { $0 != wishes.theme }
  }

  static func note(_ screen: CursesScreen) -> Message? {
    switch screen.note {
    case .typeUnknown(let type, let other):
      Message(
        "This system does not know the terminal \(type); it is treated as \(other).", .warning)
    case nil: nil
    }
  }
}

extension CursesError {
  /// What is wrong, and what to do.
  fileprivate var sentence: String {
    switch self {
    case .alreadyOpen: "the terminal is in use by this program already"
    case .inputIsNoTerminal:
      "the input is no terminal. Text without a terminal: ndiscope print, state, screenshot, and explore --linear"
    case .outputIsNoTerminal:
      "the output is no terminal. Text without a terminal: ndiscope print, state, screenshot, and explore --linear"
    case .typeUnset: "the variable TERM is not set; set it, for example: TERM=xterm-256color"
    case .typeUnknown(let type): "this system does not know the terminal \(type); try TERM=xterm"
    case .typeTooSimple(let type):
      "a terminal of the type \(type) cannot move its cursor. Use ndiscope print, state, screenshot"
    case .systemFailure(let code): "the terminal does not answer: \(systemText(code))"
    }
  }
}

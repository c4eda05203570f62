import Terminal
import Views

/// The loop that waits for a key, for the next frame, or for news, and shows what came of it (DESIGN D10).
public struct RunLoop {
  /// How a session ended.
  public enum Ending: Equatable, Sendable {
    /// The user left the session.
    case left
    /// The user ended the program.
    case quit
    /// The system or the terminal ended the program.
    case hungUp
  }

  let screen: any Screen
  let source: any EventSource
  var session: Session
  let themes: [Theme]
  let searcher = Searcher()
  let surroundings: Surroundings
  /// Where the run comes from that stands beside this one.
  var other: (any EventSource)?
  /// What the user wants to walk through before going on here.
  var visited: (any EventSource)?
  /// When the time that passes was looked at last.
  var lastFrame = ContinuousClock.now

  /// A loop over a source on a screen; `themes` begins with the one that is shown.
  public init(
    _ source: any EventSource, on screen: any Screen, at position: Int = 0, themes: [Theme] = [],
    hasMotion: Bool = true, message: Message? = nil, view: ViewKind? = nil,
    surroundings: Surroundings = Surroundings(), against other: (any EventSource)? = nil
  ) {
    self.screen = screen
    self.surroundings = surroundings
    self.source = source
    self.themes = themes
    session = Session(timeline: source.timeline, run: source.facts)
    session.use(surroundings.words)
    if let word = session.run.word { session.say(word) }
    session.run.hasMotion = hasMotion
    session.look.themes = themes.map(\.name)
    session.program = surroundings.program
    session.show(position)
    if let view { session.show(view) }
    if let message { session.say(message) }
    if let other { putBeside(other) }
  }

  /// Runs until the user leaves.
  public mutating func run() -> Ending {
    screen.reportMouse(session.program.mouse == .on)
    session.openBriefing()
    lastFrame = .now
    screen.show(session.scene.canvas(screen.size))
    while true {
      let input = screen.input(withinMilliseconds: patience)
      if let ending = handle(input) { return finish(ending) }
      if let ending = handleWaiting() { return finish(ending) }
      if let ending = walkVisited() { return finish(ending) }
      advance(microseconds: microsecondsSinceLastFrame(), isIdle: input == .none)
      takeNews()
      search()
      screen.show(session.scene.canvas(screen.size))
    }
  }

  private func finish(_ ending: Ending) -> Ending {
    stop()
    return ending
  }

  /// Ends all work beside.
  func stop() {
    source.stop()
    searcher.stop()
    other?.stop()
  }

  /// Takes all inputs that wait, so that a key that is held down never outruns the drawing.
  private mutating func handleWaiting() -> Ending? {
    for _ in 0..<RunLoop.inputCountMax where visited == nil {
      let input = screen.input(withinMilliseconds: 0)
      if input == .none { return nil }
      if let ending = handle(input) { return ending }
    }
    return nil
  }

  /// Takes one input; returns how the session ends, if it does.
  mutating func handle(_ input: Input) -> Ending? {
    for effect in session.update(input, size: screen.size) {
      if let ending = perform(effect) { return input == .hangUp ? .hungUp : ending }
    }
    return nil
  }

  /// How this session ends because one in front of it has ended the program; nobody else keeps this one's run.
  mutating func end(behind ending: Ending) -> Ending {
    if ending == .hungUp {
      for effect in session.rescue { _ = perform(effect) }
    }
    return ending
  }

  private static let inputCountMax = 1_000
}

import Replay
import Terminal
import Views

/// What is around a session: what it is told at its start, and who keeps what it wants to be kept.
public struct Surroundings {
  /// Keys, what was typed before, and how files are found.
  public var program: ProgramState
  /// Keeps a line that was typed.
  public var remember: (String) -> Void
  /// Writes a text into a file, and returns what is to be said about it; `nil` where none can be written.
  public var keep: ((String, SaveRequest) -> Message)?
  /// Shows the tour on a screen, and returns how that ended; `nil` where there is none.
  public var tour: ((any Screen) -> RunLoop.Ending)?

  /// The surroundings of a session; without arguments nothing is kept.
  public init(
    program: ProgramState = ProgramState(), remember: @escaping (String) -> Void = { _ in },
    tour: ((any Screen) -> RunLoop.Ending)? = nil
  ) {
    self.program = program
    self.remember = remember
    self.tour = tour
  }
}

/// The loop that waits for a key, for the next frame, or for news, and shows what came of it (DESIGN D10).
public struct RunLoop {
  /// How a session ended.
  public enum Ending: Equatable, Sendable {
    /// The user left the session.
    case left
    /// The user, the system or the terminal ended the program.
    case quit
  }

  private let screen: any Screen
  private let source: any EventSource
  private(set) var session: Session
  private let themes: [Theme]
  private let searcher = Searcher()
  private let surroundings: Surroundings
  private var lastFrame = ContinuousClock.now

  /// A loop over a source on a screen; `themes` begins with the one that is shown.
  public init(
    _ source: any EventSource, on screen: any Screen, at position: Int = 0, themes: [Theme] = [],
    hasMotion: Bool = true, message: Message? = nil, view: ViewKind? = nil,
    surroundings: Surroundings = Surroundings()
  ) {
    self.screen = screen
    self.surroundings = surroundings
    self.source = source
    self.themes = themes
    session = Session(timeline: source.timeline, run: source.facts)
    if let word = session.run.word { session.say(word) }
    session.run.hasMotion = hasMotion
    session.look.themes = themes.map(\.name)
    session.program = surroundings.program
    session.show(min(position, source.timeline.count))
    if let view { session.show(view) }
    if let message { session.say(message) }
  }

  /// Runs until the user leaves.
  public mutating func run() -> Ending {
    lastFrame = .now
    screen.show(session.scene.canvas(screen.size))
    while true {
      let input = screen.input(withinMilliseconds: patience)
      if let ending = handle(input) { return finish(ending) }
      if let ending = handleWaiting() { return finish(ending) }
      advance(microseconds: microsecondsSinceLastFrame())
      takeNews()
      search()
      screen.show(session.scene.canvas(screen.size))
    }
  }

  private func finish(_ ending: Ending) -> Ending {
    source.stop()
    searcher.stop()
    return ending
  }

  /// How long to wait for a key: not at all while something is simulated, one frame while something moves.
  private var patience: Int? {
    if session.wantedEventCount != nil { return 0 }
    if session.playback.isPlaying {
      let next = session.playback.microsecondsToNextEvent / 1_000
      let flight = session.playback.flightPermille == nil ? 250 : RunLoop.flightMilliseconds
      return max(min(next, flight), RunLoop.frameMilliseconds)
    }
    if searcher.isWorking { return RunLoop.searchMilliseconds }
    return source.isWorking ? 100 : nil
  }

  /// Takes all inputs that wait, so that a key that is held down never outruns the drawing.
  private mutating func handleWaiting() -> Ending? {
    for _ in 0..<RunLoop.inputCountMax {
      let input = screen.input(withinMilliseconds: 0)
      if input == .none { return nil }
      if let ending = handle(input) { return ending }
    }
    return nil
  }

  /// Takes one input; returns how the session ends, if it does.
  mutating func handle(_ input: Input) -> Ending? {
    for effect in session.update(input, size: screen.size) {
      if let ending = perform(effect) { return ending }
    }
    return nil
  }

  private mutating func perform(_ effect: Effect) -> Ending? {
    switch effect {
    case .extend(let count): extend(by: count)
    case .inject(let stimulus):
      if let problem = source.inject(stimulus) {
        session.say(Message(problem, .error))
      } else {
        session.receiveInjection(source.timeline, isGrowing: source.isGrowing)
      }
    case .take(let branch):
      if let problem = source.take(branch) {
        session.say(Message(problem, .error))
      } else if source.isWorking {
        session.begin(source.facts.job)
      } else {
        session.receiveBranch(source.timeline, branch, source.facts)
      }
    case .save(let request): session.say(source.save(request))
    case .undo: swap(source.undo())
    case .redo: swap(source.redo())
    case .link:
      let answer = source.link(to: session.position, view: session.look.view.name)
      for effect in session.receiveLink(answer) { _ = perform(effect) }
    case .copy(let request): session.receiveCopy(request, isSent: screen.copy(request.text))
    case .keep(let text, let request):
      session.say(surroundings.keep?(text, request) ?? Message(CopyWords.noFiles, .warning))
    case .restart:
      source.restart()
      session.receiveRestart(source.timeline, isGrowing: source.isGrowing)
    case .stopJob:
      source.stop()
      session.endJob()
    case .leave: return .left
    case .quit: return .quit
    case .redraw: screen.redraw()
    case .suspend: screen.suspend()
    case .useMouse(let isWanted): screen.reportMouse(isWanted)
    case .useTheme(let index): if themes.indices.contains(index) { screen.use(themes[index]) }
    case .remember(let line): surroundings.remember(line)
    case .tour: return showTour()
    }
    return nil
  }

  /// Shows the tour, and goes on where we were.
  private mutating func showTour() -> Ending? {
    guard let tour = surroundings.tour else {
      session.say(Message(TourWords.missing, .warning))
      return nil
    }
    if tour(screen) == .quit { return .quit }
    screen.use(themes.indices.contains(session.look.theme) ? themes[session.look.theme] : .harbour)
    session.say(Message(TourWords.over))
    return nil
  }

  private mutating func swap(_ isDone: Bool) {
    if isDone { session.receiveSwap(source.timeline, source.facts) } else { session.refuseSwap() }
  }

  private mutating func extend(by count: Int) {
    source.extend(by: count)
    session.receive(source.timeline, isGrowing: source.isGrowing)
  }

  // MARK: - Time

  private mutating func microsecondsSinceLastFrame() -> Int {
    let now = ContinuousClock.now
    defer { lastFrame = now }
    return Int(min((now - lastFrame) / .microseconds(1), 1e9))
  }

  /// Plays what is due, and goes on with a simulation that somebody waits for.
  mutating func advance(microseconds: Int) {
    let effects = session.advance(
      microseconds: microseconds, eventCountMax: RunLoop.eventsPerFrameMax)
    for effect in effects { _ = perform(effect) }
    let deadline = ContinuousClock.now + .milliseconds(RunLoop.frameMilliseconds)
    while let count = session.wantedEventCount, ContinuousClock.now < deadline {
      extend(by: count)
    }
  }

  /// Takes what has been found beside, and has found what is wanted next.
  mutating func search() {
    for news in searcher.news() { session.receive(news) }
    searcher.adopt(session.searchOrders)
  }

  private mutating func takeNews() {
    guard let news = source.poll() else { return }
    if let branch = news.branch {
      return session.receiveBranch(news.timeline, branch, source.facts)
    }
    session.receive(news.timeline, isGrowing: source.isGrowing)
    session.receive(news)
  }

  // MARK: - Line by line

  /// Does a command as if it had been typed; returns how the session ends, if it does.
  mutating func handle(command text: String) -> Ending? {
    for effect in session.run(command: text, size: screen.size) {
      if let ending = perform(effect) { return ending }
    }
    return nil
  }

  /// Waits until nothing is simulated or loaded any more.
  mutating func settle(pause: () -> Void) {
    search()
    while session.wantedEventCount != nil || source.isWorking || searcher.isWorking {
      if session.wantedEventCount != nil { advance(microseconds: 0) } else { pause() }
      takeNews()
      search()
    }
  }

  /// Ends playing; whether anything was played.
  mutating func stopPlaying() -> Bool {
    guard session.playback.isPlaying else { return false }
    session.playback.stop()
    return true
  }

  /// Picks a row of the list in front.
  mutating func pick(_ row: Int) { session.pick(entry: row) }

  private static let frameMilliseconds = 16
  /// How often one looks what has been found beside.
  private static let searchMilliseconds = 30
  /// How long one picture of a flight is shown.
  private static let flightMilliseconds = 60
  private static let inputCountMax = 1_000
  /// What is folded between two frames at the highest speed.
  private static let eventsPerFrameMax = 50_000
}

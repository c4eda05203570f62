import Replay
import Terminal
import Views

/// What is around a session: what it is told at its start, and who keeps what it wants to be kept.
public struct Surroundings {
  /// Keys, what was typed before, and how files are found.
  public var program: ProgramState
  /// Macros, filters with a name, and rules that mark events.
  public var words = UserWords()
  /// Keeps a line that was typed.
  public var remember: (String) -> Void
  /// Writes a text into a file, and returns what is to be said about it; `nil` where none can be written.
  public var keep: ((String, SaveRequest) -> Message)?
  /// Gives a filter a name for all times, and returns what the user's words are now, or `nil` where nothing was kept, and
  /// what is to be said about it; `nil` where nothing can be kept.
  public var saveFilter: ((UserWords.Filter) -> (words: UserWords?, message: Message))?
  /// Shows the tour on a screen, and returns how that ended; `nil` where there is none.
  public var tour: ((any Screen) -> RunLoop.Ending)?
  /// Opens what an argument names, to be compared, or says why that is not possible.
  public var opener: Opener?

  /// Opens what an argument names.
  public typealias Opener = (String) -> (source: (any EventSource)?, problem: String)

  /// The surroundings of a session; without arguments nothing is kept.
  public init(
    program: ProgramState = ProgramState(), remember: @escaping (String) -> Void = { _ in },
    tour: ((any Screen) -> RunLoop.Ending)? = nil, opener: Opener? = nil
  ) {
    self.opener = opener
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
    /// The user ended the program.
    case quit
    /// The system or the terminal ended the program.
    case hungUp
  }

  let screen: any Screen
  let source: any EventSource
  var session: Session
  let themes: [Theme]
  private let searcher = Searcher()
  let surroundings: Surroundings
  /// Where the run comes from that stands beside this one.
  private var other: (any EventSource)?
  /// What the user wants to walk through before going on here.
  var visited: (any EventSource)?
  private var lastFrame = ContinuousClock.now

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
      advance(microseconds: microsecondsSinceLastFrame())
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

  /// How long to wait for a key: not at all while something is simulated, one frame while something moves.
  private var patience: Int? {
    if isWorkDue { return 0 }
    if session.isFrozen, session.playback.isUnbounded { return 0 }
    if session.playback.isPlaying || session.isFrozen {
      // Rounded up: a picture just before the next event would show nothing new.
      let next = (session.playback.microsecondsToNextEvent + 999) / 1_000
      let flight = session.flightPermille == nil ? 250 : RunLoop.flightMilliseconds
      return max(min(next, flight), RunLoop.frameMilliseconds)
    }
    if searcher.isWorking { return RunLoop.searchMilliseconds }
    return isWorkBeside ? 100 : nil
  }

  /// Whether something is to be done here before anybody waits for a key.
  private var isWorkDue: Bool { isSessionDue || isOtherDue || isOwnDue }

  /// Whether the session waits for what ``advance(microseconds:)`` does.
  private var isSessionDue: Bool {
    session.wantedEventCount != nil || session.isComparing || session.isLooking
  }

  /// Whether something is done beside, so that there will be news.
  private var isWorkBeside: Bool {
    source.isWorking || searcher.isWorking || other?.isWorking == true
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

  private mutating func perform(_ effect: Effect) -> Ending? {
    switch effect {
    case .extend(let count): extend(by: count)
    case .inject(let stimulus): inject(stimulus)
    case .take(let branch): take(branch)
    case .save(let request): session.receiveSave(request, source.save(request))
    case .undo: undo()
    case .redo: redo()
    case .link:
      let answer = source.link(to: session.position, view: session.look.view.name)
      for effect in session.receiveLink(answer) { _ = perform(effect) }
    case .copy(let request): session.receiveCopy(request, isSent: screen.copy(request.text))
    case .keep(let text, let request):
      session.say(surroundings.keep?(text, request) ?? Message(CopyWords.noFiles, .warning))
    case .saveFilter(let filter):
      let kept = surroundings.saveFilter?(filter)
      session.receive(kept?.words, kept?.message ?? Message(CopyWords.noFiles, .warning))
    case .compare(let name): compare(with: name)
    case .forgetOther:
      other?.stop()
      other = nil
    case .visit(let name): visit(name)
    case .exhaust(let points, let depth): exhaust(points, depth: depth)
    case .openFound(let found): open(found)
    case .judge:
      let end = ContinuousClock.now + .milliseconds(RunLoop.verdictMilliseconds)
      session.goToGuilty { ContinuousClock.now < end }
    case .restart: restart()
    case .stopJob: stopJob()
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
    let ending = tour(screen)
    guard ending == .left else { return end(behind: ending) }
    screen.use(themes.indices.contains(session.look.theme) ? themes[session.look.theme] : .harbour)
    session.say(Message(TourWords.over))
    return nil
  }

  mutating func extend(by count: Int) {
    source.extend(by: count)
    session.receive(
      source.timeline, isGrowing: source.isGrowing, standstill: source.standstill)
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
    if session.isLooking {
      // Nobody waits for it, and whoever presses a key waits for its end.
      let end = ContinuousClock.now + .milliseconds(RunLoop.lookingMilliseconds)
      session.lookForFindings { ContinuousClock.now < end }
    }
    if session.isComparing { session.compare { ContinuousClock.now < deadline } }
  }

  /// Takes what has been found beside, and has found what is wanted next.
  mutating func search() {
    for news in searcher.news() { session.receive(news) }
    searcher.adopt(session.searchOrders, living: session.livingSearches)
  }

  mutating func takeNews() {
    takeNewsOfOther()
    guard let news = source.poll() else { return }
    if let branch = news.branch {
      return session.receiveBranch(news.timeline, branch, source.facts)
    }
    session.receive(
      news.timeline, isGrowing: source.isGrowing, standstill: source.standstill)
    session.receive(news)
  }

  // MARK: - The run that stands beside

  private mutating func compare(with name: String) {
    guard let source = open(name) else { return }
    other?.stop()
    putBeside(source)
  }

  mutating func putBeside(_ source: any EventSource) {
    other = source
    session.receiveOther(
      source.timeline, title: source.facts.title, isWorking: source.isWorking || isOtherDue,
      isCut: source.isGrowing && !isOtherDue)
    session.show(.compare)
  }

  private mutating func receiveNews(of source: any EventSource) {
    session.receiveNewsOfOther(
      source.timeline, isWorking: source.isWorking || isOtherDue,
      isCut: source.isGrowing && !isOtherDue)
  }

  /// Whether the other run is one that is simulated, and has not come to its end.
  private var isOtherDue: Bool {
    guard let other else { return false }
    return other.isGrowing && other.timeline.count < RunLoop.otherCountMax
  }

  /// Whether this run is one that is simulated, and is not as far as the one that it is compared with: what has not happened
  /// yet is no difference.
  private var isOwnDue: Bool {
    guard let beside = session.comparing.other, source.isGrowing, session.look.view == .compare
    else { return false }
    return source.timeline.count
      < min(beside.timeline.count + RunLoop.otherStretchCount, RunLoop.otherCountMax)
  }

  private mutating func takeNewsOfOther() {
    if isOwnDue { extend(by: RunLoop.otherStretchCount) }
    guard let other else { return }
    if isOtherDue {
      other.extend(by: RunLoop.otherStretchCount)
      receiveNews(of: other)
    } else if other.poll() != nil {
      receiveNews(of: other)
    }
  }

  /// How much of a run that is simulated only to be compared is made in one go, and at all.
  static let otherStretchCount = 20_000
  private static let otherCountMax = 2_000_000

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
    while isWorkDue || isWorkBeside {
      if isSessionDue { advance(microseconds: 0) } else { pause() }
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
  private static let lookingMilliseconds = 3
  /// How long one waits for a verdict; what is longer goes on beside.
  private static let verdictMilliseconds = 80
  /// How often one looks what has been found beside.
  private static let searchMilliseconds = 30
  /// How long one picture of a flight is shown.
  private static let flightMilliseconds = 60
  private static let inputCountMax = 1_000
  /// What is folded between two frames at the highest speed.
  private static let eventsPerFrameMax = 50_000
}

import Terminal
import Views

/// What the session wants to be done outside of it.
extension RunLoop {
  /// Does what an input has led to; returns how the session ends, if it does.
  mutating func perform(_ effect: Effect) -> Ending? {
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

  /// Simulates so many events more.
  mutating func extend(by count: Int) {
    source.extend(by: count)
    session.receive(
      source.timeline, isGrowing: source.isGrowing, standstill: source.standstill)
  }

  /// How long one waits for a verdict; what is longer goes on beside.
  private static let verdictMilliseconds = 80
}

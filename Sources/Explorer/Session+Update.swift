import Events
import Replay
import Terminal
import Views

extension Session {
  /// Takes one input, and returns what the world outside is to do.
  public mutating func update(_ input: Input, size: Size) -> [Effect] {
    defer {
      openWaitingRuns()
      noteStep()
    }
    switch input {
    case .none, .wake: return []
    case .resize(let size):
      keepFocusInSight(size: size)
      return []
    case .hangUp: return rescue + [.quit]
    case .signal(.quit): return [.quit]
    case .signal(.interrupt): return interrupt()
    case .mouse(let mouse):
      defer { noteTour(nil) }
      return update(mouse, size: size)
    case .paste(let text): return paste(text)
    case .character, .key: return press(input, size: size)
    }
  }

  /// Takes a key; the tour sees what was done.
  private mutating func press(_ input: Input, size: Size) -> [Effect] {
    let isCardCovered = message != nil && scene.coversBugCheck(size)
    message = nil
    program.lastPress = nil
    program.lastAction = nil
    if tourEnds(input) { return [.leave] }
    defer { noteTour(program.lastAction) }
    guard overlay == nil else { return type(input, size: size) }
    guard let action = program.keyMap.action(input) else { return unknown(input) }
    guard isCardCovered else { return perform(action, size: size) }
    return performBehindMessage(action, size: size)
  }

  /// Nobody has seen a card that a message left no room for: Esc takes the message away, and no key puts the card aside.
  private mutating func performBehindMessage(_ action: Action, size: Size) -> [Effect] {
    guard action != .close else { return [] }
    defer { look.bugCheckAside = nil }
    return perform(action, size: size)
  }

  /// Control-C: what goes on ends, then what stands in front; if there is neither, the program does.
  private mutating func interrupt() -> [Effect] {
    if sieve.isSearching(timeline) || isCharting || !wantedStops.isEmpty {
      stopSearching()
    } else if run.goal != nil || playback.isPlaying {
      stopRunning()
    } else if isFrozen {
      toggleFrozen()
    } else if run.job != nil || run.searching != nil {
      return [.stopJob]
    } else if overlay != nil {
      overlay = nil
    } else {
      return [.quit]
    }
    return []
  }

  /// Ends playing and simulating where they are.
  private mutating func stopRunning() {
    let wasPlaying = playback.isPlaying
    playback.stop()
    if isSimulatedFor(run.goal) {
      if wasPlaying { step(to: timeline.count) } else { jump(to: timeline.count) }
    }
    run.goal = nil
    message = .stopped(moment.number)
  }

  /// Whether the run is simulated on for a goal; what is only looked for leaves the cursor where it is.
  private func isSimulatedFor(_ pursuit: Pursuit?) -> Bool {
    guard let pursuit else { return false }
    return run.isGrowing && !isWaiting(for: pursuit.goal)
  }

  private mutating func unknown(_ input: Input) -> [Effect] {
    message = .unknownKey(
      KeyStroke(input: input), help: program.keyMap.first(.open(.help)) ?? ":help")
    return []
  }

  /// Does what an action means.
  mutating func perform(_ action: Action, size: Size) -> [Effect] {
    if run.goal != nil, action == .move(.toggleRun) || action == .play(.toggle) {
      stopRunning()
      return []
    }
    program.lastAction = action
    if isAtOtherRun, action.isAboutThisRun {
      message = .aboutThisRunOnly
      return []
    }
    if !action.letsRunsGoOn { leaveRuns() }
    if action.looksBehindBugCheck { look.bugCheckAside = position }
    switch action {
    case .move(let moving): return move(moving)
    case .play(let playing): return play(playing)
    case .look(let looking): return look(looking, size: size)
    case .open(let opening): return open(opening)
    case .ask(let asking): return ask(asking)
    case .understand(let understanding): return understand(understanding)
    case .hunt(let step): perform(hunt: step)
    case .view(let view): show(view)
    case .nextPane: moveFocus(by: 1, size: size)
    case .previousPane: moveFocus(by: -1, size: size)
    case .zoom: toggleZoom(size: size)
    case .panes: overlay = .letter(.pane)
    case .pane(let change): self.change(change, size: size)
    case .follow where isBesideOther: followBesideOther()
    case .follow: follow()
    case .breakpoint: toggleBreakpoint()
    case .clearBreakpoints: clearBreakpoints()
    case .timeForm: toggleTimeForm()
    case .allRows: toggleAllRows()
    case .freeze: toggleFrozen()
    case .restart: return restart()
    case .tour: return startTour()
    case .mouse: return toggleMouse()
    case .close: return close()
    case .quit: return quit()
    case .quitNow: return [.quit]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    }
    return []
  }

  /// Ends playing and simulating, because the user does something else.
  private mutating func leaveRuns() {
    playback.stop()
    run.goal = nil
  }

  /// There is one tour at a time.
  func startTour() -> [Effect] { program.tour == nil ? [.tour] : [] }

  private mutating func toggleMouse() -> [Effect] {
    if program.mouse != .missing { program.mouse = program.mouse == .on ? .off : .on }
    message = .mouse(program.mouse)
    return program.mouse == .missing ? [] : [.useMouse(program.mouse == .on)]
  }

  private mutating func restart() -> [Effect] {
    guard !run.injections.isEmpty else {
      message = .cannotRestart
      return []
    }
    return [.restart]
  }

  /// A search of all runs ends first: the screen says so as long as it goes on.
  private mutating func close() -> [Effect] {
    comparing.isSeeking = false
    if run.searching != nil { return [.stopJob] }
    if scene.showsBugCheck {
      look.bugCheckAside = position
    } else if sieve.find != nil || sieve.rowFind != nil {
      clear(.find)
    } else if attention.picked != .none {
      attention.picked = .none
    }
    return []
  }

  private mutating func quit() -> [Effect] {
    guard look.view == .stack else {
      look.show(.stack)
      return []
    }
    guard program.tour != nil else { return leaveOrAsk() }
    message = Message(TourWords.stays, .warning)
    return []
  }

  /// Where no times stand on the screen, it is said what has changed.
  private mutating func toggleTimeForm() {
    look.timeForm = look.timeForm == .absolute ? .delta : .absolute
    if look.view != .events, look.view != .ladder { message = .times(look.timeForm) }
  }

  /// Follows the object of the step, or the picked one; or ends that.
  mutating func follow() {
    if attention.followed != .none {
      attention.followed = .none
      study.end(.follow)
      return
    }
    guard let object = subject else {
      message = .noObjectInStep
      return
    }
    attention.followed = object
    study.begin(.follow)
  }

  private mutating func toggleBreakpoint() {
    guard position > timeline.history.droppedCount else {
      message = .noEventToStopAt
      return
    }
    toggle(Breakpoint(timeline.history[position - 1]))
  }

  private mutating func clearBreakpoints() {
    message = .stopsRemoved(attention.breakpoints.count)
    guard !attention.breakpoints.isEmpty else { return }
    remember(UndoWords.breakpoints)
    attention.breakpoints = []
  }

  /// Sets a breakpoint, or removes the same one.
  mutating func toggle(_ breakpoint: Breakpoint) {
    let name = breakpoint.text(timeline.history.lexicon)
    remember(UndoWords.breakpoint(name))
    if let index = attention.breakpoints.firstIndex(of: breakpoint) {
      attention.breakpoints.remove(at: index)
      sieve.forget(breakpoint)
      message = .stopRemoved(name)
    } else {
      attention.breakpoints.append(breakpoint)
      message = .stopSet(name)
    }
  }

  /// What an action about an object means: the picked one, else the followed one, else that of this step.
  var subject: ObjectID? {
    if attention.picked != .none { return attention.picked }
    if attention.followed != .none { return attention.followed }
    return moment.objects.first { $0.kind != .none }
  }
}

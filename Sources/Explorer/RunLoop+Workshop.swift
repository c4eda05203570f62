import Events
import Views

/// What the user does to the run itself, in the workshop of its source.
extension RunLoop {
  /// Does something to the stack.
  mutating func inject(_ stimulus: Stimulus) {
    guard let workshop = source.workshop else { return refuse(Message.cannotChange) }
    if let problem = workshop.inject(stimulus) {
      refuse(problem)
    } else {
      session.receiveInjection(
        source.timeline, at: workshop.injectionIndex, isGrowing: source.isGrowing,
        source.standstill)
    }
  }

  /// Takes another branch, or begins to; then it comes with the news.
  mutating func take(_ branch: Branch) {
    guard let workshop = source.workshop else { return refuse(Message.cannotChange) }
    extendLeft()
    if let problem = workshop.take(branch) {
      refuse(problem)
    } else if workshop.isBranching {
      session.begin(source.job)
    } else {
      session.receiveBranch(source.timeline, branch, source.facts)
    }
  }

  /// Takes back what was done to the run last, if that is possible.
  mutating func undo() { swap(source.workshop?.undo() == true) }

  /// Does again what was taken back last, if that is possible.
  mutating func redo() { swap(source.workshop?.redo() == true) }

  private mutating func swap(_ isDone: Bool) {
    if isDone { session.receiveSwap(source.timeline, source.facts) } else { session.refuseSwap() }
  }

  /// Begins a search of all runs that some choice points allow.
  mutating func exhaust(_ points: Set<ChoicePoint>, depth: Int) {
    guard let workshop = source.workshop else {
      return session.say(Message(ExhaustWords.recorded, .warning))
    }
    if let problem = workshop.exhaust(points, depth: depth) {
      session.say(Message(problem, .warning))
    }
  }

  /// Shows a run that a search has found, in the place of this one.
  mutating func open(_ found: FoundRun) {
    guard let workshop = source.workshop else { return refuse(ExhaustWords.recorded) }
    extendLeft()
    if let problem = workshop.open(found) {
      refuse(problem)
    } else {
      session.receiveFound(source.timeline, found, source.facts)
    }
  }

  /// Begins anew.
  mutating func restart() {
    let parting = source.workshop?.partingIndex
    source.workshop?.restart()
    session.receiveRestart(source.timeline, source.facts, partingIndex: parting)
  }

  /// Ends what goes on beside; a branch that is being taken is not taken.
  mutating func stopJob() {
    let wasBranching = source.workshop?.isBranching == true
    source.stop()
    session.endJob()
    if wasBranching { session.say(Message(ListWords.notTaken)) }
  }

  private mutating func refuse(_ problem: String) { session.say(Message(problem, .error)) }

  /// Simulates on what is about to be left: another run is compared with all of it, not with what somebody had walked by then.
  private mutating func extendLeft() {
    if source.isGrowing { extend(by: RunLoop.otherStretchCount) }
  }
}

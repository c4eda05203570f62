import Events
import Replay
import Verification
import Views

/// Moving in time.
extension Session {
  /// Moves to a position, or to the nearest one that is kept, without remembering where we were.
  mutating func step(to position: Int) { cursor.step(to: kept(position)) }

  /// Moves to a position, or to the nearest one that is kept, and remembers where we were.
  mutating func jump(to position: Int) { cursor.jump(to: kept(position)) }

  private func kept(_ position: Int) -> Int {
    min(max(position, timeline.history.droppedCount), timeline.count)
  }

  mutating func move(_ moving: Moving) -> [Effect] {
    if let effects = moveCompared(moving) { return effects }
    switch moving {
    case .step(let step, let heading): return pursue(.step(step), heading)
    case .hop(let heading): return pursueSubject(heading, Goal.hop)
    case .sameObject(let heading): return pursueSubject(heading, Goal.about)
    case .match: return match()
    case .toStart: return pursue(.end, .backward)
    case .toEnd: return pursue(.end, .forward)
    case .nextMark(let heading): return goToMark(heading)
    case .tenEvents(let heading): return pursue(.events(10), heading)
    case .run(let heading): return pursue(.breakpoint, heading)
    case .toggleRun: return pursue(.breakpoint, .forward)
    case .jump(let heading):
      jump(heading)
      return []
    }
  }

  /// Goes to a goal; where it lies beyond what is known, a live run is simulated on.
  mutating func pursue(_ goal: Goal, _ heading: Heading) -> [Effect] {
    if let effects = pursueCompared(goal, heading) { return effects }
    prepareStops(for: goal)
    if let target = target(of: goal, heading) {
      arrive(at: target, goal, heading)
      return []
    }
    let waits = isWaiting(for: goal)
    guard heading == .forward && run.isGrowing || waits else {
      giveUp(goal, heading)
      return []
    }
    let pursuit = Pursuit(goal, heading, searchedUpTo: timeline.count)
    run.goal = pursuit
    return waits ? [] : [.extend(by: pursuit.eventCount)]
  }

  private mutating func pursueSubject(
    _ heading: Heading, _ goal: (ObjectID) -> Goal
  ) -> [Effect] {
    guard let object = subject else {
      message = .noObjectInStep
      return []
    }
    return pursue(goal(object), heading)
  }

  private mutating func match() -> [Effect] {
    guard position > timeline.history.droppedCount else { return [] }
    return pursue(.match(ofEvent: position - 1), .forward)
  }

  /// Moves to where a goal is; a step is not remembered as a jump.
  mutating func arrive(at target: Int, _ goal: Goal, _ heading: Heading = .forward) {
    let isSame = target == position
    switch goal {
    case .step, .events, .hop, .about: step(to: target)
    case .match, .place, .position, .breakpoint, .event, .found, .firstFound, .end:
      jump(to: target)
    }
    if goal == .firstFound {
      return message = SieveWords.first(moment.number, sieve.find?.text ?? "")
    }
    if isSame { stay(goal, heading) }
    sayWhatWasDropped(goal)
    if goal == .breakpoint, target == timeline.count, !run.isGrowing, !isSame {
      message = .endOfRun(Moment(timeline, at: target).number)
    }
  }

  /// A number that was asked for may have been dropped; the cursor stands at what is kept.
  private mutating func sayWhatWasDropped(_ goal: Goal) {
    guard case .place(.number(let wanted)) = goal, wanted < moment.number,
      position == timeline.history.droppedCount
    else { return }
    message =
      wanted == 0
      ? .beginning(dropped: moment.number)
      : .dropped(wanted, firstKept: timeline.history.sequence(of: position))
  }

  /// Says why nothing moves: the goal is where the cursor stands.
  private mutating func stay(_ goal: Goal, _ heading: Heading) {
    switch goal {
    case .place, .position: message = .here(moment.number)
    default: giveUp(goal, heading)
    }
  }

  /// Says why the cursor did not move; at an end of what is recorded it goes to that end.
  mutating func giveUp(_ goal: Goal, _ heading: Heading = .forward) {
    switch goal {
    case .step(.event) where sieve.filter != nil, .events where sieve.filter != nil:
      playback.stop()
      message = whyNothing ?? SieveWords.noneShown(heading)
    case .found, .firstFound: answer(sayNothingFound(heading))
    case .step(.event), .events, .position, .end, .breakpoint: stopAtEnd(heading)
    case .step(.out): message = noWayOut(heading)
    case .step(let step): message = .noStep(step, heading)
    case .hop(let object): message = .noHop(object, heading)
    case .about(let object): message = .nothingAbout(object, heading)
    case .match: message = .noMatch
    case .event(let wanted):
      message = .nothingSatisfies(wanted.text(timeline.history.lexicon), heading)
    case .place: message = .noSuchEvent(last: Moment(timeline, at: timeline.count).number)
    }
  }

  /// Why there is no end of an open call to go to.
  private func noWayOut(_ heading: Heading) -> Message {
    guard let call = timeline.openCalls(position).last else { return .noOpenCall }
    let name = timeline.history.lexicon.name(call.call)
    switch heading {
    case .forward: return .neverReturns(name)
    case .backward:
      return call.index + 1 == position ? .outermost(name) : .beginsBefore(name)
    }
  }

  private mutating func stopAtEnd(_ heading: Heading) {
    playback.stop()
    switch heading {
    case .forward:
      step(to: timeline.count)
      message = .end(Moment(timeline, at: timeline.count).number, run, standstill)
    case .backward: message = .beginning(dropped: Moment(timeline, at: 0).number)
    }
  }

  private mutating func goToMark(_ heading: Heading) -> [Effect] {
    let trouble = timeline.position(after: position, heading) {
      $0.kind == .drop || $0.kind == .bugcheck
    }
    let places =
      attention.marks.map(\.position) + notebook.notes.map(\.position) + knownBreaches
    let marks = places.filter {
      heading == .forward
        ? $0 > position : $0 < position && $0 >= timeline.history.droppedCount
    }
    let candidates = marks + [trouble].compactMap(\.self)
    guard let target = heading == .forward ? candidates.min() : candidates.max() else {
      answer(.noMark(heading, isJudged: huntLine == nil && findings.isJudged(timeline)))
      return []
    }
    return pursue(.position(target), heading)
  }

  /// The positions behind the events that break a rule, as far as they are known; in a hunt they are what is sought.
  private var knownBreaches: [Int] { huntLine == nil ? findings.brokenPositions : [] }

  private mutating func jump(_ heading: Heading) {
    let moved = heading == .forward ? cursor.goForward() : cursor.goBack()
    if !moved { message = .noJump(heading) }
  }
}

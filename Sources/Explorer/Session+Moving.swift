import Events
import Replay
import Views

/// Moving in time.
extension Session {
  mutating func move(_ action: Action) -> [Effect] {
    switch action {
    case .step(let step, let heading): return pursue(.step(step), heading)
    case .hop(let heading): return pursueSubject(heading, Goal.hop)
    case .sameObject(let heading): return pursueSubject(heading, Goal.about)
    case .match: return match()
    case .toStart: return pursue(.end, .backward)
    case .toEnd: return pursue(.end, .forward)
    case .nextMark(let heading): return goToMark(heading)
    case .tenEvents(let heading): return pursue(.events(10), heading)
    case .jump(let heading): jump(heading)
    case .run(let heading): return pursue(.breakpoint, heading)
    case .toggleRun: return pursue(.breakpoint, .forward)
    default: break
    }
    return []
  }

  /// Goes to a goal; where it lies beyond what is known, a live run is simulated on.
  mutating func pursue(_ goal: Goal, _ heading: Heading) -> [Effect] {
    if let target = target(of: goal, heading) {
      arrive(at: target, goal, heading)
      return []
    }
    guard heading == .forward, run.isGrowing else {
      giveUp(goal, heading)
      return []
    }
    let pursuit = Pursuit(goal, searchedUpTo: timeline.count)
    run.goal = pursuit
    return [.extend(by: pursuit.eventCount)]
  }

  private mutating func pursueSubject(
    _ heading: Heading, _ goal: (ObjectID) -> Goal
  ) -> [Effect] {
    guard let object = subject else {
      message = Message("This step is about no object. j and k pick one on the stack.", .warning)
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
    case .step, .events, .hop, .about: cursor.step(to: target)
    case .match, .place, .position, .breakpoint, .event, .end: cursor.jump(to: target)
    }
    if isSame { stay(goal, heading) }
    if goal == .breakpoint, target == timeline.count, !run.isGrowing, !isSame {
      message = Message("#\(Moment(timeline, at: target).number), the end of the run.")
    }
  }

  /// Says why nothing moves: the goal is where the cursor stands.
  private mutating func stay(_ goal: Goal, _ heading: Heading) {
    switch goal {
    case .place, .position: message = Message("This is #\(moment.number).")
    default: giveUp(goal, heading)
    }
  }

  /// Says why the cursor did not move; at an end of what is recorded it goes to that end.
  mutating func giveUp(_ goal: Goal, _ heading: Heading = .forward) {
    switch goal {
    case .step(.event), .events, .position, .end, .breakpoint: stopAtEnd(heading)
    case .step(let step):
      message = Message(
        "No \(step.noun) \(heading == .forward ? "follows" : "comes before").", .warning)
    case .hop(let object):
      message = Message(
        "\(object) has no hop \(heading == .forward ? "after" : "before") this one.", .warning)
    case .about(let object):
      message = Message(
        "No event \(heading == .forward ? "after" : "before") this one is about \(object).",
        .warning)
    case .match:
      message = Message(
        "Nothing belongs to this event: no return, no completion, no cause.", .warning)
    case .event(let wanted):
      let query = wanted.text(timeline.history.lexicon)
      let side = heading == .forward ? "after" : "before"
      message = Message("No event \(side) this one satisfies \(query).", .warning)
    case .place:
      let last = Moment(timeline, at: timeline.count).number
      message = Message("There is no such event: the last one is #\(last).", .warning)
    }
  }

  private mutating func stopAtEnd(_ heading: Heading) {
    playback.stop()
    switch heading {
    case .forward:
      if position < timeline.count { cursor.step(to: timeline.count) }
      message = Message("#\(Moment(timeline, at: timeline.count).number), \(endWords)." + endHint)
    case .backward:
      message = Message("This is #0, the beginning.   l goes on")
    }
  }

  private var endWords: String {
    run.isDamaged ? "the end of what could be read" : "the end"
  }

  private var endHint: String {
    if timeline.end.isHalted { return " The machine has stopped.   h goes back" }
    return run.injections.isEmpty
      ? "   h goes back" : "   e does something to the stack   h goes back"
  }

  private mutating func goToMark(_ heading: Heading) -> [Effect] {
    let trouble = timeline.position(after: position, heading) {
      $0.kind == .drop || $0.kind == .bugcheck
    }
    let marks = attention.marks.map(\.position).filter {
      heading == .forward ? $0 > position : $0 < position
    }
    let candidates = marks + [trouble].compactMap(\.self)
    guard let target = heading == .forward ? candidates.min() : candidates.max() else {
      message = Message(
        "No mark, drop or bug check \(heading == .forward ? "follows" : "comes before").", .warning)
      return []
    }
    return pursue(.position(target), heading)
  }

  private mutating func jump(_ heading: Heading) {
    let moved = heading == .forward ? cursor.goForward() : cursor.goBack()
    if !moved {
      message = Message(
        "There is no jump to go \(heading == .forward ? "forward" : "back") to.", .warning)
    }
  }
}

extension Step {
  /// What the step leads to, in words.
  fileprivate var noun: String {
    switch self {
    case .event: "event"
    case .into: "call or return"
    case .over: "event"
    case .out: "end of an open call: none is open here, or it never returns;"
    case .crossing: "crossing of a layer"
    case .creation: "new object"
    }
  }
}

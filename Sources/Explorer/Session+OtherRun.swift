import Events
import Replay
import Views

/// Walking the run that stands beside this one.
extension Session {
  /// Goes to a goal on the other side, if that has the focus; `nil` for what means there what it means everywhere.
  ///
  /// Marks, notes and findings are places of this run: they are gone to here, whichever side has the focus.
  mutating func pursueCompared(_ goal: Goal, _ heading: Heading) -> [Effect]? {
    guard look.view == .compare, let other = comparing.other else { return nil }
    comparing.isSeeking = false
    guard side == .b, !goal.isOfThisRun else {
      comparing.spot = comparing.isTied ? nil : spot
      return nil
    }
    if let goal = renamed(goal, for: other) {
      walkOther { _ = $0.pursue(goal, heading) }
    } else {
      giveUp(goal, heading)
    }
    return []
  }

  /// Moves in the other run as in one that is walked alone; this one follows if they are tied.
  mutating func walkOther(_ move: (inout Session) -> Void) {
    guard let other = comparing.other, let spot else { return }
    var walk = otherSession(other, at: spot.b)
    move(&walk)
    comparing.walk = Comparing.Walk(cursor: walk.cursor, sieve: walk.sieve)
    playback = walk.playback
    if let said = walk.message { message = said }
    stand(b: walk.position)
  }

  // MARK: - What is asked of it

  /// Whether another run stands beside this one on the screen.
  var isBesideOther: Bool { look.view == .compare && comparing.other != nil }

  /// Whether that one has the focus.
  var isAtOtherRun: Bool { isBesideOther && side == .b }

  /// Asks something of the step of the other run; places that the answer leads to are those of that run.
  ///
  /// The rules are held against this run only: no answer about the other one names a broken rule.
  mutating func askOther(_ ask: (inout Session) -> Void) {
    guard let other = comparing.other, let spot else { return }
    var walk = otherSession(other, at: spot.b)
    walk.hunt = hunt
    walk.attention.picked = .none
    walk.run.isGrowing = other.isWorking || other.isCut
    ask(&walk)
    message = walk.message
    overlay = walk.overlay?.beside
  }

  /// Copies the event of the step of the other run; nothing has to be looked for in that for it.
  mutating func copyOther(_ copyFrom: (inout Session) -> [Effect]) -> [Effect] {
    guard let other = comparing.other, let spot else { return [] }
    var walk = Session(timeline: other.timeline, title: other.title)
    walk.step(to: spot.b)
    let effects = copyFrom(&walk)
    message = walk.message
    guard case .copy(let request) = effects.first else { return effects }
    return copy(request.text, Message.askedOfOther(request.name))
  }

  /// Follows an object of this run, or ends that; as nothing between two runs shows which one it is, that is said.
  mutating func followBesideOther() {
    guard side == .a else { return message = .followedOnlyHere }
    let before = attention.followed
    follow()
    if attention.followed != before { message = .followedHere(attention.followed) }
  }

  /// The other run at a position, with what this user stops at, looks for and pays attention to.
  private func otherSession(_ other: Comparing.Other, at position: Int) -> Session {
    var walk = Session(timeline: other.timeline, title: other.title)
    walk.program = program
    walk.playback = playback
    walk.cursor = comparing.walk.cursor
    walk.step(to: position)
    walk.attention.picked = attention.picked
    walk.attention.followed = attention.followed
    walk.attention.breakpoints = attention.breakpoints.compactMap { renamed($0, for: other) }
    walk.sieve = comparing.walk.sieve
    walk.sieve.words = sieve.words
    // Nobody asks this one for its news: what it looks for is known at once, and kept.
    walk.searchesAtOnce()
    walk.adopt(sieve.filter, .filter)
    walk.adopt(sieve.find, .find)
    walk.siftFurther()
    return walk
  }

  /// Looks here for what is looked for in another run, as far as its names are known here.
  private mutating func adopt(_ probe: Sieve.Probe?, _ kind: SeekKind) {
    guard sieve[kind.slot]?.id != probe?.id else { return }
    sieve[kind.slot] = probe.flatMap { probe in
      (try? seeker(probe.text, kind, at: probe.cursor)).map {
        Sieve.Probe(id: probe.id, text: probe.text, seeker: $0, cursor: probe.cursor)
      }
    }
  }

  // MARK: - Names

  private func renamed(_ goal: Goal, for other: Comparing.Other) -> Goal? {
    guard case .event(let stop) = goal else { return goal }
    return renamed(stop, for: other).map(Goal.event)
  }

  private func renamed(_ stop: Breakpoint, for other: Comparing.Other) -> Breakpoint? {
    stop.renamed(
      from: timeline.history.lexicon, to: other.timeline.history.lexicon,
      with: sieve.words.vocabulary)
  }
}

extension Overlay {
  /// The same about the run that stands beside; a list of its places says in its question whose they are.
  fileprivate var beside: Overlay {
    guard case .list(.insight(let purpose), let list) = self, purpose != .terms else { return self }
    var question = purpose
    question.title = Message.askedOfOther(purpose.title)
    return .list(.insight(question), SearchList(list.all.map(\.beside)))
  }
}

extension ListEntry {
  /// The same, leading to a place of the run that stands beside.
  fileprivate var beside: ListEntry {
    guard case .insight(let entry) = self, case .position(let position) = entry.goal else {
      return self
    }
    return .insight(
      InsightEntry(
        cells: entry.cells, detail: entry.detail, goal: .positionBeside(position),
        words: entry.words))
  }
}

extension Goal {
  /// Whether it is a place of the run that is walked, whatever stands beside it.
  fileprivate var isOfThisRun: Bool {
    switch self {
    case .match, .position: true
    case .step, .hop, .about, .events, .place, .breakpoint, .event, .found, .firstFound, .end: false
    }
  }
}

import Events
import Live
import Replay

/// Where the cursor is to go, if there is such a place.
enum Goal: Equatable, Sendable {
  /// One step of a kind.
  case step(Step)
  /// The next hop of an object.
  case hop(ObjectID)
  /// The next event about an object.
  case about(ObjectID)
  /// What belongs to the event at an index.
  case match(ofEvent: Int)
  /// So many events on.
  case events(Int)
  /// A place that was named.
  case place(PlaceInTime)
  /// A position that was marked.
  case position(Int)
  /// An event that stops a run, or the end.
  case breakpoint
  /// An event that a query holds for.
  case event(Breakpoint)
  /// The next event that was found.
  case found
  /// The first of all events that were found.
  case firstFound
  /// The end of the run.
  case end
}

/// A goal that lies beyond what has been simulated.
struct Pursuit: Equatable, Sendable {
  let goal: Goal
  let heading: Heading
  /// How many events are simulated in one go; it doubles, so that a near goal costs little and a far one is reached soon.
  private(set) var eventCount = 1
  /// How far we have looked in vain.
  private(set) var searchedUpTo: Int
  /// How many events are to come before we look again.
  ///
  /// It doubles as long as there can be more, so that all the looking costs no more than a few times as much as looking once at
  /// the end.
  private var growth = 1

  init(_ goal: Goal, _ heading: Heading = .forward, searchedUpTo position: Int) {
    self.goal = goal
    self.heading = heading
    searchedUpTo = position
  }

  /// Whether enough is new that it is worth while to look.
  func isDue(at count: Int) -> Bool { !goal.isSearched || count - searchedUpTo >= growth }

  /// We have looked at everything up to `count`.
  mutating func lookFurther(from count: Int) {
    searchedUpTo = count
    growth = min(growth * 2, LiveRun.eventCountMax)
    simulateFurther()
  }

  /// More is simulated in the next go.
  mutating func simulateFurther() { eventCount = min(eventCount * 2, Pursuit.eventCountMax) }

  private static let eventCountMax = 50_000
}

extension Goal {
  /// Whether the events have to be looked at one by one to find it.
  var isSearched: Bool {
    switch self {
    case .step, .hop, .about, .match, .breakpoint, .event, .found, .firstFound: true
    case .events, .place, .position, .end: false
    }
  }
}

extension Session {
  /// Where a goal is from the cursor, or `nil` if there is no such place in what is known.
  ///
  /// What an event is by itself need not be looked for again up to `searchedUpTo`.
  func target(of goal: Goal, _ heading: Heading, searchedUpTo: Int = 0) -> Int? {
    let start = heading == .forward ? max(position, searchedUpTo) : position
    return target(of: goal, heading, from: start)
  }

  private func target(of goal: Goal, _ heading: Heading, from start: Int) -> Int? {
    switch goal {
    case .step(.event) where sieve.filter != nil: target(ofEvents: 1, heading)
    case .step(let step): timeline.position(after: position, step, heading)
    case .hop(let object): timeline.position(after: start, hopOf: object, heading)
    case .about(let object): timeline.position(after: start, about: object, heading)
    case .match(let index): target(ofMatchOf: index)
    case .events(let count): target(ofEvents: count, heading)
    case .place(let place): timeline.position(of: place, isGrowing: run.isGrowing)
    case .position(let position): target(ofPosition: position)
    case .breakpoint: breakpoint(heading, from: start)
    case .event(let wanted): event(wanted, heading)
    case .found: target(ofFound: heading)
    case .firstFound: targetOfFirstFound
    case .end:
      switch heading {
      case .forward: run.isGrowing ? nil : timeline.count
      case .backward: timeline.history.droppedCount
      }
    }
  }

  /// The next event that a query holds for; while the run goes on, what comes may change the answer of some queries.
  private func event(_ wanted: Breakpoint, _ heading: Heading) -> Int? {
    if let nearest = nearestStop(of: .event(wanted), heading, nearerThan: nil) {
      if case .known(let position) = nearest { return position }
      return nil
    }
    if heading == .forward, run.isGrowing, wanted.looksAhead { return nil }
    return wanted.position(in: timeline, after: position, heading)
  }

  /// What belongs to an event; while the run goes on, what was given away may still be completed.
  private func target(ofMatchOf index: Int) -> Int? {
    guard timeline.history.keeps(index) else { return nil }
    if run.isGrowing, mayBeCompleted(index) { return nil }
    return timeline.match(of: index).map { $0 + 1 }
  }

  /// Whether a call gave something away whose completion is not known yet.
  private func mayBeCompleted(_ index: Int) -> Bool {
    guard timeline.history[index].kind == .enter, timeline.givesAway(index),
      timeline.completion(of: index) == nil
    else { return false }
    guard let leave = timeline.leave(ofEnter: index) else { return true }
    let answer = timeline.history[leave]
    return !answer.status.isFinal && answer.value == Event.absent
  }

  private func target(ofPosition position: Int) -> Int? {
    if position > timeline.count { return run.isGrowing ? nil : timeline.count }
    return max(position, timeline.history.droppedCount)
  }

  private func target(ofEvents count: Int, _ heading: Heading) -> Int? {
    if let filter = sieve.filter { return target(ofShown: count, heading, filter.matches) }
    switch heading {
    case .forward:
      if position + count <= timeline.count { return position + count }
      return run.isGrowing ? nil : timeline.count
    case .backward: return max(position - count, timeline.history.droppedCount)
    }
  }

  /// The next event that stops a run, else the end on that side.
  ///
  /// A query may come to hold for an event when more is known, so it is asked from the cursor on; but never beyond what has
  /// been found.
  private func breakpoint(_ heading: Heading, from start: Int) -> Int? {
    let stops = attention.breakpoints
    var nearest = timeline.position(after: start, heading) { event in
      event.kind == .bugcheck || stops.contains { $0.isKind(of: event) }
    }
    if heading == .forward, run.isGrowing, stops.contains(where: \.looksAhead) { return nil }
    switch nearestStop(of: .breakpoint, heading, nearerThan: nearest) {
    case .known(let position): return position ?? target(of: .end, heading)
    case .unknown: return nil
    case nil: break
    }
    for stop in stops where stop.query != nil {
      let found = stop.position(in: timeline, after: position, heading, nearerThan: nearest)
      nearest = found ?? nearest
    }
    return nearest ?? target(of: .end, heading)
  }
}

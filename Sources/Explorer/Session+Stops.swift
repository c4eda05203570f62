import Events
import Replay

/// The events that a query stops a run at, found beside where there are too many to look at while a key waits.
extension Sieve {
  /// A query that stops a run, with what is known about where.
  struct Stop: Sendable {
    let breakpoint: Breakpoint
    var probe: Probe
  }

  /// Forgets where a breakpoint stops.
  mutating func forget(_ breakpoint: Breakpoint) { stops.removeAll { $0.breakpoint == breakpoint } }

  /// The place of a search among the stops.
  func place(ofStop id: Int) -> Int? { stops.firstIndex { $0.probe.id == id } }
}

extension Session {
  /// Reads the queries that stop a run anew: what they name may mean something else by now.
  mutating func compileStops() {
    attention.breakpoints = attention.breakpoints.map { stop in
      guard let text = stop.query?.text, let anew = try? query(text, at: stop.cursor) else {
        return stop
      }
      return Breakpoint(anew, at: stop.cursor)
    }
  }

  /// Where a run can stop from the cursor on, as far as that is known.
  enum Nearest: Equatable {
    /// The position behind the nearest event, or `nil` if there is none.
    case known(Int?)
    /// Events are left to look at that may be nearer.
    case unknown
  }

  /// Begins to look for what a goal needs to know, where that is done beside.
  ///
  /// What a query of a single run holds for is looked for anew, since what it names may mean something else by now; a
  /// breakpoint keeps what is known.
  mutating func prepareStops(for goal: Goal) {
    let wanted = queries(of: goal)
    guard !wanted.isEmpty, !run.isGrowing, timeline.count > sieve.atOnceCountMax else { return }
    let kept = attention.breakpoints
    sieve.stops.removeAll { !kept.contains($0.breakpoint) }
    if case .event(let breakpoint) = goal { sieve.forget(breakpoint) }
    for (breakpoint, query) in wanted {
      if let place = sieve.stops.firstIndex(where: { $0.breakpoint == breakpoint }) {
        sieve.stops[place].probe.isStopped = false
        continue
      }
      let probe = Sieve.Probe(id: sieve.newID(), text: query.text, seeker: .query(query))
      sieve.stops.append(Sieve.Stop(breakpoint: breakpoint, probe: probe))
    }
  }

  /// Whether a goal waits for what is looked for beside.
  func isWaitingForStops(of goal: Goal) -> Bool {
    stops(of: goal).contains { $0.isBehind(timeline) }
  }

  /// The searches for the goal that is waited for.
  var wantedStops: [Sieve.Probe] {
    guard let goal = run.goal?.goal else { return [] }
    return stops(of: goal).filter { $0.isBehind(timeline) }
  }

  /// Where the nearest of the queries of a goal stops a run; what is no nearer than `limit` does not count.
  ///
  /// It is `nil` where nothing is looked for beside.
  func nearestStop(of goal: Goal, _ heading: Heading, nearerThan limit: Int?) -> Nearest? {
    let probes = stops(of: goal)
    guard !probes.isEmpty else { return nil }
    let found = probes.compactMap { probe in
      switch heading {
      case .forward: probe.matches.first(from: position)
      case .backward: probe.matches.last(before: position - 1)
      }
    }
    let positions = found.map { $0 + 1 } + [limit].compactMap(\.self)
    let nearest = heading == .forward ? positions.min() : positions.max()
    // Searches go forward: nobody knows what comes last before the cursor until all up to it has been looked at.
    let end = heading == .forward ? nearest ?? timeline.count : position - 1
    let isKnown = probes.allSatisfy { $0.matches.end >= end || $0.isStopped }
    return isKnown ? .known(nearest) : .unknown
  }

  private func stops(of goal: Goal) -> [Sieve.Probe] {
    guard !sieve.stops.isEmpty, !run.isGrowing else { return [] }
    let wanted = queries(of: goal).map(\.0)
    return sieve.stops.filter { wanted.contains($0.breakpoint) }.map(\.probe)
  }

  private func queries(of goal: Goal) -> [(Breakpoint, Query)] {
    switch goal {
    case .event(let breakpoint): breakpoint.query.map { [(breakpoint, $0)] } ?? []
    case .breakpoint:
      attention.breakpoints.compactMap { stop in stop.query.map { (stop, $0) } }
    case .step, .hop, .about, .match, .events, .place, .position, .found, .firstFound, .end: []
    }
  }
}

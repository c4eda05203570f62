import Events

/// What the patterns of a query, and its functions that look back, have come to along a history that may grow.
///
/// They go on where they were when the history grows, so that each event is looked at once. Where that is not possible
/// (``QueryPass/canGoOn``) they begin anew: then each growth costs one pass over all events, which is made beside the screen
/// and can be stopped.
struct QueryCourse: Sendable {
  let query: Query
  private var runs: [Run]

  private struct Run: Sendable {
    var work: Work
    /// Up to which event it has come.
    var end: Int
  }

  fileprivate enum Work: Sendable {
    case series(QuerySeries.Run)
    case automaton(QueryWaits)
    /// It is elsewhere for the moment, so that nothing of it is copied.
    case away
  }

  init(_ query: Query, _ history: History) {
    self.query = query
    runs = query.passes.map { pass in
      let work: Work =
        switch pass {
        case .series(let series): .series(QuerySeries.Run(series, history))
        case .automaton(let automaton): .automaton(QueryWaits(automaton, history))
        }
      return Run(work: work, end: history.droppedCount)
    }
  }

  /// How many events are looked at until everything is known, counted once for each pass.
  var passCount: Int { query.allNeeds.indexCount + query.passes.count }

  /// Goes on to the end of a timeline; `false` if `report` says that nobody wants it any more.
  mutating func follow(_ timeline: Timeline, _ report: @escaping (Int) -> Bool) -> Bool {
    var course = SearchCourse(report: report)
    guard timeline.indexes.make(query.allNeeds, timeline.history, &course) else { return false }
    course.passedCount = query.allNeeds.indexCount * timeline.count
    var ground = QueryGround(timeline, query.allNeeds)
    for number in runs.indices {
      guard follow(number, timeline, &ground, course) else { return false }
      course.passedCount += timeline.count
    }
    return true
  }

  /// Everything that the query needs; only behind ``follow(_:_:)``.
  func ground(_ timeline: Timeline) -> QueryGround {
    runs.reduce(QueryGround(timeline, query.allNeeds)) { $0.adding($1.work) }
  }

  private mutating func follow(
    _ number: Int, _ timeline: Timeline, _ ground: inout QueryGround, _ course: SearchCourse
  ) -> Bool {
    var run = runs[number]
    runs[number].work = .away
    switch (query.passes[number], run.work) {
    case (.series(let series), .series(var work)):
      run.work = .away
      work.reserve(timeline.history)
      timeline.scanOn(ground, &run.end, series.needs, series.before, course) { work.take($0, $1) }
      run.work = .series(work)
    case (.automaton(let automaton), .automaton(var work)):
      run.work = .away
      work.resume(timeline.history)
      timeline.scanOn(ground, &run.end, automaton.needs, automaton.before, course) {
        work.take($0, $1)
      }
      if run.end == timeline.count, timeline.count > timeline.history.droppedCount {
        work.finish(
          lastIndex: timeline.count - 1, lastTime: timeline.history[timeline.count - 1].time)
      }
      run.work = .automaton(work)
    default: break
    }
    ground = ground.adding(run.work)
    runs[number] = run
    return run.end == timeline.count
  }

  // MARK: - Growth

  /// Whether everything can go on where it is when the history grows.
  var canGoOn: Bool { query.passes.allSatisfy(\.canGoOn) }

  /// The events up to an end, in order, for which the answer may be another one than it was when the history ended there.
  mutating func takeChanged(before end: Int, _ timeline: Timeline) -> [Int] {
    var changed: Set<Int> = []
    for number in runs.indices {
      guard case .automaton(var waits) = runs[number].work else { continue }
      runs[number].work = .away
      changed.formUnion(waits.takeChanged())
      runs[number].work = .automaton(waits)
    }
    let history = timeline.history
    if query.needs.contains(.answers) || query.needs.contains(.completions) {
      let calls = timeline.indexes.calls(history)
      for index in max(end, history.droppedCount)..<max(end, history.count)
      where history[index].kind == .leave {
        if let enter = calls.partner(of: index) { changed.insert(enter) }
      }
    }
    if query.needs.contains(.completions) {
      changed.formUnion(timeline.indexes.completions(history).completed(behind: end))
    }
    return changed.filter { $0 < end && $0 >= history.droppedCount }.sorted()
  }
}

extension QueryGround {
  /// The same with what one more pass has come to.
  fileprivate func adding(_ work: QueryCourse.Work) -> QueryGround {
    switch work {
    case .series(let run): adding(run.values)
    case .automaton(let waits): adding(waits.hits)
    case .away: self
    }
  }
}

extension Timeline {
  /// Looks at the events from `start` to the end, as long as somebody wants it; `start` is where it came to.
  fileprivate func scanOn(
    _ ground: QueryGround, _ start: inout Int, _ needs: QueryNeeds, _ before: [QueryReading],
    _ course: SearchCourse, _ body: (QueryMoment, StackState) -> Void
  ) {
    var next = start
    scan(ground, start..<max(start, count), needs, before) { moment, state in
      if moment.index & (SearchCourse.stretchCount - 1) == 0, !course.goesOn(moment.index) {
        return false
      }
      body(moment, state)
      next = moment.index + 1
      return true
    }
    start = max(next, start)
  }
}

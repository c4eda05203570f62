import Events

/// A query with everything that it needs of one history, so that it can be asked again and again.
public struct QuerySearch: Sendable {
  private let query: Query
  private let timeline: Timeline
  private let ground: QueryGround

  init(_ query: Query, _ timeline: Timeline) {
    var course = QueryCourse(query, timeline.history)
    _ = course.follow(timeline) { _ in true }
    self.init(course, timeline)
  }

  /// A query for which everything that it needs has been found out.
  init(_ course: QueryCourse, _ timeline: Timeline) {
    query = course.query
    self.timeline = timeline
    ground = course.ground(timeline)
  }

  /// Calls `body` with the index of each event in a range that the query holds for, until it answers `false`.
  public func visit(_ range: Range<Int>, _ body: (Int) -> Bool) {
    let test = query.condition.test
    timeline.scan(ground, range, query.needs, query.before) { moment, state in
      !test(moment, state) || body(moment.index)
    }
  }

  /// The indices of the events in a range that the query holds for.
  public func matches(in range: Range<Int>) -> [Int] {
    var indices: [Int] = []
    visit(range) { index in
      indices.append(index)
      return true
    }
    return indices
  }

  /// For each of some events, in ascending order, whether the query holds; those near each other cost one seek.
  func answers(at indices: [Int]) -> [(index: Int, matches: Bool)] {
    var answers: [(index: Int, matches: Bool)] = []
    var rest = indices[...]
    while let first = rest.first {
      let near = rest.prefix { $0 < first + QuerySearch.stretchCount }
      rest = rest.dropFirst(near.count)
      let found = Set(matches(in: first..<(near.last ?? first) + 1))
      answers += near.map { ($0, found.contains($0)) }
    }
    return answers
  }

  /// Whether the query holds for the event at an index.
  public func matches(_ index: Int) -> Bool { !matches(in: index..<index + 1).isEmpty }

  /// The index of the first event from `start` on and before `end` that the query holds for, or `nil`.
  public func firstIndex(from start: Int = 0, before end: Int = .max) -> Int? {
    var found: Int?
    visit(start..<max(start, min(end, timeline.count))) { index in
      found = index
      return false
    }
    return found
  }

  /// The index of the last event before `end`, from `start` on, that the query holds for, or `nil`.
  public func lastIndex(before end: Int, notBefore start: Int = 0) -> Int? {
    var end = min(end, timeline.count)
    while end > start {
      let first = max(start, end - QuerySearch.stretchCount)
      if let last = matches(in: first..<end).last { return last }
      end = first
    }
    return nil
  }

  /// How many events are looked at together on the way back.
  private static let stretchCount = 4_096
}

extension Timeline {
  /// A query that can be asked about this timeline again and again.
  public func search(for query: Query) -> QuerySearch { QuerySearch(query, self) }

  /// The indices of the events that a query holds for, in a range or in the whole history.
  public func matches(_ query: Query, in range: Range<Int>? = nil) -> [Int] {
    search(for: query).matches(in: range ?? 0..<count)
  }

  /// Calls `body` with each event of a range and the stack behind it, until it answers `false`.
  ///
  /// Without a need for the stack no event is applied, and the stack is an empty one.
  func scan(
    _ ground: QueryGround, _ range: Range<Int>, _ needs: QueryNeeds, _ before: [QueryReading],
    _ body: (QueryMoment, StackState) -> Bool
  ) {
    let range = range.clamped(to: history.droppedCount..<count)
    guard !range.isEmpty else { return }
    if needs.needsStack {
      scanStates(ground, range, needs.parts, before, body)
    } else {
      scanEvents(ground, range, body)
    }
  }

  private func scanEvents(
    _ ground: QueryGround, _ range: Range<Int>, _ body: (QueryMoment, StackState) -> Bool
  ) {
    let blank = StackState(Lexicon())
    var moment = QueryMoment(ground)
    var index = range.lowerBound
    while index < range.upperBound {
      let chunk = history.chunk(of: index)
      let offset = index & (Chunk.capacity - 1)
      let end = min(chunk.events.count, offset + range.upperBound - index)
      for place in offset..<end {
        moment.index = index
        moment.event = chunk.events[place]
        if !body(moment, blank) { return }
        index += 1
      }
    }
  }

  /// The state at a position is the one behind the event before it, and the one before the event behind it.
  private func scanStates(
    _ ground: QueryGround, _ range: Range<Int>, _ parts: StackState.Parts,
    _ before: [QueryReading], _ body: (QueryMoment, StackState) -> Bool
  ) {
    var moment = QueryMoment(ground)
    followStates(from: range.lowerBound, through: range.upperBound, parts) { state in
      if state.position > range.lowerBound {
        moment.index = state.position - 1
        moment.event = history[moment.index]
        if !body(moment, state) { return false }
      }
      guard !before.isEmpty, state.position < range.upperBound else { return true }
      moment.index = state.position
      moment.event = history[moment.index]
      moment.before = before.map { $0.values(moment, state) }
      return true
    }
  }
}

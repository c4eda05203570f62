import Events

/// What is looked for among events: a query, or words that stand in their rows.
public enum Seeker: Sendable {
  /// A question in the query language.
  case query(Query)
  /// Words or a pattern.
  case text(TextQuery)

  /// What was typed, or `nil` if it is neither a query nor a text that can be found.
  ///
  /// A text that is no query is looked for as it stands: `late packet`, `~Oid.*Complete`, `hex 45 00`.
  public static func find(
    _ text: String, in lexicon: Lexicon, at cursor: QueryCursor? = nil,
    with vocabulary: QueryVocabulary = .none
  ) throws(QueryError) -> Seeker {
    if let query = try TextQuery.bytes(text, in: lexicon) { return .query(query) }
    if text.hasPrefix("~") { return .text(try TextQuery(pattern: String(text.dropFirst()))) }
    do {
      return .query(try Query(text, in: lexicon, at: cursor, with: vocabulary))
    } catch {
      guard TextQuery.isPlain(text) else { throw error }
      return .text(TextQuery(words: text))
    }
  }

  /// What was typed for a filter: a query, or what begins as no query does, `~Oid.*Complete` or `hex 45 00`.
  public static func filter(
    _ text: String, in lexicon: Lexicon, at cursor: QueryCursor? = nil,
    with vocabulary: QueryVocabulary = .none
  ) throws(QueryError) -> Seeker {
    guard text.hasPrefix("~") || TextQuery.behindHex(text) != nil else {
      return .query(try Query(text, in: lexicon, at: cursor, with: vocabulary))
    }
    return try find(text, in: lexicon, at: cursor, with: vocabulary)
  }

  /// Whether the answer for an event needs nothing but the events up to it, which costs no pass over all of them.
  public var isCheap: Bool {
    switch self {
    case .query(let query): query.isCheap
    case .text: false
    }
  }
}

/// A search through a history that can be done piece by piece, and goes on when the history grows.
public struct MatchSearch: Sendable {
  /// What is looked for.
  public let seeker: Seeker
  /// Where.
  public private(set) var timeline: Timeline
  /// What has been found so far.
  public private(set) var matches: MatchSet
  private var ready: Ready?
  /// What the query has come to so far; `nil` before the first look, and for a text.
  private var course: QueryCourse?

  private enum Ready: Sendable {
    case query(QuerySearch)
    case text(TextSearch)
  }

  /// A search from the beginning, or, for a seeker whose answers need nothing but the events up to each, behind what is known.
  public init(_ seeker: Seeker, in timeline: Timeline, behind known: MatchSet = MatchSet()) {
    self.seeker = seeker
    self.timeline = timeline
    matches = seeker.isCheap ? known : MatchSet()
  }

  /// Whether every event has been looked at.
  public var isDone: Bool { ready != nil && matches.end >= timeline.count }

  /// Goes on in a history that has grown: what was looked at is not looked at again, but for the events whose answer what is
  /// new has changed.
  ///
  /// It begins anew where that cannot be known: a `without` inside another pattern or inside a function that looks back; a
  /// pattern or function that asks for what a call will answer (`status` of a call) or for what completes it (`pair`,
  /// `nested`); and where events have been dropped from the beginning.
  public mutating func goOn(in timeline: Timeline) {
    let isSame = timeline.history.droppedCount == self.timeline.history.droppedCount
    ready = nil
    self.timeline = timeline
    guard isSame, timeline.count >= matches.end, course?.canGoOn ?? true else {
      course = nil
      matches = MatchSet()
      return
    }
  }

  /// Looks at so many events more; before the first ones it also prepares what the search needs, as long as `report`, which
  /// is told how far that is in parts of a thousand, says that somebody wants it.
  public mutating func advance(
    by count: Int, while report: @escaping (_ preparedPermille: Int) -> Bool = { _ in true }
  ) {
    guard !isDone, prepare(report), let search = ready else { return }
    let range = matches.end..<min(max(matches.end, matches.end + count), timeline.count)
    switch search {
    case .query(let search): matches.append(search.matches(in: range), upTo: range.upperBound)
    case .text(let search): matches.append(search.matches(in: range), upTo: range.upperBound)
    }
  }

  /// Looks at all events.
  public mutating func finish() { advance(by: timeline.count) }

  private mutating func prepare(_ report: @escaping (Int) -> Bool) -> Bool {
    guard ready == nil else { return true }
    switch seeker {
    case .text(let text):
      var course = SearchCourse(report: Self.permille(report, of: timeline.count))
      guard timeline.indexes.make(.calls, timeline.history, &course) else { return false }
      ready = .text(TextSearch(text, timeline))
    case .query(let query):
      var course = self.course ?? QueryCourse(query, timeline.history)
      self.course = nil
      let isWhole = course.follow(
        timeline, Self.permille(report, of: course.passCount * timeline.count))
      defer { self.course = course }
      guard isWhole else { return false }
      let changed = course.takeChanged(before: matches.end, timeline)
      let search = QuerySearch(course, timeline)
      if !changed.isEmpty { matches.change(search.answers(at: changed)) }
      ready = .query(search)
    }
    return true
  }

  private static func permille(
    _ report: @escaping (Int) -> Bool, of total: Int
  ) -> (Int) -> Bool {
    { count in report(total > 0 ? min(count * 1_000 / total, 1_000) : 1_000) }
  }
}

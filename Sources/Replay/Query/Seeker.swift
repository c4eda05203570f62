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

  /// Whether events that come later can change the answer for an event that is known.
  ///
  /// It is wider than ``Query/looksAhead``: what a call will answer is not known before it returns.
  public var isOpenEnded: Bool {
    switch self {
    case .query(let query): query.looksAhead || query.allNeeds.contains(.answers)
    case .text: true
    }
  }

  /// Whether the answer for an event needs nothing but the events up to it, which costs no pass over all of them.
  public var isCheap: Bool {
    switch self {
    case .query(let query): query.isCheap
    case .text: false
    }
  }
}

/// A search through a history that can be done piece by piece.
public struct MatchSearch: Sendable {
  /// What is looked for.
  public let seeker: Seeker
  /// Where.
  public let timeline: Timeline
  /// What has been found so far.
  public private(set) var matches: MatchSet
  private var ready: Ready?

  private enum Ready: Sendable {
    case query(QuerySearch)
    case text(TextSearch)
  }

  /// A search that goes on behind what is known.
  public init(_ seeker: Seeker, in timeline: Timeline, behind known: MatchSet = MatchSet()) {
    self.seeker = seeker
    self.timeline = timeline
    matches = known
  }

  /// Whether every event has been looked at.
  public var isDone: Bool { matches.end >= timeline.count }

  /// Looks at so many events more; the first time it also prepares what the search needs.
  public mutating func advance(by count: Int) {
    guard !isDone else { return }
    let range = matches.end..<min(matches.end + count, timeline.count)
    let search = ready ?? prepare()
    ready = search
    switch search {
    case .query(let search): matches.append(search.matches(in: range), upTo: range.upperBound)
    case .text(let search): matches.append(search.matches(in: range), upTo: range.upperBound)
    }
  }

  /// Looks at all events.
  public mutating func finish() { advance(by: timeline.count) }

  private func prepare() -> Ready {
    switch seeker {
    case .query(let query): .query(timeline.search(for: query))
    case .text(let text): .text(TextSearch(text, timeline))
    }
  }
}

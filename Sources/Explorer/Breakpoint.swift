import Events
import Replay
import Views

/// What stops a run: a kind of event, or a query.
public struct Breakpoint: Hashable, Sendable {
  /// What decides.
  let condition: StopCondition
  /// The event that `${field}` in its query means, or `nil`.
  let cursor: QueryCursor?

  /// The kind of an event.
  init(_ event: Event) { self.init(event.kind, event.call) }

  /// Every event that a query holds for; `${field}` in it means the event at the cursor.
  init(_ query: Query, at cursor: QueryCursor? = nil) {
    condition = .query(query)
    self.cursor = cursor
  }

  /// A kind of event, by its call.
  private init(_ kind: EventKind, _ call: Call) {
    condition = .kind(kind, call)
    cursor = nil
  }

  /// The same in the names of another run; `nil` if it has no such names, or the query refers to an event of this one.
  func renamed(
    from own: Lexicon, to other: Lexicon, with vocabulary: QueryVocabulary
  ) -> Breakpoint? {
    switch condition {
    case .query(let query):
      return (try? Query(query.text, in: other, with: vocabulary)).map { Breakpoint($0) }
    case .kind(let kind, let call):
      guard call.rawValue >= Call.firstUnknown else { return self }
      return other.knownCall(own.name(call)).map { Breakpoint(kind, $0) }
    }
  }

  /// How the screen writes it: `MiniportSend`, `MiniportSend returns`, or the query.
  func text(_ lexicon: Lexicon) -> String {
    switch condition {
    case .query(let query): return query.text.shown
    case .kind(let kind, let call):
      let name = lexicon.name(call)
      if name.isEmpty { return kind.word }
      return kind == .leave ? ListWords.returns(name) : name
    }
  }

  /// The query that decides, or `nil` where the event itself does.
  var query: Query? { if case .query(let query) = condition { query } else { nil } }

  /// Whether it stops at every event of a kind, and this is one.
  func isKind(of event: Event) -> Bool {
    guard case .kind(let kind, let call) = condition else { return false }
    return event.kind == kind && event.call == call
  }

  /// Whether events that come later can change whether it stops at one that is known.
  var looksAhead: Bool {
    query?.looksAhead ?? false
  }

  /// The position behind the next event that it stops at, or `nil`; what is no nearer than a position does not count.
  func position(
    in timeline: Timeline, after position: Int, _ heading: Heading, nearerThan limit: Int? = nil
  ) -> Int? {
    switch (condition, heading) {
    case (.kind, .forward):
      let end = limit.map { $0 - 1 } ?? .max
      return timeline.firstIndex(from: position, before: end, where: isKind).map { $0 + 1 }
    case (.kind, .backward):
      let index = timeline.lastIndex(
        before: position - 1, notBefore: limit ?? 0, where: isKind)
      return index.map { $0 + 1 }
    case (.query(let query), .forward):
      let end = limit.map { $0 - 1 } ?? .max
      return timeline.search(for: query).firstIndex(from: position, before: end).map { $0 + 1 }
    case (.query(let query), .backward):
      let index = timeline.search(for: query).lastIndex(
        before: position - 1, notBefore: limit ?? 0)
      return index.map { $0 + 1 }
    }
  }

  // MARK: - Equality

  /// Two are the same if they are written the same way.
  public static func == (a: Breakpoint, b: Breakpoint) -> Bool {
    switch (a.condition, b.condition) {
    case (.kind(let kind, let call), .kind(let otherKind, let otherCall)):
      kind == otherKind && call == otherCall
    case (.query(let query), .query(let other)): query.text == other.text
    case (.kind, _), (.query, _): false
    }
  }

  /// What is equal has the same hash.
  public func hash(into hasher: inout Hasher) {
    switch condition {
    case .kind(let kind, let call):
      hasher.combine(kind)
      hasher.combine(call)
    case .query(let query): hasher.combine(query.text)
    }
  }
}

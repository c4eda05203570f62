import Events
import Replay

/// What stops a run: a kind of event, or a query.
public struct Breakpoint: Hashable, Sendable {
  private let condition: Condition

  private enum Condition: Sendable {
    case kind(EventKind, Call)
    case query(Query)
  }

  /// The kind of an event.
  init(_ event: Event) { condition = .kind(event.kind, event.call) }

  /// Every event that a query holds for; `${field}` in it means the selected event.
  init(_ query: Query) { condition = .query(query) }

  /// How the screen writes it: `MiniportSend`, `MiniportSend returns`, or the query.
  func text(_ lexicon: Lexicon) -> String {
    switch condition {
    case .query(let query): return query.text.shown
    case .kind(let kind, let call):
      let name = lexicon.name(call)
      if name.isEmpty { return kind.word }
      return kind == .leave ? name + " returns" : name
    }
  }

  /// The position behind the next event that it stops at, or `nil`.
  func position(in timeline: Timeline, after position: Int, _ heading: Heading) -> Int? {
    switch condition {
    case .kind(let kind, let call):
      return timeline.position(after: position, heading) { $0.kind == kind && $0.call == call }
    case .query(let query):
      let search = timeline.search(for: query)
      let index =
        switch heading {
        case .forward: search.firstIndex(from: position)
        case .backward: search.lastIndex(before: position - 1)
        }
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

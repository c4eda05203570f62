import Events

/// What a query must know beside the events.
struct QueryNeeds: OptionSet, Sendable {
  let rawValue: UInt16
  /// Calls and their returns.
  static let calls = QueryNeeds(rawValue: 1)
  /// Calls and what completes them.
  static let completions = QueryNeeds(rawValue: 2)
  /// The frames that objects carry.
  static let frames = QueryNeeds(rawValue: 4)
  /// The objects on the stack behind each event.
  static let objects = QueryNeeds(rawValue: 8)
  /// Its queues, pools, counters and machines.
  static let places = QueryNeeds(rawValue: 16)
  /// Its open calls.
  static let stacks = QueryNeeds(rawValue: 32)
  /// What has passed its components, which follows from objects and open calls.
  static let traffic: QueryNeeds = [QueryNeeds(rawValue: 64), .objects, .stacks]
  /// What calls will answer, which is known when they have returned.
  static let answers: QueryNeeds = [QueryNeeds(rawValue: 128), .calls]
  /// What the user has written beside the events, which is known when the query is read.
  static let remarks = QueryNeeds(rawValue: 256)
  /// Everything of it.
  private static let state: QueryNeeds = [.traffic, .places]

  /// Whether the stack must be folded.
  var needsStack: Bool { !isDisjoint(with: .state) }

  /// What must be folded.
  var parts: StackState.Parts {
    var parts: StackState.Parts = []
    // The return of a call may give its objects another owner without naming them.
    if contains(.objects) { parts.formUnion([.objects, .stacks]) }
    if contains(.places) { parts.formUnion([.places, .ways]) }
    if contains(.stacks) { parts.formUnion([.stacks, .loans]) }
    if contains(.traffic) { parts.insert(.traffic) }
    return parts
  }
}

/// Everything about a history that stays while a query looks at it.
final class QueryGround: Sendable {
  let history: History
  let calls: CallIndex?
  let completions: CompletionIndex?
  let frames: FrameIndex?
  /// For each function of the query that looks back the value of every event.
  let series: [QuerySeries.Values]
  /// For each temporal pattern of the query the events that it holds for.
  let hits: [QueryHits]

  /// Makes what a query needs.
  init(_ timeline: Timeline, _ needs: QueryNeeds) {
    let indexes = timeline.indexes
    history = timeline.history
    calls = needs.contains(.calls) || needs.contains(.frames) ? indexes.calls(history) : nil
    completions = needs.contains(.completions) ? indexes.completions(history) : nil
    frames = needs.contains(.frames) ? indexes.frames(history) : nil
    series = []
    hits = []
  }

  private init(_ ground: QueryGround, _ series: [QuerySeries.Values], _ hits: [QueryHits]) {
    history = ground.history
    calls = ground.calls
    completions = ground.completions
    frames = ground.frames
    self.series = series
    self.hits = hits
  }

  /// The same with one more series.
  func adding(_ values: QuerySeries.Values) -> QueryGround {
    QueryGround(self, series + [values], hits)
  }

  /// The same with the hits of one more temporal pattern.
  func adding(_ found: QueryHits) -> QueryGround { QueryGround(self, series, hits + [found]) }
}

/// One event that a query is asked about; the stack behind it stands beside it.
struct QueryMoment {
  let ground: QueryGround
  var index = 0
  var event = Event(.unknown, time: 0)
  /// What the fields inside `prev` and `delta` were before the event.
  var before: [[Int64]] = []
  /// What the second event of a temporal pattern knows of the first one.
  var captured: [[Int64]] = []

  init(_ ground: QueryGround) { self.ground = ground }

  /// Calls `body` for the objects of the event, those of its call where a return names none; stops at the first `true`.
  @inline(__always)
  func visitObjects(_ body: (ObjectID) -> Bool) -> Bool {
    if event.object != .none { return visitObjects(of: event.object, at: index, body) }
    guard event.kind == .leave, let enter = ground.calls?.partner(of: index) else { return false }
    return visitObjects(of: ground.history[enter].object, at: enter, body)
  }

  @inline(__always)
  private func visitObjects(of object: ObjectID, at index: Int, _ body: (ObjectID) -> Bool) -> Bool
  {
    if !object.isList { return object != .none && body(object) }
    return ground.history.objects(of: index).contains(where: body)
  }
}

/// How a value is read.
enum QueryReading: Sendable {
  /// At most one number.
  typealias Single = @Sendable (QueryMoment, StackState) -> Int64?
  /// Calls a body with each number until it answers `true`; answers whether it did.
  typealias Several = @Sendable (QueryMoment, StackState, (Int64) -> Bool) -> Bool
  /// Texts.
  typealias Texts = @Sendable (QueryMoment, StackState) -> [String]

  case constant([Int64])
  case single(Single)
  case several(Several)
  case constantTexts([String])
  case texts(Texts)

  /// Calls `body` with each number until it answers `true`; answers whether it did.
  @inline(__always)
  func visit(_ moment: QueryMoment, _ state: StackState, _ body: (Int64) -> Bool) -> Bool {
    switch self {
    case .constant(let values): values.contains(where: body)
    case .single(let read): read(moment, state).map(body) ?? false
    case .several(let visit): visit(moment, state, body)
    case .constantTexts, .texts: false
    }
  }

  /// All numbers.
  func values(_ moment: QueryMoment, _ state: StackState) -> [Int64] {
    var values: [Int64] = []
    _ = visit(moment, state) { value in
      values.append(value)
      return false
    }
    return values
  }

  /// All texts; none where the value is a number.
  func texts(_ moment: QueryMoment, _ state: StackState) -> [String] {
    switch self {
    case .constantTexts(let texts): texts
    case .texts(let read): read(moment, state)
    case .constant, .single, .several: []
    }
  }
}

import Events

extension Testimony {
  /// What a recording tells: a simulated one everything, another one what is found in it.
  ///
  /// A trace of another program in which no lock is ever taken has not shown that there are none; a rule that needs to know
  /// about locks does not judge it.
  public init(of history: History, isSimulated: Bool) {
    self.init(rawValue: isSimulated ? Testimony.everything.rawValue : Testimony.found(history))
  }

  /// The bits of what is found in a recording.
  private static func found(_ history: History) -> UInt16 {
    var found = head(of: history)
    found.hear(history, history.droppedCount..<history.count)
    return found.rawValue
  }

  /// What a recording tells whatever its events say.
  static func head(of history: History) -> Testimony {
    var found: Testimony = [.calls, .unbroken]
    if history.count > 0, history.droppedCount == 0, history.sequence(of: 0) <= 1,
      !isUnderway(history.lexicon)
    {
      found.insert(.beginning)
    }
    if history.isComplete { found.insert(.end) }
    let places = history.lexicon.places
    if !places.isEmpty { found.insert(.places) }
    if places.contains(where: { $0.kind == .machine && $0.initial != .none }) {
      found.insert(.states)
    }
    return found
  }

  /// Whether something is in use before the first event: what made it so is not in the recording.
  private static func isUnderway(_ lexicon: Lexicon) -> Bool {
    lexicon.places.contains { place in
      let counts = place.kind == .pool || place.kind == .counter && !place.isStatistic
      return counts && place.initialValue > 0
    }
  }

  /// Adds what some events tell.
  mutating func hear(_ history: History, _ events: Range<Int>) {
    for index in events where self != .everything {
      let event = history[index]
      formUnion(Testimony.shown(event))
      if event.hasExtras, !contains(.statuses), event.kind == .enter || event.kind == .leave,
        history.extra(.statuses, of: index) != nil
      {
        insert(.statuses)
      }
    }
  }

  /// What one event shows to be told.
  private static func shown(_ event: Event) -> Testimony {
    var shown: Testimony = event.irql == nil ? [] : .levels
    switch event.kind {
    case .touch: shown.insert(.touches)
    case .lock, .unlock: shown.insert(.locks)
    case .state: shown.insert(.states)
    case .enter where event.status != .none, .leave where event.status != .none:
      shown.insert(.statuses)
    default: break
    }
    return shown
  }

  /// One for each thing that it tells, in the order of their bits.
  public var parts: [Testimony] {
    (0..<16).map { Testimony(rawValue: 1 << $0) }.filter(contains)
  }
}

/// Listens to a recording piece by piece: what it tells is known at its end.
struct Hearing: Sendable {
  private let isSimulated: Bool
  private var events = Testimony()
  private var position = 0
  /// What it tells, by what was heard when one had listened to all that was there.
  private(set) var testimony: Testimony

  /// Nothing was heard yet; a simulated run tells everything.
  init(isSimulated: Bool) {
    self.isSimulated = isSimulated
    testimony = isSimulated ? .everything : .calls
  }

  /// Whether one has listened to all that is there.
  func isFinished(_ history: History) -> Bool { isSimulated || position >= history.count }

  /// Listens to so many events more; returns whether more is told than was known.
  mutating func advance(_ history: History, _ eventCount: Int) -> Bool {
    let first = max(position, history.droppedCount)
    let end = eventCount < history.count - first ? first + eventCount : history.count
    events.hear(history, first..<max(end, first))
    position = max(end, first)
    guard position >= history.count else { return false }
    let told = events.union(Testimony.head(of: history))
    defer { testimony = told }
    return told != testimony
  }
}

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
    var found = Testimony.calls
    if history.count > 0, history.droppedCount == 0, history.sequence(of: 0) <= 1 {
      found.insert(.beginning)
    }
    if history.isComplete { found.insert(.end) }
    if !history.lexicon.places.isEmpty { found.insert(.places) }
    for index in history.droppedCount..<history.count where found != .everything {
      found.formUnion(shown(history[index]))
    }
    return found.rawValue
  }

  /// What one event shows to be told.
  private static func shown(_ event: Event) -> Testimony {
    var shown: Testimony = event.irql == nil ? [] : .levels
    switch event.kind {
    case .touch: shown.insert(.touches)
    case .lock, .unlock: shown.insert(.locks)
    case .state: shown.insert(.states)
    case .leave where event.status != .none: shown.insert(.statuses)
    default: break
    }
    return shown
  }

  /// One for each thing that it tells, in the order of their bits.
  public var parts: [Testimony] {
    (0..<16).map { Testimony(rawValue: 1 << $0) }.filter(contains)
  }
}

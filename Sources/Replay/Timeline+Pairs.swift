import Events

/// Which event belongs to which: a call and its return, a call and what completes it.
extension Timeline {
  /// The index of the return of the call that the event at an index begins, or `nil` if there is none among the next
  /// `searchCount` events.
  public func leave(ofEnter index: Int, searchCount: Int = .max) -> Int? {
    let enter = history[index]
    var depth = 0
    return firstIndex(from: index + 1, before: end(of: searchCount, from: index)) { event in
      guard event.stack == enter.stack else { return false }
      if event.kind.opensCall { depth += 1 }
      guard event.kind == .leave else { return false }
      depth -= 1
      return depth < 0
    }
  }

  /// The index of the event that began the call whose return stands at an index, or `nil`.
  public func enter(ofLeave index: Int) -> Int? {
    let leave = history[index]
    var depth = 0
    return lastIndex(before: index) { event in
      guard event.stack == leave.stack else { return false }
      if event.kind == .leave { depth += 1 }
      guard event.kind.opensCall else { return false }
      depth -= 1
      return depth < 0
    }
  }

  /// Whether the event at an index gives something away that another call completes or returns.
  public func givesAway(_ index: Int) -> Bool { history.completion(of: index) != nil }

  /// The index of the event that completes or returns what the call at an index gave away, or `nil` if there is none among
  /// the next `searchCount` events.
  ///
  /// The same object may be on its way at several edges of a stack; what belongs together happens at the same one. A driver
  /// may name the function itself that implements a handler: `PtSendComplete` of PassThru. What is answered with a status
  /// other than PENDING is over with that: a completion behind it belongs to another call (NDIS_REFERENCE E105).
  public func completion(of index: Int, searchCount: Int = .max) -> Int? {
    completion(of: index, before: end(of: searchCount, from: index))
  }

  /// The same among the events before `end`.
  public func completion(of index: Int, before end: Int) -> Int? {
    let event = history[index]
    guard let call = history.completion(of: index),
      let object = history.objects(of: index).first
    else { return nil }
    let found = nextEvent(about: object, at: event.site, from: index + 1, before: end) {
      history.completed(by: $0) == call
    }
    return found.flatMap { isOver(index, before: $0) ? nil : $0 }
  }

  /// Whether a call is answered with a status other than PENDING before an event.
  private func isOver(_ index: Int, before end: Int) -> Bool {
    let event = history[index]
    if event.kind == .leave { return event.status.isFinal }
    guard event.kind.opensCall, let leave = leave(ofEnter: index, searchCount: end - index) else {
      return false
    }
    return leave < end && history[leave].status.isFinal
  }

  private func end(of searchCount: Int, from index: Int) -> Int {
    searchCount < count - index ? index + searchCount : count
  }

  /// The next event at an edge that is wanted, as long as the object is there.
  private func nextEvent(
    about object: ObjectID, at site: SiteID, from start: Int, before end: Int,
    where isWanted: (Int) -> Bool
  ) -> Int? {
    var start = start
    while let index = nextIndex(about: object, from: start, before: end) {
      let event = history[index]
      if event.kind != .leave, event.mayBe(at: site), isWanted(index) { return index }
      if event.life == .free { return nil }
      start = index + 1
    }
    return nil
  }

  /// The index of the call that gave away what the event at an index completes or returns, or `nil` if there is none among
  /// the last `searchCount` events.
  ///
  /// It is the last one, also if that was answered at once and nothing had to come back: a broken driver completes it all the
  /// same (NDIS_REFERENCE E105).
  public func origin(of index: Int, searchCount: Int = .max) -> Int? {
    let event = history[index]
    guard let call = history.completed(by: index), let object = history.objects(of: index).first
    else { return nil }
    var end = index
    let start = searchCount < index ? index - searchCount : 0
    while let candidate = previousIndex(about: object, before: end, notBefore: start) {
      let earlier = history[candidate]
      if earlier.kind != .leave, earlier.mayBe(at: event.site),
        history.completion(of: candidate) == call
      {
        return candidate
      }
      if earlier.life == .new { return nil }
      end = candidate
    }
    return nil
  }

  /// The index of the first event that names the one at an index as its cause, or `nil` if there is none.
  public func effect(of index: Int) -> Int? {
    let number = history.sequence(of: index)
    return firstIndex(from: index + 1) { Int($0.cause) == number }
  }

  /// The index of the event that belongs to the one at an index, or `nil` if there is none.
  ///
  /// For a call it is its completion, else its return; for a completion, the call that it completes; for a return, the
  /// beginning of its call; for everything else, its cause. What has none of these leads to the first event that it caused.
  public func match(of index: Int) -> Int? {
    let event = history[index]
    switch event.kind {
    case .leave: return enter(ofLeave: index)
    case .enter, .interrupt:
      return completion(of: index) ?? origin(of: index) ?? leave(ofEnter: index)
    case .action: return completion(of: index) ?? origin(of: index) ?? effect(of: index)
    case .inject, .wire, .drop, .own, .state, .choice, .touch, .wait, .signal, .lock, .unlock,
      .topology, .seen, .bugcheck, .note, .lost, .unknown:
      return event.cause == 0
        ? effect(of: index) : history.index(ofSequence: Int(event.cause))
    }
  }
}

extension Event {
  /// Whether an event is at an edge, as far as both are known.
  fileprivate func mayBe(at other: SiteID) -> Bool {
    site == .none || other == .none || site == other
  }
}

import Events

/// Finding events, forward and backward.
extension Timeline {
  /// The index of the first event from `start` on and before `end` that satisfies a condition, or `nil`.
  public func firstIndex(
    from start: Int, before end: Int = .max, where isWanted: (Event) -> Bool
  ) -> Int? {
    var index = max(start, history.droppedCount)
    let end = min(end, count)
    while index < end {
      let chunk = history.chunk(of: index)
      let base = index - (index & (Chunk.capacity - 1))
      let last = min(chunk.events.count, end - base)
      for offset in (index - base)..<last where isWanted(chunk.events[offset]) {
        return base + offset
      }
      index = base + chunk.events.count
    }
    return nil
  }

  /// The index of the last event before `end`, from `start` on, that satisfies a condition, or `nil`.
  public func lastIndex(
    before end: Int, notBefore start: Int = 0, where isWanted: (Event) -> Bool
  ) -> Int? {
    history.lastIndex(before: end, notBefore: start, where: isWanted)
  }

  /// Whether the event at an index is about an object.
  public func isAbout(_ object: ObjectID, _ index: Int) -> Bool {
    let own = history[index].object
    return own == object || (own.isList && history.objects(of: index).contains(object))
  }

  /// The index of the next event about an object, from `start` on and before `end`, or `nil`.
  public func nextIndex(
    about object: ObjectID, from start: Int, before end: Int = .max
  ) -> Int? {
    var start = start
    while let index = firstIndex(
      from: start, before: end, where: { $0.object == object || $0.object.isList })
    {
      if isAbout(object, index) { return index }
      start = index + 1
    }
    return nil
  }

  /// The index of the last event about an object before `end`, from `start` on, or `nil`.
  public func previousIndex(
    about object: ObjectID, before end: Int, notBefore start: Int = 0
  ) -> Int? {
    var end = end
    while let index = lastIndex(
      before: end, notBefore: start, where: { $0.object == object || $0.object.isList })
    {
      if isAbout(object, index) { return index }
      end = index
    }
    return nil
  }
}

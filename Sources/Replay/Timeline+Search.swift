import Events

/// Finding events, forward and backward.
extension Timeline {
  /// The index of the first event from `start` on that satisfies a condition, or `nil`.
  public func firstIndex(from start: Int, where isWanted: (Event) -> Bool) -> Int? {
    var index = max(start, history.droppedCount)
    while index < count {
      let chunk = history.chunk(of: index)
      let base = index - (index & (Chunk.capacity - 1))
      for offset in (index - base)..<chunk.events.count where isWanted(chunk.events[offset]) {
        return base + offset
      }
      index = base + chunk.events.count
    }
    return nil
  }

  /// The index of the last event before `end` that satisfies a condition, or `nil`.
  public func lastIndex(before end: Int, where isWanted: (Event) -> Bool) -> Int? {
    var end = min(end, count)
    while end > history.droppedCount {
      let chunk = history.chunk(of: end - 1)
      let base = (end - 1) - ((end - 1) & (Chunk.capacity - 1))
      for offset in stride(from: end - 1 - base, through: 0, by: -1)
      where isWanted(chunk.events[offset]) {
        return base + offset
      }
      end = base
    }
    return nil
  }

  /// Whether the event at an index is about an object.
  public func isAbout(_ object: ObjectID, _ index: Int) -> Bool {
    let own = history[index].object
    return own == object || (own.isList && history.objects(of: index).contains(object))
  }

  /// The index of the next event about an object, from `start` on, or `nil`.
  public func nextIndex(about object: ObjectID, from start: Int) -> Int? {
    var start = start
    while let index = firstIndex(from: start, where: { $0.object == object || $0.object.isList }) {
      if isAbout(object, index) { return index }
      start = index + 1
    }
    return nil
  }

  /// The index of the last event about an object before `end`, or `nil`.
  public func previousIndex(about object: ObjectID, before end: Int) -> Int? {
    var end = end
    while let index = lastIndex(before: end, where: { $0.object == object || $0.object.isList }) {
      if isAbout(object, index) { return index }
      end = index
    }
    return nil
  }
}

extension Event {
  /// Whether two events happen on the same call stack.
  @inline(__always)
  func sharesStack(with other: Event) -> Bool {
    thread == other.thread && (thread != 0 || cpu == other.cpu)
  }
}

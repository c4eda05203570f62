import Events

extension History {
  /// The index of the last event before `end`, from `start` on, that is wanted, or `nil`.
  ///
  /// It goes chunk by chunk: to look up an event by its index costs more than to look at it.
  @inlinable @inline(__always)
  public func lastIndex(
    before end: Int, notBefore start: Int, where isWanted: (Event) -> Bool
  ) -> Int? {
    var end = min(end, count)
    let start = max(start, droppedCount)
    while end > start {
      let chunk = chunk(of: end - 1)
      let base = (end - 1) - ((end - 1) & (Chunk.capacity - 1))
      for offset in stride(from: end - 1 - base, through: max(0, start - base), by: -1)
      where isWanted(chunk.events[offset]) {
        return base + offset
      }
      end = base
    }
    return nil
  }
}

extension RandomAccessCollection where Index == Int {
  /// The index of the first element that satisfies a condition, or the end, when all elements behind it satisfy it as well.
  @inlinable
  public func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The states of a search that wait: those with the fewest events come first, and among those the one with the least path.
///
/// Numbers of events are few, so the states of each lie on a pile. Only the pile whose turn it is is put in order.
struct SearchFrontier: Sendable {
  /// The states by the number of their events; no pile is empty.
  private var piles: [Int: [SearchMoment]] = [:]
  /// How many states wait.
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// All of them in their order.
  var sorted: [SearchMoment] {
    var rest = self
    return rest.take(count)
  }

  mutating func insert(_ moment: consuming SearchMoment) {
    piles[moment.arrival.eventCount, default: []].append(moment)
    count += 1
  }

  /// Takes so many states that come first, or all of them if they are fewer.
  mutating func take(_ countMax: Int) -> [SearchMoment] {
    var taken: [SearchMoment] = []
    taken.reserveCapacity(min(countMax, count))
    while taken.count < countMax, let eventCount = piles.keys.min() {
      var pile = piles.removeValue(forKey: eventCount) ?? []
      // What comes first stands last, where it is taken away from.
      pile.sort { $1.path < $0.path }
      while taken.count < countMax, let moment = pile.popLast() { taken.append(moment) }
      if !pile.isEmpty { piles[eventCount] = pile }
    }
    count -= taken.count
    return taken
  }
}

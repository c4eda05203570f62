import Testing

@testable import Live

/// States wait in one order, whenever they come and however many are taken at a time.
struct SearchFrontierTests {
  @Test(arguments: [1, 3, 7, 100])
  func `the fewest events come first, then the least path, also of what comes late`(count: Int) {
    let moments = (0..<60).map { number in
      SearchMoment(
        waitingAt: SearchPath([.answer(number * 7 % 5), .answer(number * 11 % 60)]),
        number * 13 % 6)
    }
    var frontier = SearchFrontier()
    for moment in moments.prefix(40) { frontier.insert(moment) }
    var taken = frontier.take(count)
    for moment in moments.dropFirst(40) { frontier.insert(moment) }
    let rest = frontier.sorted
    #expect(frontier.count == 60 - taken.count)
    #expect(rest.count == frontier.count)
    while !frontier.isEmpty { taken += frontier.take(count) }
    for part in [taken.prefix(min(count, 40)), taken.dropFirst(min(count, 40))] {
      let isOrdered = zip(part, part.dropFirst()).allSatisfy { a, b in
        a.arrival.eventCount < b.arrival.eventCount
          || a.arrival.eventCount == b.arrival.eventCount && a.path < b.path
      }
      #expect(isOrdered)
    }
    #expect(rest.map(\.path) == taken.dropFirst(min(count, 40)).map(\.path))
  }
}

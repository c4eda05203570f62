import Testing

@testable import Live

/// The table of known states says what a plain list of ways would say.
struct KnownStatesTests {
  @Test func `a way is news unless another one with as many steps is as early`() {
    var known = KnownStates()
    var ways: [UInt128: [SearchArrival]] = [:]
    var number: UInt64 = 1
    func next(below bound: UInt64) -> Int {
      number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((number >> 33) % bound)
    }
    var wrong = 0
    for _ in 0..<5_000 {
      // Many have the same low bits, so they stand one behind the other.
      let digest = UInt128(next(below: 200)) << 64 | UInt128(next(below: 3))
      let way = SearchArrival(eventCount: next(below: 12), stepCount: next(below: 12))
      let isNews = !(ways[digest] ?? []).contains { $0.isAsGood(as: way) }
      if known.has(digest, asGoodAs: way) == isNews { wrong += 1 }
      if known.note(digest, way) != isNews { wrong += 1 }
      guard isNews else { continue }
      ways[digest] = (ways[digest] ?? []).filter { !way.isAsGood(as: $0) } + [way]
    }
    #expect(wrong == 0)
    #expect(known.count == ways.count)
    #expect(known.sorted.map(\.digest) == ways.keys.sorted())
    let all = Dictionary(uniqueKeysWithValues: known.sorted.map { ($0.digest, $0.arrivals) })
    for (digest, best) in ways {
      #expect(Set(all[digest, default: []].map(\.eventCount)) == Set(best.map(\.eventCount)))
    }
    var merged = known
    merged.merge(known)
    #expect(merged.count == ways.count)
    #expect(merged.sorted.map(\.arrivals) == known.sorted.map(\.arrivals))
  }

  @Test func `fewer steps are not as good, because what answers behind the last one is another`() {
    var known = KnownStates()
    let answers = [(5, 1), (9, 2), (9, 1)].map { events, steps in
      known.note(7, SearchArrival(eventCount: events, stepCount: steps))
    }
    #expect(answers == [true, true, false])
    #expect(known.count == 1 && known.sorted.first?.arrivals.count == 2)
  }
}

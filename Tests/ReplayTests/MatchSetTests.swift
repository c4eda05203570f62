import Events
import TestNumbers
import Testing

@testable import Replay

/// A set of matches answers as a plain list of indices would.
struct MatchSetTests {
  private struct Case {
    var indices: [Int]
    var end: Int
    var set: MatchSet
  }

  /// Sets of many densities, made in pieces of many lengths.
  private func cases() -> [Case] {
    var random = RandomNumbers(seed: 7)
    return [1, 2, 50, 3_000].flatMap { rarity in
      [0, 1, 63, 64, 65, 4_096, 20_000].map { end in
        let indices = (0..<end).filter { _ in random.number(in: 1...rarity) == 1 }
        var set = MatchSet()
        while set.end < end {
          let next = min(set.end + random.number(in: 1...5_000), end)
          set.append(indices.filter { $0 >= set.end && $0 < next }, upTo: next)
        }
        return Case(indices: indices, end: end, set: set)
      }
    }
  }

  @Test(arguments: [64, 4_096, 8_192, 1 << 18])
  func `a piece that ends where a stretch does loses nothing`(piece: Int) {
    var set = MatchSet()
    for number in 0..<3 {
      set.append([number * piece, number * piece + 5], upTo: (number + 1) * piece)
    }
    #expect(set.count == 6)
    #expect(set.rank(of: 2 * piece) == 4 && set.index(ofRank: 1) == 5)
    #expect(set.last(before: piece) == 5 && set.first(from: 6) == piece)
    #expect(set.intersection(set) == set)
  }

  @Test func `count, rank and index are those of the list`() {
    for (indices, end, set) in cases().map({ ($0.indices, $0.end, $0.set) }) {
      #expect(set.count == indices.count && set.end == end)
      let step = max(indices.count / 50, 1)
      for rank in stride(from: 0, to: indices.count, by: step) {
        let index = indices[rank]
        #expect(set.index(ofRank: rank) == index && set.rank(of: index) == rank)
        #expect(set.contains(index) && set.rank(of: index + 1) == rank + 1)
      }
      #expect(set.index(ofRank: -1) == nil && set.index(ofRank: indices.count) == nil)
      #expect(set.rank(of: -5) == 0 && set.rank(of: end + 100) == indices.count)
    }
  }

  @Test func `the next and the last match are those of the list`() {
    var random = RandomNumbers(seed: 8)
    for (indices, end, set) in cases().map({ ($0.indices, $0.end, $0.set) }) {
      for _ in 0..<20 {
        let place = random.number(in: -3...end + 3)
        let other = random.number(in: place...end + 3)
        #expect(set.first(from: place) == indices.first { $0 >= place })
        #expect(set.last(before: place) == indices.last { $0 < place })
        #expect(set.contains(place) == indices.contains(place))
        let count = indices.count { (place..<other).contains($0) }
        #expect(set.count(in: place..<other) == count)
      }
    }
  }

  @Test func `the intersection has what both have, as far as both have looked`() {
    let all = cases()
    for (a, b) in zip(all, all.reversed()) {
      let end = min(a.end, b.end)
      let both = a.set.intersection(b.set)
      let expected = Set(a.indices).intersection(b.indices).filter { $0 < end }.sorted()
      #expect(both.end == end && both.count == expected.count)
      #expect((0..<both.count).map { both.index(ofRank: $0) } == expected)
    }
  }
}

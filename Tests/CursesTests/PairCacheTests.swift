import Testing

@testable import Curses

struct PairCacheTests {
  @Test func `a pair is defined once and found again`() {
    var cache = PairCache(limit: 64)
    var defined: [Int32] = []
    let numbers = [(1, 2), (2, 1), (1, 2)].map { foreground, background in
      cache.number(foreground: foreground, background: background) {
        defined.append($0)
        return true
      }
    }
    #expect(numbers == [1, 2, 1])
    #expect(defined == [1, 2])
  }

  @Test func `without room the terminal's own colours must do`() {
    var cache = PairCache(limit: 2)
    #expect(cache.number(foreground: 1, background: 0) { _ in true } == 1)
    #expect(cache.number(foreground: 2, background: 0) { _ in true } == 0)
  }

  @Test func `a pair that the terminal refuses is not remembered`() {
    var cache = PairCache(limit: 9)
    #expect(cache.number(foreground: 1, background: 0) { _ in false } == 0)
    #expect(cache.number(foreground: 1, background: 0) { _ in true } == 1)
  }
}

import Testing

@testable import Traces

/// A long file does not stay in memory while it is written.
struct WriteBehindTests {
  @Test(arguments: [1 << 16, 3 << 20, 50 << 20])
  func `what lies beyond the beginning is forgotten, and nothing before it or ahead of the end`(
    count: Int
  ) {
    var file = WriteBehind()
    var written = 0
    var times: [Int: Int] = [:]
    while written < 600 << 20 {
      written += count
      for stretch in file.grow(by: count) {
        #expect(stretch.lowerBound >= 256 << 20 && stretch.upperBound <= written)
        times[stretch.lowerBound, default: 0] += 1
      }
    }
    let starts = stride(from: 256 << 20, through: 512 << 20, by: 8 << 20)
    #expect(starts.allSatisfy { times[$0] == 5 })
  }

  @Test func `a file of usual length stays where it is`() {
    var file = WriteBehind()
    #expect((0..<255).allSatisfy { _ in file.grow(by: 1 << 20).isEmpty })
  }
}

import Events
import Testing

struct PartitioningTests {
  @Test func `where a condition begins to hold is what a look at each element says`() {
    for count in 0...9 {
      for first in 0...count {
        let numbers = Array(0..<count)
        #expect(numbers.partitioningIndex { $0 >= first } == first)
        #expect(numbers.dropFirst(0).partitioningIndex { $0 >= first } == first)
      }
    }
    #expect([1, 2, 3, 4, 5][2...].partitioningIndex { $0 >= 4 } == 3)
  }
}

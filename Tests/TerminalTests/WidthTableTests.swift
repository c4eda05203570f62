import Testing

@testable import Terminal

struct WidthTableTests {
  @Test(arguments: [WidthTable.hidden, WidthTable.marks, WidthTable.wide])
  func `the ranges are sorted and do not overlap`(ranges: [WidthTable.Range]) {
    #expect(ranges.allSatisfy { $0.first <= $0.last })
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.last < $1.first })
  }

  @Test func `every scalar that combines is a mark`() {
    var combiningCount = 0
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value),
        scalar.properties.generalCategory == .nonspacingMark,
        (scalar.properties.age ?? (99, 0)) <= (14, 0),
        !scalar.properties.isDefaultIgnorableCodePoint
      else { continue }
      combiningCount += 1
      #expect(ScalarClass(scalar) == .mark, "U+\(String(value, radix: 16))")
    }
    #expect(combiningCount > 0)
  }

  @Test func `the quick answers agree with the tables`() {
    let quick: [(ClosedRange<UInt32>, ScalarClass)] = [
      (0xA0...0xAC, .narrow), (0xAE...0x2FF, .narrow), (0x4E00...0x9FFF, .wide),
      (0xAC00...0xD7A3, .wide), (0x3041...0x3096, .wide), (0x202A...0x202E, .hidden),
    ]
    for (range, expected) in quick {
      let scalars = range.compactMap(Unicode.Scalar.init)
      #expect(scalars.allSatisfy { ScalarClass($0) == expected })
    }
  }
}

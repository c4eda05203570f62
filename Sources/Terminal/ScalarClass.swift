/// How a Unicode scalar behaves in a row of cells.
enum ScalarClass: Equatable {
  /// It takes one cell.
  case narrow
  /// It takes two cells.
  case wide
  /// It is drawn on the character before it.
  case mark
  /// It cannot be seen or moves what stands around it; a symbol is shown instead.
  case hidden

  /// Looks a scalar up.
  init(_ scalar: Unicode.Scalar) {
    self = ScalarClass.quick(scalar.value) ?? ScalarClass.thorough(scalar.value)
  }

  /// The answer for what screens are full of: ASCII, Latin, box drawing, blocks, Chinese.
  @inline(__always)
  private static func quick(_ value: UInt32) -> ScalarClass? {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2500..<0x25FD: .narrow
    case 0..<0x20, 0x7F..<0xA0, 0xAD: .hidden
    case 0x4E00..<0xA000: .wide
    default: nil
    }
  }

  private static func thorough(_ value: UInt32) -> ScalarClass {
    if contains(WidthTable.wide, value) { return .wide }
    if contains(WidthTable.marks, value) { return .mark }
    return contains(WidthTable.hidden, value) ? .hidden : .narrow
  }

  private static func contains(_ ranges: [WidthTable.Range], _ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].first <= value
  }
}

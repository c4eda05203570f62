/// Collects what is pasted, between the two sequences that a terminal puts around it.
struct PasteCollector {
  private var bytes: [UInt8] = []

  /// What ends a paste.
  private static let end: [UInt8] = Array("\u{1B}[201~".utf8)
  /// Longer pastes are cut, in bytes.
  private static let byteCountMax = 1 << 20

  /// Takes bytes up to the end of the paste; returns how many, and whether the end was among them.
  ///
  /// Bytes that may be the beginning of the end are left where they are.
  mutating func take(_ new: ArraySlice<UInt8>) -> (byteCount: Int, isComplete: Bool) {
    var index = new.startIndex
    while let escape = new[index...].firstIndex(of: 0x1B) {
      keep(new[index..<escape])
      let candidate = new[escape...].prefix(PasteCollector.end.count)
      if candidate.elementsEqual(PasteCollector.end) {
        return (escape - new.startIndex + candidate.count, true)
      }
      if PasteCollector.end.starts(with: candidate) { return (escape - new.startIndex, false) }
      index = escape + 1
    }
    keep(new[index...])
    return (new.count, false)
  }

  private mutating func keep(_ new: ArraySlice<UInt8>) {
    bytes.append(contentsOf: new.prefix(PasteCollector.byteCountMax - bytes.count))
  }

  /// What was pasted: a line feed between lines, blanks for tabulators, and no other controls.
  var text: String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": scalars.append("\n")
      case "\t": scalars.append(" ")
      default: if !PasteCollector.isControl(scalar) { scalars.append(scalar) }
      }
      previous = scalar
    }
    return String(scalars)
  }

  /// Whether a scalar is one of the 65 controls; a megabyte is not asked one by one in the tables of Unicode.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value
  }
}

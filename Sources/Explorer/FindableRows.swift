import Replay

/// The rows of the pane that has the focus, as texts.
struct FindableRows {
  let texts: [String]
  let picked: Int?
  /// The bytes that are shown beside them.
  var bytes: [UInt8] = []
  /// Which of the bytes each row tells of.
  var ranges: [Range<Int>?] = []

  /// The rows in which something is found; of bytes, the innermost row about the first of them.
  func rows(with find: Sieve.RowFind) -> [Int] {
    guard let wanted = find.bytes else {
      return texts.indices.filter { find.query.isFound(in: texts[$0]) }
    }
    let rows = starts(of: wanted).compactMap(row)
    return Set(rows).sorted()
  }

  private func starts(of wanted: [UInt8]) -> [Int] {
    bytes.indices.filter { bytes[$0...].starts(with: wanted) }
  }

  private func row(about byte: Int) -> Int? {
    ranges.indices.filter { ranges[$0]?.contains(byte) == true }
      .min { (ranges[$0]?.count ?? 0, $1) < (ranges[$1]?.count ?? 0, $0) }
  }
}

/// Which parts of a long file the system may forget while the file is still being written.
///
/// Otherwise a trace of some gigabytes fills all memory that is free, each page of it for the first time, pushes out what
/// others have there, and waits for the disk all the same: that costs more than the simulation that is written.
public struct WriteBehind: Sendable {
  private var byteCount = 0
  private var pieceCount = 0

  /// A file that is empty.
  public init() {}

  /// Takes note of so many bytes at the end, and returns what may be forgotten because of them.
  ///
  /// A stretch is returned several times: the first time begins its way to the disk, a later one finds it there.
  public mutating func grow(by count: Int) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    byteCount += count
    while byteCount >= (pieceCount + 1) * WriteBehind.pieceBytes {
      for age in [0, 1, 2, 4, 8] where pieceCount - age >= WriteBehind.keptPieceCount {
        let start = (pieceCount - age) * WriteBehind.pieceBytes
        stretches.append(start..<start + WriteBehind.pieceBytes)
      }
      pieceCount += 1
    }
    return stretches
  }

  private static let pieceBytes = 8 << 20
  /// A shorter file stays in memory: who wrote it opens it next.
  private static let keptPieceCount = 32
}

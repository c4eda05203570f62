import Events

extension History {
  /// The index of the first event in which another history differs, before `end`; `nil` if both are the same up to there.
  ///
  /// The lines of a trace are compared, so that it does not matter which numbers two histories give to the same names.
  /// Both must be whole.
  public func firstDifference(from other: History, before end: Int = .max) -> Int? {
    precondition(droppedCount == 0 && other.droppedCount == 0, "only whole histories are compared")
    let common = Swift.min(count, other.count)
    let last = Swift.min(end, common)
    var writers = (TraceWriter(lexicon), TraceWriter(other.lexicon))
    var first = 0
    while first < last {
      let range = 0..<Swift.min(Chunk.capacity, last - first)
      let lines = (
        writers.0.lines(of: chunk(of: first), range, lexicon: lexicon) { first + $0 + 1 },
        writers.1.lines(of: other.chunk(of: first), range, lexicon: other.lexicon) {
          first + $0 + 1
        }
      )
      if lines.0 != lines.1 { return first + History.lineOfDifference(lines.0, lines.1) }
      first += range.count
    }
    return end > common && count != other.count ? common : nil
  }

  private static func lineOfDifference(_ a: [UInt8], _ b: [UInt8]) -> Int {
    zip(a, b).prefix { $0 == $1 }.count { $0.0 == 0x0A }
  }
}

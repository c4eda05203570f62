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

  /// What a trace says about an event, cut to where the line of the same event of another history is other.
  ///
  /// - Returns: the two pieces; `nil` where one of the histories has ended before.
  public func excerpts(of index: Int, _ other: History) -> (own: String, other: String)? {
    guard index < Swift.min(count, other.count) else { return nil }
    let lines = (line(of: index), other.line(of: index))
    let commonCount = zip(lines.0, lines.1).prefix { $0 == $1 }.count
    let window = Swift.max(0, commonCount - History.excerptLeadCount)
    let start = lines.0[window..<commonCount].lastIndex(of: ",").map { $0 + 1 } ?? window
    return (History.excerpt(lines.0, from: start), History.excerpt(lines.1, from: start))
  }

  /// How many characters stand before the difference, at most, and how many an excerpt has.
  private static let excerptLeadCount = 40
  private static let excerptCount = 100

  private static func excerpt(_ line: [Character], from start: Int) -> String {
    let end = Swift.min(line.count, start + excerptCount)
    return (start > 0 ? "…" : "") + String(line[start..<end]) + (end < line.count ? "…" : "")
  }

  /// The line of an event, without its sequence number and its line end.
  private func line(of index: Int) -> [Character] {
    withChunk(of: index) { chunk, place in
      var writer = TraceWriter(lexicon)
      let bytes = writer.lines(of: chunk, place..<place + 1, lexicon: lexicon) { _ in 1 }
      return Array(String(decoding: bytes.dropLast(), as: UTF8.self))
    }
  }

  private static func lineOfDifference(_ a: [UInt8], _ b: [UInt8]) -> Int {
    zip(a, b).prefix { $0 == $1 }.count { $0.0 == 0x0A }
  }
}

import Events

/// The shortest and the longest time that a field has among some events.
struct QueryExtent: Sendable {
  private let operand: QueryOperand
  private let before: [QueryReading]
  /// In nanoseconds; `nil` where no event has a value.
  private(set) var range: ClosedRange<Int64>?
  /// How many events have been looked at, from the beginning of the history.
  private(set) var end = 0

  /// The extent of a field that nobody has looked at; `nil` if there is no such field, or its values are no times.
  init?(of field: String, in lexicon: Lexicon) {
    var compiler = QueryCompiler(lexicon, nil)
    guard let operand = try? compiler.field(field, at: 0..<0), operand.type == .time else {
      return nil
    }
    self.operand = operand
    before = compiler.before
  }

  /// Looks at so many events more, or at those of a set among them, as long as `isWanted` says so.
  mutating func advance(
    by count: Int, of timeline: Timeline, among wanted: MatchSet?,
    while isWanted: @escaping () -> Bool
  ) {
    guard timeline.prepare(operand.needs, while: isWanted) else { return }
    let stretch = end..<min(end + count, timeline.count)
    end = stretch.upperBound
    var range = range
    let reading = operand.reading
    timeline.scan(QueryGround(timeline, operand.needs), stretch, operand.needs, before) {
      moment, state in
      if let wanted, !wanted.contains(moment.index) { return true }
      for value in reading.values(moment, state) {
        range = min(range?.lowerBound ?? value, value)...max(range?.upperBound ?? value, value)
      }
      return true
    }
    self.range = range
  }
}

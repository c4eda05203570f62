import Events

/// An expression over a whole history: for each of at most 2,048 stretches its highest value.
///
/// It is made piece by piece and is never larger, however long the history is.
public struct Curve: Sendable {
  /// What is read at every event: a number, or a condition, which is 1 where it holds.
  public let expression: QueryExpression
  /// The highest value of each stretch, from the start; 0 where there is none.
  public private(set) var heights: [Int] = []
  /// How many events a stretch has.
  public private(set) var eventsPerStretch = 1
  /// How many events have been looked at, from the beginning of the history.
  public private(set) var end = 0
  /// For how many events there is a value; for how many it holds, if it is a condition.
  public private(set) var count = 0
  /// How far the functions are that look back.
  private var runs: [QuerySeries.Run] = []

  private static let stretchCountMax = 2_048

  /// A curve that has not begun.
  public init(_ expression: QueryExpression) { self.expression = expression }

  /// The highest value of all.
  public var top: Int { heights.max() ?? 0 }

  /// Looks at so many events more; before the first ones it also finds out what the expression needs to know of the whole
  /// history, as long as `isWanted` says so.
  public mutating func advance(
    by count: Int, of timeline: Timeline, while isWanted: @escaping () -> Bool = { true }
  ) {
    guard timeline.prepare(expression.allNeeds, while: isWanted) else { return }
    let first = max(end, timeline.history.droppedCount)
    let range = first..<max(first, min(first + count, timeline.count))
    guard !range.isEmpty else { return }
    let ground = ground(timeline, range)
    var curve = self
    expression.visit(timeline, ground, range) { index, value in curve.note(value, at: index) }
    curve.end = range.upperBound
    self = curve
  }

  /// What the expression needs for some events; what was found for those before them is forgotten.
  private mutating func ground(_ timeline: Timeline, _ range: Range<Int>) -> QueryGround {
    var ground = QueryGround(timeline, expression.allNeeds)
    for (slot, series) in expression.series.enumerated() {
      if slot == runs.count { runs.append(QuerySeries.Run(series, timeline.history)) }
      var run = runs[slot]
      run.begin(at: range.lowerBound)
      timeline.scan(ground, range, series.needs, series.before) { moment, state in
        run.take(moment, state)
        return true
      }
      runs[slot] = run
      ground = ground.adding(run.values)
    }
    return ground
  }

  private mutating func note(_ value: Int, at index: Int) {
    while index / eventsPerStretch >= Curve.stretchCountMax { halve() }
    let stretch = index / eventsPerStretch
    while heights.count <= stretch { heights.append(0) }
    heights[stretch] = max(heights[stretch], value)
    count += expression.isCondition ? min(value, 1) : 1
  }

  /// Makes one stretch of two.
  private mutating func halve() {
    heights = stride(from: 0, to: heights.count, by: 2).map { index in
      index + 1 < heights.count ? max(heights[index], heights[index + 1]) : heights[index]
    }
    eventsPerStretch *= 2
  }
}

/// What a ``Curve`` says at a position.
public struct CurveReading: Equatable, Sendable {
  /// The value, or `nil` where there is none or it is not known yet.
  public var value: Int?
  /// The value before the step.
  public var before: Int?
  /// Whether the value is the highest of some events around the position, because the one of a single event is not kept.
  public var isOfStretch = false
}

extension Timeline {
  /// What a curve says at a position; it costs one seek, however long the history is.
  public func reading(of curve: Curve, at position: Int) -> CurveReading {
    var reading = CurveReading()
    let expression = curve.expression
    let last = position - 1
    guard last >= history.droppedCount else {
      reading.value = expression.valueAtBeginning(of: self)?.number
      reading.before = reading.value
      return reading
    }
    guard expression.series.isEmpty else {
      guard last < curve.end else { return reading }
      let stretch = last / curve.eventsPerStretch
      let isExact = curve.eventsPerStretch == 1
      reading.value = curve.heights.indices.contains(stretch) ? curve.heights[stretch] : 0
      reading.before = isExact && stretch > 0 ? curve.heights[stretch - 1] : reading.value
      reading.isOfStretch = !isExact
      return reading
    }
    guard !expression.needsIndex || curve.end >= count else { return reading }
    let values = expression.values(self, in: max(last - 1, history.droppedCount)..<position)
    reading.value = values.last?.number
    guard values.count < 2 else {
      reading.before = values[0].number
      return reading
    }
    reading.before = expression.valueAtBeginning(of: self)?.number ?? reading.value
    return reading
  }

  /// The first position at which a curve is as high as it ever gets, or `nil` where it is never above 0.
  public func highestPosition(of curve: Curve) -> Int? {
    let top = curve.top
    guard top > 0, let stretch = curve.heights.firstIndex(of: top) else { return nil }
    let first = max(stretch * curve.eventsPerStretch, history.droppedCount)
    let range = first..<max(first, min((stretch + 1) * curve.eventsPerStretch, count))
    guard curve.expression.series.isEmpty, curve.eventsPerStretch > 1 else {
      return min(first + 1, count)
    }
    let values = curve.expression.values(self, in: range)
    return values.firstIndex { $0.number ?? 0 >= top }.map { first + $0 + 1 } ?? first + 1
  }
}

import Events
import Replay

/// One number over time: what a layer holds, what a queue, a pool or a counter has, or an expression of the user.
struct Chart {
  /// What it is a number of.
  let source: Source
  /// The name of the layer or the place, or the expression.
  let name: String
  /// What it counts, in a word.
  let word: String
  /// The highest number of all.
  let top: Int
  /// The number at the cursor, and the one before the step; `nil` where there is none.
  let value: Int?
  let before: Int?
  /// The capacity of a queue or the size of a pool; 0 if there is none.
  var bound = 0
  /// Whether the number is the highest one around the cursor, because there are too many to keep each.
  var isOfStretch = false
  /// What the numbers are numbers of.
  var unit = QueryExpression.Unit.none

  /// Where the numbers come from.
  enum Source {
    /// The fold of the history: the highest number of each stretch of the profile.
    case row(CounterRow, heights: [Int32])
    /// An expression that the user charts.
    case curve(Curve)
  }

  /// All charts of a moment: the expressions of the user, then the layers from the application to the wire, each with its
  /// places.
  ///
  /// A register and a state machine have no height.
  static func all(_ moment: Moment, _ curves: [Curve] = []) -> [Chart] {
    curves.map { Chart($0, moment) } + CounterRow.all(moment).compactMap { Chart($0, moment) }
  }

  private init?(_ row: CounterRow, _ moment: Moment) {
    let series = moment.timeline.profile.heights
    let heights: [Int32]
    switch row {
    case .layer(let id):
      name = moment.lexicon.title(id)
      word = CommonWords.held
      heights = series.held(of: id)
      value = Chart.held(id, moment.state)
      before = Chart.held(id, moment.before)
    case .place(let id):
      guard let place = moment.lexicon[id], place.kind.hasHeight else { return nil }
      name = place.id
      word = place.kind.word
      heights = series.numbers(of: id)
      value = CounterRow.number(of: id, place, moment.state)
      before = CounterRow.number(of: id, place, moment.before)
      bound = max(place.bound, 0)
    case .drop: return nil
    }
    top = heights.reduce(0) { max($0, Int($1)) }
    source = .row(row, heights: heights)
  }

  private init(_ curve: Curve, _ moment: Moment) {
    let reading = moment.timeline.reading(of: curve, at: moment.position)
    name = curve.expression.text.shown
    let permille = curve.end * 1_000 / max(moment.timeline.count, 1)
    word =
      curve.end < moment.timeline.count
      ? ChartsWords.seen(permille: permille)
      : curve.expression.isCondition
        ? ChartsWords.holds(TimeFormat.grouped(curve.count)) : ChartsWords.expression
    top = curve.top
    value = reading.value
    before = reading.before
    isOfStretch = reading.isOfStretch
    unit = curve.expression.unit
    source = .curve(curve)
  }

  /// What it is a value of, where the picture has it.
  var quantity: Quantity? {
    guard case .row(let row, _) = source else { return nil }
    return row.quantity
  }

  /// What it says as terms of queries.
  func queries(_ lexicon: Lexicon) -> [String] {
    switch source {
    case .row(let row, _): row.queries(lexicon)
    case .curve(let curve): curve.expression.isCondition ? [curve.expression.text] : []
    }
  }

  /// The highest number while the needle stands in a column of a bar, or where it stood last.
  func highest(at column: Int, of width: Int, _ bar: TimelineBar) -> Int {
    switch source {
    case .row(_, let heights):
      bar.highest(of: heights, each: bar.profile.eventsPerSample, at: column, of: width)
    case .curve(let curve):
      bar.highest(of: curve.heights, each: curve.eventsPerStretch, at: column, of: width)
    }
  }

  /// A number as a column of so many signs has it.
  func text(_ number: Int, _ room: Int) -> String {
    switch unit {
    case .none: return Chart.short(number, room)
    case .bytes: return Chart.short(number, room)
    case .nanoseconds:
      let units = [("ns", 1), ("µs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000)]
      let fitting = units.map { "\(number / $0.1)\($0.0)" }.first { $0.count <= room }
      return fitting ?? Chart.short(number / 1_000_000_000, room)
    }
  }

  /// A number in so many signs: thousands as k, M, G and so on where it is longer.
  private static func short(_ number: Int, _ room: Int) -> String {
    var rest = number
    for letter in ["", "k", "M", "G", "T", "P"] {
      let text = "\(rest)\(letter)"
      if text.count <= room { return text }
      rest /= 1_000
    }
    return "…"
  }

  private static func held(_ id: ComponentID, _ state: StackState) -> Int {
    state.traffic.indices.contains(id.index) ? state.traffic[id.index].held : 0
  }

  /// The first position at which the number is as high as it ever gets, or `nil` where nothing is known.
  func highestPosition(_ timeline: Timeline) -> Int? {
    switch source {
    case .row(let row, let heights): highestPosition(of: row, heights, timeline)
    case .curve(let curve): timeline.highestPosition(of: curve)
    }
  }

  private func highestPosition(
    of row: CounterRow, _ heights: [Int32], _ timeline: Timeline
  ) -> Int? {
    guard top > 0, let stretch = heights.firstIndex(of: Int32(clamping: top)) else { return nil }
    let width = timeline.profile.eventsPerSample
    let first = max(stretch * width, timeline.history.droppedCount)
    let last = min((stretch + 1) * width, timeline.count)
    var found: Int?
    timeline.followStates(from: min(first, last), through: last) { state in
      if Chart.number(of: row, in: state, timeline) >= top { found = state.position }
      return found == nil
    }
    return found
  }

  private static func number(
    of row: CounterRow, in state: StackState, _ timeline: Timeline
  ) -> Int {
    switch row {
    case .layer(let id): return Chart.held(id, state)
    case .place(let id):
      guard let place = timeline.history.lexicon[id] else { return 0 }
      return CounterRow.number(of: id, place, state)
    case .drop: return 0
    }
  }
}

extension PlaceKind {
  /// Whether more is higher.
  fileprivate var hasHeight: Bool {
    switch self {
    case .queue, .pool, .counter: true
    case .register, .machine: false
    }
  }
}

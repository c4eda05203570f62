import Events
import Replay

/// One number over time: what a layer holds, or what a queue, a pool or a counter has.
struct Chart {
  /// What it is a number of.
  let row: CounterRow
  /// The name of the layer or the place.
  let name: String
  /// What it counts, in a word.
  let word: String
  /// The highest number of each stretch of the profile.
  let heights: [Int32]
  /// The number at the cursor, and the one before the step.
  let value: Int
  let before: Int
  /// The capacity of a queue or the size of a pool; 0 if there is none.
  let bound: Int

  /// The highest number of all.
  var top: Int { heights.reduce(0) { max($0, Int($1)) } }

  /// All charts of a moment: the layers from the application to the wire, each with its places.
  ///
  /// A register and a state machine have no height.
  static func all(_ moment: Moment) -> [Chart] {
    CounterRow.all(moment).compactMap { Chart($0, moment) }
  }

  private init?(_ row: CounterRow, _ moment: Moment) {
    self.row = row
    let heights = moment.timeline.profile.heights
    switch row {
    case .layer(let id):
      name = moment.lexicon.title(id)
      word = "held"
      self.heights = heights.held(of: id)
      value = Chart.held(id, moment.state)
      before = Chart.held(id, moment.before)
      bound = 0
    case .place(let id):
      guard let place = moment.lexicon[id], place.kind.hasHeight else { return nil }
      name = place.id
      word = place.kind.word
      self.heights = heights.numbers(of: id)
      value = CounterRow.number(of: id, place, moment.state)
      before = CounterRow.number(of: id, place, moment.before)
      bound = max(place.bound, 0)
    case .drop: return nil
    }
  }

  private static func held(_ id: ComponentID, _ state: StackState) -> Int {
    state.traffic.indices.contains(id.index) ? state.traffic[id.index].held : 0
  }

  /// The first position at which the number is as high as it ever gets, or `nil` where nothing is known.
  func highestPosition(_ timeline: Timeline) -> Int? {
    let top = self.top
    guard top > 0, let stretch = heights.firstIndex(of: Int32(clamping: top)) else { return nil }
    let width = timeline.profile.eventsPerSample
    let first = max(stretch * width, timeline.history.droppedCount)
    let last = min((stretch + 1) * width, timeline.count)
    var found: Int?
    timeline.followStates(from: min(first, last), through: last) { state in
      if number(in: state, timeline) >= top { found = state.position }
      return found == nil
    }
    return found
  }

  private func number(in state: StackState, _ timeline: Timeline) -> Int {
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

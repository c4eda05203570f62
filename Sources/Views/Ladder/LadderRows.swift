import Events
import Replay

/// The rows of a ladder: events one by one, and runs of foreign events in one row each.
///
/// Every event stands in exactly one row, so that what is shown and what is folded are all there is.
struct LadderRows {
  /// A run of neighbouring events.
  struct Run: Equatable {
    /// Their indices.
    let events: Range<Int>
    /// How they are shown.
    let kind: Kind
    /// The number of its first row.
    let firstRow: Int

    /// How many rows it takes.
    var rowCount: Int { kind == .folded ? 1 : events.count }
  }

  /// How a run is shown.
  enum Kind: Equatable {
    /// One row an event.
    case shown
    /// One row that says how many they are.
    case folded
    /// One row an event, because the user opened the fold.
    case opened
  }

  /// What one row shows.
  enum Row: Equatable {
    /// An event.
    case event(Int)
    /// Events of others.
    case fold(Range<Int>)
  }

  /// The runs, in order.
  let runs: [Run]
  /// How many rows there are.
  let count: Int
  /// The events that a filter shows, where nothing else has a row.
  private let only: MatchSet?

  /// One row for each event that a filter shows, and none for the others.
  init(only shown: MatchSet) {
    runs = []
    count = shown.count
    only = shown
  }

  /// One row for each event of a range.
  init(all: Range<Int>) {
    only = nil
    runs = all.isEmpty ? [] : [Run(events: all, kind: .shown, firstRow: 0)]
    count = all.count
  }

  /// One row for each event that is shown, and folds between them.
  ///
  /// A fold is named by its first event; those in `opened` are open.
  init(showing shown: [Int], of all: Range<Int>, opened: Set<Int>) {
    var runs: [Run] = []
    var count = 0
    func add(_ events: Range<Int>, _ kind: Kind) {
      guard !events.isEmpty else { return }
      let run = Run(events: events, kind: kind, firstRow: count)
      runs.append(run)
      count += run.rowCount
    }
    func fold(_ events: Range<Int>) {
      add(events, opened.contains(events.lowerBound) ? .opened : .folded)
    }
    var next = all.lowerBound
    var start = next
    for index in shown where all.contains(index) {
      if index > next {
        add(start..<next, .shown)
        fold(next..<index)
        start = index
      }
      next = index + 1
    }
    add(start..<next, .shown)
    fold(next..<all.upperBound)
    self.runs = runs
    self.count = count
    only = nil
  }

  /// What a row shows, or `nil` if there is no such row.
  subscript(row: Int) -> Row? {
    if let only { return only.index(ofRank: row).map { .event($0) } }
    guard let run = run(ofRow: row) else { return nil }
    return run.kind == .folded
      ? .fold(run.events) : .event(run.events.lowerBound + row - run.firstRow)
  }

  /// The row in which an event stands, or `nil`.
  func row(ofEvent index: Int) -> Int? {
    if let only { return only.contains(index) ? only.rank(of: index) : nil }
    let number = runs.partitioningIndex { $0.events.upperBound > index }
    guard number < runs.count, runs[number].events.contains(index) else { return nil }
    let run = runs[number]
    return run.kind == .folded ? run.firstRow : run.firstRow + index - run.events.lowerBound
  }

  /// The run of a row, or `nil`.
  func run(ofRow row: Int) -> Run? {
    guard only == nil, (0..<count).contains(row) else { return nil }
    return runs[runs.partitioningIndex { $0.firstRow + $0.rowCount > row }]
  }

  /// The row at or before which an event would stand that has none; the first one if there is none before it.
  func place(nearEvent index: Int) -> Int? {
    guard let only, only.count > 0 else { return nil }
    return max(only.rank(of: index) - 1, 0)
  }

  /// The events in the blocks of rows to which some rows belong, where a filter decides what is shown.
  func neighbours(of rows: [Int], blockCount: Int) -> [Int] {
    guard let only, let first = rows.first, let last = rows.last else { return [] }
    let start = first / blockCount * blockCount
    let end = min((last / blockCount + 1) * blockCount, count)
    return (start..<max(end, start)).compactMap(only.index(ofRank:))
  }

  /// The first event of a row.
  func firstEvent(ofRow row: Int) -> Int? {
    switch self[row] {
    case .event(let index): index
    case .fold(let events): events.lowerBound
    case nil: nil
    }
  }

  /// The last event before a row that stands in a row of its own, or `nil`.
  func event(beforeRow row: Int) -> Int? {
    for candidate in [row - 1, row - 2] {
      if case .event(let index) = self[candidate] { return index }
    }
    return nil
  }

  /// The name of the fold that a row is, or that it was opened from; `nil` for an event of the journey.
  func fold(ofRow row: Int) -> Int? {
    guard let run = run(ofRow: row), run.kind != .shown else { return nil }
    return run.events.lowerBound
  }
}

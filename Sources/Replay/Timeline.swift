import Events

/// A history that can be visited at any position: checkpoints, and the fold between them.
///
/// A checkpoint is a copy of the state every few thousand events. The state at a position is the
/// checkpoint before it plus the events between, so going back costs as much as going anywhere
/// (docs/performance.md). A timeline is a value: it can be handed to another thread while the
/// history grows on this one.
public struct Timeline: Sendable {
  /// The events.
  public private(set) var history: History
  private var plan = FoldPlan()
  private var checkpoints: [StackState] = []
  /// The state behind the last event.
  private var last: StackState
  /// Where the next checkpoint is due.
  private var nextCheckpoint: Int
  /// How much was held, and what happened, along the way.
  public private(set) var profile = Profile()
  /// What queries have found out about these events; a history that has grown takes them over.
  private(set) var indexes = QueryIndexes()
  /// The states that were visited last; another history begins another one.
  private var memory = StateMemory()
  /// Which objects have parents.
  private var kinship = Kinship()

  /// The least number of events between two checkpoints.
  private let spacing: Int

  /// The spacing of checkpoints that costs little and lets one go anywhere at once.
  public static let usualSpacing = 2_048

  /// A timeline of a history, with at least `spacing` events between two checkpoints.
  public init(_ history: History, spacing: Int = Timeline.usualSpacing) {
    precondition(spacing > 0, "checkpoints lie apart")
    self.spacing = spacing
    nextCheckpoint = spacing
    self.history = History(lexicon: history.lexicon)
    last = StackState(history.lexicon)
    checkpoints = [last]
    extend(with: history)
  }

  /// Takes over a history that has grown at its end.
  public mutating func extend(with history: History) {
    precondition(history.count >= last.position, "a history never gets shorter")
    let isOfSameParts = last.values.count == history.lexicon.places.count
    self.history = history
    indexes = QueryIndexes(takingOver: indexes)
    memory = StateMemory(isOfSameParts ? memory.states : [])
    kinship = Kinship(takingOver: kinship)
    plan.adopt(history.lexicon)
    last.adopt(history.lexicon)
    while last.position < history.count { foldOneRun() }
  }

  /// Applies events up to the end of a chunk or the next checkpoint.
  private mutating func foldOneRun() {
    let offset = last.position & (Chunk.capacity - 1)
    let chunk = history.chunk(of: last.position)
    let count = min(
      chunk.events.count - offset, nextCheckpoint - last.position,
      profile.eventsToBoundary(from: last.position))
    let range = offset..<offset + count
    last.apply(chunk, range, plan)
    profile.add(chunk, range, peak: last.takePeak(), heights: last.takeHeights())
    guard last.position == nextCheckpoint else { return }
    checkpoints.append(last)
    nextCheckpoint += max(spacing, last.footprintBytes / 8 * spacing / Timeline.usualSpacing)
  }

  /// Forgets events at the beginning, as long as at least so many are left, so that an endless run has room.
  public mutating func dropFullChunks(keeping count: Int) {
    var shorter = history
    shorter.dropFullChunks(keeping: count)
    let first = shorter.droppedCount
    guard first > history.droppedCount else { return }
    let state = state(at: first)
    history = shorter
    indexes = QueryIndexes()
    memory = StateMemory(memory.states.filter { $0.position > first })
    kinship = Kinship(takingOver: kinship)
    checkpoints.removeAll { $0.position <= first }
    checkpoints.insert(state, at: 0)
  }

  /// The same for all copies of a timeline, until one of them takes over or forgets events.
  ///
  /// It is another one for every other timeline as long as this one, or a copy of it, is there.
  public var identity: ObjectIdentifier { ObjectIdentifier(memory) }

  /// Whether an object belongs to the journey of another one at some position, as far as that can be said without looking at
  /// the states; where it does not, it is the first of its own journey at every position.
  public func mayHaveParent(_ object: ObjectID) -> Bool {
    kinship.hasParent(object, in: history, from: checkpoints[0])
  }

  /// How many events there are; positions run from 0 to this.
  public var count: Int { history.count }

  /// The state behind the last event.
  public var end: StackState { last }

  /// Memory that checkpoints take beside the events, in bytes; shared parts are counted in each.
  public var checkpointBytes: Int { checkpoints.reduce(0) { $0 + $1.footprintBytes } }

  /// The state at a position, `0 ... count`; at the first one that is kept, where the position lies before that.
  public func state(at position: Int) -> StackState {
    precondition(position >= 0 && position <= count, "a position lies in the history")
    if position == last.position { return last }
    let checkpoint = checkpoint(before: position)
    var state = memory.state(after: checkpoint.position, through: position) ?? checkpoint
    let gap = position - state.position
    guard gap > 0 else { return state }
    if gap > 2 * StateMemory.lead {
      fold(&state, through: position - StateMemory.lead)
      memory.keep(state)
    }
    fold(&state, through: position)
    memory.keep(state)
    return state
  }

  /// Applies the events up to a position.
  private func fold(_ state: inout StackState, through position: Int) {
    while state.position < position {
      let offset = state.position & (Chunk.capacity - 1)
      let chunk = history.chunk(of: state.position)
      let count = min(chunk.events.count - offset, position - state.position)
      state.apply(chunk, offset..<offset + count, plan)
    }
  }

  /// Calls `body` with the state at each position from `first` to `last`, in order.
  ///
  /// It costs one seek and the events between, however many states are looked at.
  public func visitStates(from first: Int, through last: Int, _ body: (StackState) -> Void) {
    followStates(from: first, through: last) { state in
      body(state)
      return true
    }
  }

  /// Calls `body` with the state at each position from `first` to `last`, in order, until it answers `false`.
  public func followStates(
    from first: Int, through last: Int, _ body: (StackState) -> Bool
  ) {
    followStates(from: first, through: last, .all, body)
  }

  /// The same for some parts of the state; the others stay as they are at `first`.
  func followStates(
    from first: Int, through last: Int, _ parts: StackState.Parts, _ body: (StackState) -> Bool
  ) {
    guard first <= last else { return }
    var state = state(at: first)
    state.parts = parts
    guard body(state) else { return }
    while state.position < last {
      let chunk = history.chunk(of: state.position)
      let start = state.position & (Chunk.capacity - 1)
      var cursor = chunk.firstExtra(from: start)
      for offset in start..<min(chunk.events.count, start + last - state.position) {
        state.apply(chunk, offset, &cursor, plan)
        guard body(state) else { return }
      }
    }
  }

  /// The last checkpoint at or before a position.
  private func checkpoint(before position: Int) -> StackState {
    var low = 0
    var high = checkpoints.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if checkpoints[middle].position <= position { low = middle } else { high = middle }
    }
    return checkpoints[low]
  }

  /// The position at a time, in nanoseconds: behind the last event that is not later.
  public func position(atTime time: Int64) -> Int {
    var low = history.droppedCount
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if history[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

import Events
import Replay

/// One event on a ladder: which lanes run, and between which of them something moves.
struct LadderStep: Equatable {
  /// What is drawn.
  enum Shape: Equatable {
    /// From one lane to another.
    case arrow(from: Int, to: Int, Reason)
    /// Something without an inside, in a lane; `nil` where it happens to nobody.
    case action(Int?)
    /// A driver calls a function of its own.
    case selfCall(Int)
    /// A function returns to its own driver.
    case selfReturn(Int)
    /// A call that no lane made: its cause is not in view, or nobody knows it.
    case arrival(Int, isCaused: Bool)
  }

  /// Why there is an arrow.
  enum Reason: Equatable {
    /// A call, or an object that changes hands.
    case call
    /// A return.
    case back
    /// A cause that lies further back.
    case cause
  }

  /// The index of the event.
  let index: Int
  /// For each lane how many calls are open in it, one number for each processor or thread that is there.
  ///
  /// A call counts from its own row to that of its return; so does the call of whoever was called by nobody.
  let bars: [[Int]]
  /// What is drawn.
  let shape: Shape
  /// The number that colours its first object.
  let color: Int

  /// How many calls are open in a lane.
  func depth(_ lane: Int) -> Int { bars[lane].reduce(0, +) }

  /// How many lines it takes.
  var lineCount: Int {
    if case .selfCall = shape { 2 } else { 1 }
  }

  /// The lanes that it touches.
  var lanes: [Int] {
    switch shape {
    case .arrow(let from, let to, _): [from, to]
    case .action(let lane): lane.map { [$0] } ?? []
    case .selfCall(let lane), .selfReturn(let lane), .arrival(let lane, _): [lane]
    }
  }
}

/// Finds out what events look like on a ladder.
struct LadderSteps {
  let timeline: Timeline
  let lanes: LadderLanes
  /// The causes that are in view, by index.
  let causes: Set<Int>

  /// The steps at some indices, which must be in order.
  ///
  /// Neighbours cost one event each; where a gap is too long, the fold begins again at a checkpoint.
  func steps(_ indices: [Int]) -> [Int: LadderStep] {
    var steps: [Int: LadderStep] = [:]
    var start = 0
    while start < indices.count {
      var end = start + 1
      while end < indices.count, indices[end] - indices[end - 1] <= LadderSteps.gapMax { end += 1 }
      add(indices[start..<end], to: &steps)
      start = end
    }
    return steps
  }

  private static let gapMax = 2_048

  private func add(_ indices: ArraySlice<Int>, to steps: inout [Int: LadderStep]) {
    guard let first = indices.first, let last = indices.last else { return }
    var next = indices.startIndex
    var waiting: (index: Int, shape: LadderStep.Shape)?
    timeline.followStates(from: first, through: last + 1) { state in
      if let step = waiting {
        steps[step.index] = self.step(step.index, step.shape, state)
        waiting = nil
      }
      guard next < indices.endIndex, state.position == indices[next] else { return true }
      next += 1
      let index = state.position
      let shape = shape(index, state)
      if isDrawnBefore(timeline.history[index]) {
        steps[index] = self.step(index, shape, state)
      } else {
        waiting = (index, shape)
      }
      return true
    }
  }

  /// Whether an event is drawn over what was before it: a call that returns, an object that ends.
  private func isDrawnBefore(_ event: Event) -> Bool {
    event.kind == .leave || event.life == .free && !event.kind.opensCall
  }

  private func step(
    _ index: Int, _ shape: LadderStep.Shape, _ state: StackState
  ) -> LadderStep {
    let object = timeline.history.objects(of: index).first ?? .none
    return LadderStep(
      index: index, bars: bars(state), shape: shape,
      color: state[object]?.root.number ?? object.number)
  }

  // MARK: - Who runs

  /// A call that is open, with its lanes.
  private struct Level {
    let from: Int?
    let to: Int?
  }

  private func levels(_ frames: [OpenCall]) -> [Level] {
    var levels: [Level] = []
    for (depth, frame) in frames.enumerated() {
      let isFromAround = depth > 0 && frames[depth - 1].to == frame.from
      let from = isFromAround ? levels[depth - 1].to : lanes.lane(of: frame.from)
      let to = lanes.lane(of: frame.to, at: frame.site)
      levels.append(Level(from: from, to: to))
    }
    return levels
  }

  private func bars(_ state: StackState) -> [[Int]] {
    var bars = [[Int]](repeating: [], count: lanes.all.count)
    for stack in state.openStacks {
      var depths: [Int: Int] = [:]
      for (depth, level) in levels(stack.frames).enumerated() {
        if depth == 0, let from = level.from { depths[from, default: 0] += 1 }
        if let to = level.to { depths[to, default: 0] += 1 }
      }
      for (lane, depth) in depths { bars[lane].append(depth) }
    }
    return bars
  }

  // MARK: - What moves

  private func shape(_ index: Int, _ before: StackState) -> LadderStep.Shape {
    let event = timeline.history[index]
    let frames = before.openCalls(on: event.stack)
    switch event.kind {
    case .enter, .interrupt: return call(event, index, frames)
    case .leave: return back(event, frames)
    case .action, .own: return handing(event, before) ?? .action(lane(event, before, frames))
    case .state, .wire, .drop, .choice, .inject, .touch, .wait, .signal, .lock, .unlock,
      .topology, .seen, .bugcheck, .note, .lost, .unknown:
      return .action(lane(event, before, frames))
    }
  }

  /// The lane of an event; what names no component happens where the innermost call is.
  private func lane(_ event: Event, _ before: StackState, _ frames: [OpenCall]) -> Int? {
    let owner = event.owner == .none ? before[event.object]?.owner ?? .none : event.owner
    return lanes.lane(of: event, ownedBy: owner) ?? levels(frames).last?.to
  }

  private func call(_ event: Event, _ index: Int, _ frames: [OpenCall]) -> LadderStep.Shape {
    guard let to = lanes.lane(of: event) else { return .action(nil) }
    if event.kind == .interrupt { return caused(event, to) }
    let said = timeline.history.extra(.from, of: index)
      .map { ComponentID(rawValue: UInt16(truncatingIfNeeded: $0.value)) }
    let around = frames.last
    let from =
      said != nil && said != around?.to
      ? lanes.lane(of: said ?? .none) : levels(frames).last?.to
    guard let from else { return caused(event, to) }
    return from == to ? .selfCall(to) : .arrow(from: from, to: to, .call)
  }

  /// Something begins by itself: the arrow comes from its cause if that is seen.
  private func caused(_ event: Event, _ to: Int) -> LadderStep.Shape {
    let history = timeline.history
    guard event.cause != 0 else { return .arrival(to, isCaused: event.kind == .interrupt) }
    if let cause = history.index(ofSequence: Int(event.cause)), causes.contains(cause),
      let from = lanes.lane(of: history[cause]), from != to
    {
      return .arrow(from: from, to: to, .cause)
    }
    return .arrival(to, isCaused: true)
  }

  private func back(_ event: Event, _ frames: [OpenCall]) -> LadderStep.Shape {
    guard let call = levels(frames).last, let from = call.to else {
      return .action(lanes.lane(of: event))
    }
    guard let to = call.from else { return .action(from) }
    return from == to ? .selfReturn(from) : .arrow(from: from, to: to, .back)
  }

  /// An object changes hands without a call, or an IRP goes back to whoever made it.
  private func handing(_ event: Event, _ before: StackState) -> LadderStep.Shape? {
    guard let here = lanes.lane(of: event), let old = before[event.object] else {
      return handing(newTo: event)
    }
    if event.owner == .nobody {
      guard event.life == .free, event.object.kind == .irp else { return nil }
      return lanes.lane(of: old.maker).flatMap { arrow(here, $0) }
    }
    guard let owner = lanes.lane(of: event.owner, at: event.site) else { return nil }
    if owner != here { return arrow(here, owner) }
    return lanes.lane(of: old.owner, at: event.site).flatMap { arrow($0, here) }
  }

  /// Something that one makes for another.
  private func handing(newTo event: Event) -> LadderStep.Shape? {
    guard event.life == .new, let here = lanes.lane(of: event),
      let owner = lanes.lane(of: event.owner, at: event.site)
    else { return nil }
    return arrow(here, owner)
  }

  private func arrow(_ from: Int, _ to: Int) -> LadderStep.Shape? {
    from == to ? nil : .arrow(from: from, to: to, .call)
  }
}

import Events

/// For every event of a history the other end of its call, its caller, its depth and its level.
///
/// One pass over the events, made when a query needs it: much cheaper than folding the whole stack.
struct CallIndex: Sendable {
  /// The index of the event at offset 0.
  private let first: Int
  /// For a beginning its return, for a return its beginning, as offsets; -1 where there is none.
  private var partners: ContiguousArray<Int32> = []
  private var callers: ContiguousArray<ComponentID> = []
  private var depths: ContiguousArray<UInt16> = []
  private var levels: ContiguousArray<IRQL> = []

  private struct Frame {
    var offset: Int
    var from: ComponentID
    var to: ComponentID
    var levelBefore: IRQL
  }

  private struct Stack {
    var cpu: UInt8
    var thread: UInt8
    var frames: [Frame] = []
  }

  init(_ history: History) {
    first = history.droppedCount
    let count = history.count - first
    partners.reserveCapacity(count)
    callers.reserveCapacity(count)
    depths.reserveCapacity(count)
    levels.reserveCapacity(count)
    var stacks: [Stack] = []
    var levelOfCPU = [IRQL](repeating: .passive, count: 256)
    for chunk in history.chunks {
      for index in chunk.events.indices { add(chunk, index, &stacks, &levelOfCPU) }
    }
  }

  /// The index of the other end of the call, or `nil`.
  func partner(of index: Int) -> Int? {
    let partner = partners[index - first]
    return partner < 0 ? nil : Int(partner) + first
  }

  /// Who called, or ``ComponentID/none``.
  func caller(of index: Int) -> ComponentID { callers[index - first] }

  /// How many calls are open, the event's own included.
  func depth(of index: Int) -> Int { Int(depths[index - first]) }

  /// The level of the event's processor behind the event.
  func level(of index: Int) -> IRQL { levels[index - first] }

  private mutating func add(
    _ chunk: Chunk, _ index: Int, _ stacks: inout [Stack], _ levelOfCPU: inout [IRQL]
  ) {
    let event = chunk.events[index]
    let cpu = Int(event.cpu)
    let stack = CallIndex.stack(of: event, &stacks)
    if event.kind.opensCall {
      enter(chunk, index, levelOfCPU[cpu], &stacks[stack])
    } else if event.kind == .leave {
      if let level = leave(&stacks[stack]) { levelOfCPU[cpu] = level }
    } else {
      let said = CallIndex.from(chunk, index)
      append(depth: stacks[stack].frames.count, from: said)
    }
    if event.kind != .leave, let level = event.irql { levelOfCPU[cpu] = level }
    levels.append(levelOfCPU[cpu])
  }

  private mutating func enter(_ chunk: Chunk, _ index: Int, _ level: IRQL, _ stack: inout Stack) {
    let event = chunk.events[index]
    let said = CallIndex.from(chunk, index)
    let top = stack.frames.last?.to ?? .none
    let from = said != .none || event.kind == .interrupt ? said : top
    stack.frames.append(
      Frame(offset: partners.count, from: from, to: event.at, levelBefore: level))
    append(depth: stack.frames.count, from: from)
  }

  private mutating func leave(_ stack: inout Stack) -> IRQL? {
    let depth = stack.frames.count
    guard let frame = stack.frames.popLast() else {
      append(depth: 0, from: .none)
      return nil
    }
    partners[frame.offset] = Int32(truncatingIfNeeded: partners.count)
    append(depth: depth, from: frame.from, partner: frame.offset)
    return frame.levelBefore
  }

  private mutating func append(depth: Int, from: ComponentID, partner: Int = -1) {
    partners.append(Int32(truncatingIfNeeded: partner))
    callers.append(from)
    depths.append(UInt16(clamping: depth))
  }

  private static func stack(of event: Event, _ stacks: inout [Stack]) -> Int {
    for index in stacks.indices
    where stacks[index].thread == event.thread
      && (event.thread != 0 || stacks[index].cpu == event.cpu)
    {
      return index
    }
    stacks.append(Stack(cpu: event.cpu, thread: event.thread))
    return stacks.count - 1
  }

  private static func from(_ chunk: Chunk, _ index: Int) -> ComponentID {
    guard let extra = chunk.extra(.from, of: index) else { return .none }
    return ComponentID(rawValue: UInt16(truncatingIfNeeded: extra.value))
  }
}

import Events

/// For every event of a history the other end of its call, its caller, its depth and its level.
///
/// One pass over the events, made when a query needs it: much cheaper than folding the whole stack.
struct CallIndex: Sendable {
  /// The index of the event at offset 0.
  private let first: Int
  private let entries: ContiguousArray<Entry>

  /// What is known of one event.
  private struct Entry: BitwiseCopyable, Sendable {
    /// For a beginning its return, for a return its beginning, as offsets; -1 where there is none.
    var partner: Int32 = -1
    var caller = ComponentID.none
    var depth: UInt16 = 0
    var level = IRQL.passive
  }

  private struct Frame: BitwiseCopyable {
    var offset: Int
    var from: ComponentID
    var to: ComponentID
    var levelBefore: IRQL
  }

  private struct Stack {
    var cpu: UInt8
    var thread: UInt8
    var frames: ContiguousArray<Frame> = []

    /// Whether an event happens here; a thread has one stack, on whatever processor it runs.
    @inline(__always)
    func isOf(_ event: Event) -> Bool {
      thread == event.thread && (thread != 0 || cpu == event.cpu)
    }
  }

  init(_ history: History) {
    first = history.droppedCount
    let count = history.count - first
    entries = ContiguousArray(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      var pass = Pass(buffer)
      for chunk in history.chunks {
        for index in chunk.events.indices { pass.add(chunk, index) }
      }
      initializedCount = count
    }
  }

  /// The index of the other end of the call, or `nil`.
  @inline(__always)
  func partner(of index: Int) -> Int? {
    let partner = entries[index - first].partner
    return partner < 0 ? nil : Int(partner) + first
  }

  /// Who called, or ``ComponentID/none``.
  @inline(__always)
  func caller(of index: Int) -> ComponentID { entries[index - first].caller }

  /// How many calls are open, the event's own included.
  func depth(of index: Int) -> Int { Int(entries[index - first].depth) }

  /// The level of the event's processor behind the event.
  @inline(__always)
  func level(of index: Int) -> IRQL { entries[index - first].level }
}

// MARK: - The pass

extension CallIndex {
  /// What is known on the way along a history.
  private struct Pass {
    private let entries: UnsafeMutableBufferPointer<Entry>
    private var offset = 0
    private var stacks: ContiguousArray<Stack> = []
    /// The stack of the event before, which is mostly that of the next one too.
    private var current = 0
    private var levels = ContiguousArray(repeating: IRQL.passive, count: 256)

    init(_ entries: UnsafeMutableBufferPointer<Entry>) { self.entries = entries }

    @inline(__always)
    mutating func add(_ chunk: Chunk, _ index: Int) {
      let event = chunk.events[index]
      let cpu = Int(event.cpu)
      findStack(of: event)
      var entry = Entry()
      if event.kind.opensCall {
        entry = enter(event, CallIndex.from(chunk, index, event))
      } else if event.kind == .leave {
        entry = leave(cpu)
      } else {
        entry.depth = UInt16(clamping: stacks[current].frames.count)
        entry.caller = CallIndex.from(chunk, index, event)
      }
      if event.kind != .leave, let level = event.irql { levels[cpu] = level }
      entry.level = levels[cpu]
      entries.initializeElement(at: offset, to: entry)
      offset += 1
    }

    @inline(__always)
    private mutating func enter(_ event: Event, _ said: ComponentID) -> Entry {
      let top = stacks[current].frames.last?.to ?? .none
      let from = said != .none || event.kind == .interrupt ? said : top
      stacks[current].frames.append(
        Frame(offset: offset, from: from, to: event.at, levelBefore: levels[Int(event.cpu)]))
      return Entry(caller: from, depth: UInt16(clamping: stacks[current].frames.count))
    }

    @inline(__always)
    private mutating func leave(_ cpu: Int) -> Entry {
      let depth = stacks[current].frames.count
      guard let frame = stacks[current].frames.popLast() else { return Entry() }
      levels[cpu] = frame.levelBefore
      entries[frame.offset].partner = Int32(truncatingIfNeeded: offset)
      return Entry(
        partner: Int32(truncatingIfNeeded: frame.offset), caller: frame.from,
        depth: UInt16(clamping: depth))
    }

    @inline(__always)
    private mutating func findStack(of event: Event) {
      if current < stacks.count, stacks[current].isOf(event) { return }
      if let index = stacks.firstIndex(where: { $0.isOf(event) }) { return current = index }
      stacks.append(Stack(cpu: event.cpu, thread: event.thread))
      current = stacks.count - 1
    }
  }

  @inline(__always)
  private static func from(_ chunk: Chunk, _ index: Int, _ event: Event) -> ComponentID {
    guard event.hasExtras, let extra = chunk.extra(.from, of: index) else { return .none }
    return ComponentID(rawValue: UInt16(truncatingIfNeeded: extra.value))
  }
}

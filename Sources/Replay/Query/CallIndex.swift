import Events

/// For every event of a history the other end of its call, its caller, its depth and its level.
///
/// One pass over the events, made when a query needs it: much cheaper than folding the whole stack. When the history grows
/// it goes on where it was.
struct CallIndex: HistoryIndex {
  /// The index of the event at offset 0.
  private let first: Int
  private var entries: ContiguousArray<Entry> = []
  private var pass = Pass()

  /// What is known of one event.
  private struct Entry: BitwiseCopyable, Sendable {
    /// For a beginning its return, for a return its beginning, as offsets; -1 where there is none.
    var partner: Int32 = -1
    var caller = ComponentID.none
    var depth: UInt16 = 0
    var level = IRQL.passive
  }

  private struct Frame: BitwiseCopyable, Sendable {
    var offset: Int
    var from: ComponentID
    var to: ComponentID
    var levelBefore: IRQL
  }

  private struct Stack: Sendable {
    let id: CallStackID
    var frames: ContiguousArray<Frame> = []
  }

  /// Nothing is known of a history yet.
  init(_ history: History) { first = history.droppedCount }

  /// Up to which event the calls are known.
  var end: Int { first + entries.count }

  /// Looks at the events up to one.
  mutating func extend(_ history: History, to newEnd: Int) {
    if entries.isEmpty { entries.reserveCapacity(history.count - first) }
    var index = end
    entries.append(contentsOf: repeatElement(Entry(), count: newEnd - index))
    let first = first
    var pass = pass
    self.pass = Pass()
    entries.withUnsafeMutableBufferPointer { entries in
      while index < newEnd {
        let chunk = history.chunk(of: index)
        let start = (index - first) & (Chunk.capacity - 1)
        let count = min(chunk.events.count - start, newEnd - index)
        for place in start..<start + count {
          pass.add(chunk, place, index - first, entries)
          index += 1
        }
      }
    }
    self.pass = pass
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
  private struct Pass: Sendable {
    private var stacks: ContiguousArray<Stack> = []
    /// The stack of the event before, which is mostly that of the next one too.
    private var current = 0
    private var levels = ContiguousArray(repeating: IRQL.passive, count: 256)

    @inline(__always)
    mutating func add(
      _ chunk: Chunk, _ index: Int, _ offset: Int, _ entries: UnsafeMutableBufferPointer<Entry>
    ) {
      let event = chunk.events[index]
      let cpu = Int(event.cpu)
      findStack(of: event)
      var entry = Entry()
      if event.kind.opensCall {
        entry = enter(event, CallIndex.from(chunk, index, event), offset)
      } else if event.kind == .leave {
        entry = leave(cpu, offset, entries)
      } else {
        entry.depth = UInt16(clamping: stacks[current].frames.count)
        entry.caller = CallIndex.from(chunk, index, event)
      }
      if event.kind != .leave, let level = event.irql { levels[cpu] = level }
      entry.level = levels[cpu]
      entries[offset] = entry
    }

    @inline(__always)
    private mutating func enter(_ event: Event, _ said: ComponentID, _ offset: Int) -> Entry {
      let top = stacks[current].frames.last?.to ?? .none
      let from = said != .none || event.kind == .interrupt ? said : top
      stacks[current].frames.append(
        Frame(offset: offset, from: from, to: event.at, levelBefore: levels[Int(event.cpu)]))
      return Entry(caller: from, depth: UInt16(clamping: stacks[current].frames.count))
    }

    @inline(__always)
    private mutating func leave(
      _ cpu: Int, _ offset: Int, _ entries: UnsafeMutableBufferPointer<Entry>
    ) -> Entry {
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
      let id = event.stack
      if current < stacks.count, stacks[current].id == id { return }
      if let index = stacks.firstIndex(where: { $0.id == id }) { return current = index }
      stacks.append(Stack(id: id))
      current = stacks.count - 1
    }
  }

  @inline(__always)
  private static func from(_ chunk: Chunk, _ index: Int, _ event: Event) -> ComponentID {
    guard event.hasExtras, let extra = chunk.extra(.from, of: index) else { return .none }
    return ComponentID(rawValue: UInt16(truncatingIfNeeded: extra.value))
  }
}

/// A trace in memory: events in order with the names they refer to (DESIGN D1: one history, many readers).
///
/// Only two things append to it: the simulator, which records, and a reader of files. Everything else reads. It is a value;
/// a copy shares all full chunks, so handing it to another thread costs a few hundred references.
///
/// Positions and indices: the event at `index` lies between `position` `index` and `index + 1`; position 0 is the start.
public struct History: Sendable {
  /// The names that the events refer to.
  @inlinable public var lexicon: Lexicon {
    _read { yield names.value }
    _modify { yield &names.value }
  }
  @usableFromInline var names: Shared<Lexicon>
  /// How many events there are, including those already dropped from memory.
  public private(set) var count = 0
  /// How many events at the beginning were dropped from memory by ``dropFullChunks()``.
  public private(set) var droppedCount = 0
  /// Whether the trace was read or recorded up to its end.
  public var isComplete = false
  /// Whether there were lines behind the last event that could not be read.
  public var endsInGap = false

  private var full: ContiguousArray<Chunk> = []
  private var last = Chunk()
  /// How many extras at the end of ``last`` wait for their event.
  private var stagedCount = 0
  /// The sequence number behind that of the event that was appended last with its own; no other event moves it.
  private var nextSequence = 1
  /// Where the sequence number is not `index + 1`, ascending.
  private var sequenceJumps: [SequenceJump] = []

  /// An empty history.
  public init(lexicon: Lexicon = Lexicon()) { names = Shared(lexicon) }

  /// The chunks, each but the last one full.
  public var chunks: ContiguousArray<Chunk> { last.events.isEmpty ? full : full + [last] }

  /// How many chunks are full and will not change any more.
  public var fullChunkCount: Int { full.count }

  /// The full chunk at an index.
  public func fullChunk(_ index: Int) -> Chunk { full[index] }
}

// MARK: - Reading

extension History {
  /// Whether the event at an index is still in memory.
  ///
  /// States outlive events: a call is open, or an object alive, whose beginning was dropped long ago. Who has an index
  /// from a state asks this, or ``kept(_:)``.
  public func keeps(_ index: Int) -> Bool { index >= droppedCount && index < count }

  /// The event at an index, if it is still in memory.
  public func kept(_ index: Int) -> Event? { keeps(index) ? self[index] : nil }

  /// The event at an index that is still in memory.
  public subscript(index: Int) -> Event {
    precondition(index >= droppedCount && index < count, "an event index lies in the history")
    let local = index &- droppedCount
    let chunk = local >> Chunk.shift
    let offset = local & (Chunk.capacity - 1)
    return chunk < full.count ? full[chunk].events[offset] : last.events[offset]
  }

  /// The chunk that holds an event.
  public func chunk(of index: Int) -> Chunk {
    let chunk = (index - droppedCount) >> Chunk.shift
    return chunk < full.count ? full[chunk] : last
  }

  /// Runs `body` with the chunk that holds an event and the event's index in that chunk.
  public func withChunk<Result>(of index: Int, _ body: (Chunk, Int) -> Result) -> Result {
    precondition(index >= droppedCount && index < count, "an event index lies in the history")
    let local = index - droppedCount
    let chunk = local >> Chunk.shift
    let offset = local & (Chunk.capacity - 1)
    return chunk < full.count ? body(full[chunk], offset) : body(last, offset)
  }

  /// The extra with a key, of the event at an index, or `nil`; an event that was dropped has none any more.
  public func extra(_ key: ExtraKey, of index: Int) -> Extra? {
    guard keeps(index) else { return nil }
    return withChunk(of: index) { $0.extra(key, of: $1) }
  }

  /// The number of an extra, or `nil`.
  public func number(_ key: ExtraKey, of index: Int) -> Int? {
    extra(key, of: index).map { Int($0.value) }
  }

  /// The text of an extra, or `nil`.
  public func text(_ key: ExtraKey, of index: Int) -> String? {
    guard keeps(index) else { return nil }
    return withChunk(of: index) { chunk, offset in chunk.extra(key, of: offset).map(chunk.text) }
  }

  /// The word of an extra, or `nil`.
  public func word(_ key: ExtraKey, of index: Int) -> Word? {
    extra(key, of: index).map { Word(rawValue: UInt16(truncatingIfNeeded: $0.value)) }
  }

  /// The bytes of an extra, or `nil`.
  public func bytes(_ key: ExtraKey, of index: Int) -> [UInt8]? {
    guard keeps(index) else { return nil }
    return withChunk(of: index) { chunk, offset in
      chunk.extra(key, of: offset).map { Array(chunk.bytes[$0.range]) }
    }
  }

  /// The call of the event at an index, or the handler of the DDK that the driver's own function implements there:
  /// ProtocolSendComplete for PassThru's `PtSendComplete`.
  public func handler(of index: Int) -> Call { withChunk(of: index) { $0.handler(of: $1) } }

  /// The numbers that a key of an event lists, such as the parameters of a bug check.
  public func numbers(_ key: ExtraKey, of index: Int) -> [Int64] {
    guard keeps(index) else { return [] }
    return withChunk(of: index) { chunk, offset in
      chunk.extra(key, of: offset).map { Array(chunk.numbers[$0.range]) } ?? []
    }
  }

  /// The objects that the event at an index is about, in chain order; none if it was dropped.
  public func objects(of index: Int) -> [ObjectID] {
    guard let object = kept(index)?.object else { return [] }
    guard object.isList else { return object == .none ? [] : [object] }
    return withChunk(of: index) { chunk, offset in
      guard let extra = chunk.extra(.objects, of: offset) else { return [] }
      return chunk.numbers[extra.range].map {
        ObjectID(rawValue: UInt32(truncatingIfNeeded: $0))
      }
    }
  }

  /// The parent that the event names for its object, or ``ObjectID/none``.
  public func parent(of index: Int) -> ObjectID {
    guard let extra = extra(.of, of: index) else { return .none }
    return ObjectID(rawValue: UInt32(truncatingIfNeeded: extra.value))
  }

  /// The sequence number of the event at an index: `index + 1` unless lines of the file were lost.
  public func sequence(of index: Int) -> Int {
    index + (lastJump { $0.index <= index }?.offset ?? 1)
  }

  /// The index of the first event, from an index on, before which events are missing that were counted; or `nil`.
  public func firstGap(from index: Int) -> Int? {
    let next = sequenceJumps.partitioningIndex { $0.index >= index }
    return next < sequenceJumps.count ? sequenceJumps[next].index : nil
  }

  /// The index of the event with a sequence number, or `nil` if no event that is still in memory has it.
  public func index(ofSequence sequence: Int) -> Int? {
    let index = sequence - (lastJump { $0.index + $0.offset <= sequence }?.offset ?? 1)
    guard keeps(index), self.sequence(of: index) == sequence else { return nil }
    return index
  }

  /// The last jump that satisfies a condition which holds for a prefix of the jumps.
  private func lastJump(where holds: (SequenceJump) -> Bool) -> SequenceJump? {
    let next = sequenceJumps.partitioningIndex { !holds($0) }
    return next > 0 ? sequenceJumps[next - 1] : nil
  }
}

/// From the event at `index` on, a sequence number is the index plus `offset`.
private struct SequenceJump: Sendable {
  var index: Int
  var offset: Int
}

// MARK: - Appending

extension History {
  /// Adds an event at the end, with the extras that were staged for it.
  @inline(__always)
  public mutating func append(_ event: Event) {
    if last.events.count == Chunk.capacity { seal() }
    last.events.append(event)
    count &+= 1
    if stagedCount != 0 { settleStaged() }
  }

  /// Adds an event with its sequence number, which leaves some out where events are missing.
  @inline(__always)
  public mutating func append(_ event: Event, sequence: Int) {
    if sequence != nextSequence {
      sequenceJumps.append(SequenceJump(index: count, offset: sequence - count))
    }
    nextSequence = sequence &+ 1
    append(event)
  }

  /// Adds a number to the event that was appended last; extras stay in canonical order.
  public mutating func attach(_ key: ExtraKey, _ value: Int64) {
    let index = last.events.count - 1
    let extra = Extra(index: index, key: key, value: value)
    last.extras.append(extra)
    guard last.events[index].hasExtras else { return last.events[index].hasExtras = true }
    var place = last.extras.count - 1
    while place > 0, last.extras[place - 1].index == extra.index,
      last.extras[place - 1].key.rawValue > key.rawValue
    {
      last.extras.swapAt(place, place - 1)
      place -= 1
    }
  }

  /// Adds text or bytes to the event that was appended last.
  public mutating func attach(_ key: ExtraKey, bytes: some Collection<UInt8>) {
    let start = last.bytes.count
    last.bytes.append(contentsOf: bytes)
    attach(key, Extra.value(of: start..<last.bytes.count))
  }

  /// Adds text to the event that was appended last.
  public mutating func attach(_ key: ExtraKey, text: String) {
    attach(key, bytes: text.utf8)
  }

  /// Adds numbers to the event that was appended last.
  public mutating func attach(_ key: ExtraKey, numbers: some Collection<Int64>) {
    let start = last.numbers.count
    last.numbers.append(contentsOf: numbers)
    attach(key, Extra.value(of: start..<last.numbers.count))
  }

  /// Adds the members of a list to the event that was appended last.
  public mutating func attach(objects: some Collection<ObjectID>) {
    attach(.objects, numbers: objects.map { Int64($0.rawValue) })
  }

  /// Adds one status for each object of a list to the event that was appended last.
  public mutating func attach(statuses: some Collection<Status>) {
    attach(.statuses, numbers: statuses.map { Extra.wordMark | Int64($0.rawValue) })
  }

  /// Lets go of the events and keeps the names, so that whoever else has the events can append to them in place.
  public mutating func letGo() {
    full = []
    last = .none
    sequenceJumps = []
    count = 0
    droppedCount = 0
  }

  /// Gives back the room that is kept for events to come; for a run of which many copies are made.
  public mutating func trim() { last.trim() }

  private mutating func seal() {
    full.append(last)
    last = Chunk()
  }

  /// Forgets the full chunks, which the caller has written elsewhere; keeps memory bounded on endless runs.
  public mutating func dropFullChunks() {
    droppedCount += full.count << Chunk.shift
    full.removeAll(keepingCapacity: true)
  }

  /// Forgets full chunks at the beginning, as long as at least so many events are left.
  public mutating func dropFullChunks(keeping count: Int) {
    let surplus = (self.count - droppedCount - max(count, 0)) >> Chunk.shift
    guard surplus > 0 else { return }
    let dropped = Swift.min(surplus, full.count)
    full.removeFirst(dropped)
    droppedCount += dropped << Chunk.shift
  }

  /// Memory that the events occupy without names, text and frame bytes, in bytes.
  public var footprintBytes: Int {
    full.reduce(last.footprintBytes) { $0 + $1.footprintBytes }
  }
}

// MARK: - Staging

/// A reader of files meets the rare keys of an event before the event is complete: it stages them, and either appends the
/// event or discards them.
extension History {
  /// Makes room for one event and its extras in one chunk.
  @inline(__always)
  public mutating func prepare() {
    if last.events.count == Chunk.capacity { seal() }
  }

  /// Stages a number for the event that is appended next.
  public mutating func stage(_ key: ExtraKey, _ value: Int64) {
    last.extras.append(Extra(index: last.events.count, key: key, value: value))
    stagedCount += 1
  }

  /// Stages text or bytes for the event that is appended next.
  public mutating func stage(_ key: ExtraKey, bytes: some Collection<UInt8>) {
    let start = last.bytes.count
    last.bytes.append(contentsOf: bytes)
    stage(key, Extra.value(of: start..<last.bytes.count))
  }

  /// Stages numbers for the event that is appended next.
  public mutating func stage(_ key: ExtraKey, numbers: some Collection<Int64>) {
    let start = last.numbers.count
    last.numbers.append(contentsOf: numbers)
    stage(key, Extra.value(of: start..<last.numbers.count))
  }

  /// What is staged for the event that is appended next.
  public var staged: ArraySlice<Extra> { last.extras.suffix(stagedCount) }

  /// Forgets what was staged.
  public mutating func discardStaged() {
    last.extras.removeLast(stagedCount)
    stagedCount = 0
  }

  /// Marks the event that was just appended, and puts its extras into canonical order.
  private mutating func settleStaged() {
    let index = last.events.count - 1
    last.events[index].hasExtras = true
    let first = last.extras.count - stagedCount
    if stagedCount > 1 { last.extras[first...].sort { $0.key.rawValue < $1.key.rawValue } }
    stagedCount = 0
  }
}

import Events
import Frames

/// For every event of a history the frames that its objects carry.
///
/// An object carries the first bytes that an event about it says since it began; where none does, it carries what its parent
/// carries.
struct FrameIndex: HistoryIndex {
  private let first: Int
  /// For each event the number of a frame, ``none``, or below it the number of a list of frames.
  private var carried: ContiguousArray<Int32> = []
  private var lists: [[Int32]] = []
  private var frames: ContiguousArray<Recorded> = []
  private var pass = Pass()

  private static let none: Int32 = -1

  /// Where the bytes of a frame are, and where its headers are in them.
  struct Recorded: Sendable {
    /// The index of the event that says the bytes.
    var index: Int
    /// The bytes in the chunk of that event.
    var range: Range<Int>
    var headers: FrameHeaders
  }

  /// Nothing is known of a history yet.
  init(_ history: History) { first = history.droppedCount }

  /// Up to which event the frames are known.
  var end: Int { first + carried.count }

  /// Looks at the events up to one; the calls must be known as far.
  mutating func extend(_ history: History, _ calls: CallIndex, to newEnd: Int) {
    if carried.isEmpty { carried.reserveCapacity(history.count - first) }
    var index = end
    carried.append(contentsOf: repeatElement(FrameIndex.none, count: newEnd - index))
    var pass = pass
    self.pass = Pass()
    pass.ethernet = history.lexicon.knownWord("eth")
    while index < newEnd {
      let chunk = history.chunk(of: index)
      let start = (index - first) & (Chunk.capacity - 1)
      var cursor = chunk.firstExtra(from: start)
      for offset in start..<min(chunk.events.count, start + newEnd - index) {
        add(chunk, offset, index, &cursor, &pass)
        if chunk.events[offset].kind == .leave, chunk.events[offset].object == .none,
          let enter = calls.partner(of: index)
        {
          note(history.objects(of: enter), index, pass)
        }
        index += 1
      }
    }
    self.pass = pass
  }

  /// Calls `body` with each frame that the objects of an event carry, until it answers `true`.
  @inline(__always)
  func visit(_ index: Int, _ body: (Recorded) -> Bool) -> Bool {
    let number = carried[index - first]
    if number >= 0 { return body(frames[Int(number)]) }
    guard number != FrameIndex.none else { return false }
    return lists[Int(-number) - 2].contains { body(frames[Int($0)]) }
  }

  // MARK: - The pass

  /// What is known of an object on the way.
  private struct Carrier: BitwiseCopyable, Sendable {
    var frame = FrameIndex.none
    var parent = ObjectID.none
  }

  private struct Pass: Sendable {
    var carriers = FlatTable<Carrier>(filler: Carrier())
    /// The word for bytes that begin with a header of Ethernet, if the trace has it.
    var ethernet: Word?

    /// The number of the frame that an object carries.
    func frame(of object: ObjectID) -> Int32 {
      var way = Ancestry(of: object)
      while way.object != .none, let carrier = carriers[UInt64(way.object.rawValue)] {
        if carrier.frame >= 0 { return carrier.frame }
        way.climb(to: carrier.parent)
      }
      return FrameIndex.none
    }
  }

  @inline(__always)
  private mutating func add(
    _ chunk: Chunk, _ offset: Int, _ index: Int, _ cursor: inout Int, _ pass: inout Pass
  ) {
    let event = chunk.events[offset]
    guard event.object != .none else { return }
    let (parent, frame) = event.hasExtras ? read(chunk, offset, index, &cursor, pass) : (.none, nil)
    let objects = event.object.isList ? chunk.objects(of: offset) : [event.object]
    for object in objects {
      guard event.life == .new || parent != .none || frame != nil else { break }
      pass.carriers.update(UInt64(object.rawValue)) { carrier in
        if event.life == .new { carrier = Carrier() }
        if parent != .none { carrier.parent = parent }
        if let frame, carrier.frame < 0 { carrier.frame = frame }
        return true
      }
    }
    note(objects, index, pass)
  }

  /// The parent that an event names, and the number of the frame that it says.
  private mutating func read(
    _ chunk: Chunk, _ offset: Int, _ index: Int, _ cursor: inout Int, _ pass: Pass
  ) -> (ObjectID, Int32?) {
    var (parent, frame): (ObjectID, Int32?) = (.none, nil)
    // The link stands before the bytes in canonical order.
    var isEthernet = true
    while cursor < chunk.extras.count, Int(chunk.extras[cursor].index) < offset { cursor += 1 }
    while cursor < chunk.extras.count, Int(chunk.extras[cursor].index) == offset {
      let extra = chunk.extras[cursor]
      if extra.key == .of { parent = ObjectID(rawValue: UInt32(truncatingIfNeeded: extra.value)) }
      if extra.key == .link { isEthernet = extra.value == pass.ethernet?.code }
      if extra.key == .hex || extra.key == .data, frame == nil {
        let headers =
          isEthernet ? FrameHeaders(Array(chunk.bytes[extra.range])) : FrameHeaders()
        frames.append(Recorded(index: index, range: extra.range, headers: headers))
        frame = Int32(truncatingIfNeeded: frames.count - 1)
      }
      cursor += 1
    }
    return (parent, frame)
  }

  /// Remembers what the objects of an event carry behind it.
  private mutating func note(_ objects: [ObjectID], _ index: Int, _ pass: Pass) {
    if objects.count == 1 { return carried[index - first] = pass.frame(of: objects[0]) }
    var numbers: [Int32] = []
    for object in objects {
      let frame = pass.frame(of: object)
      if frame >= 0, !numbers.contains(frame) { numbers.append(frame) }
    }
    guard numbers.count > 1 else { return carried[index - first] = numbers.first ?? -1 }
    lists.append(numbers)
    carried[index - first] = Int32(truncatingIfNeeded: -lists.count - 1)
  }
}

/// What is to happen, in the order of time; ties are broken by the order in which it was planned (DESIGN D4).
///
/// A binary heap of values. The number of things planned at one time is small (a card, a cable, a few stimuli), and
/// in this range a heap of flat values beats every structure that keeps more order (docs/performance.md).
public struct Agenda<Work: BitwiseCopyable & Sendable>: Sendable {
  /// One thing to do.
  public struct Item: BitwiseCopyable, Sendable {
    /// When, in nanoseconds.
    public var time: Int64
    /// The how-manieth thing that was planned.
    public var order: UInt64
    /// What.
    public var work: Work

    @inlinable
    init(time: Int64, order: UInt64, work: Work) {
      self.time = time
      self.order = order
      self.work = work
    }

    @inlinable
    static func < (a: Item, b: Item) -> Bool {
      a.time < b.time || (a.time == b.time && a.order < b.order)
    }
  }

  @usableFromInline var heap: ContiguousArray<Item> = []
  @usableFromInline var planned: UInt64 = 0

  /// An agenda with nothing on it.
  @inlinable
  public init() {}

  /// How many things are to be done.
  @inlinable
  public var count: Int { heap.count }

  /// What comes next, or `nil`.
  @inlinable
  public var first: Item? { heap.first }

  /// Plans `work` for a time.
  @inlinable
  public mutating func plan(_ work: Work, at time: Int64) {
    putBack(Item(time: time, order: planned, work: work))
    planned &+= 1
  }

  /// Plans again what was taken, at its old place.
  @inlinable
  public mutating func putBack(_ item: Item) {
    heap.append(item)
    heap.withUnsafeMutableBufferPointer { items in
      var hole = items.count &- 1
      while hole > 0 {
        let parent = (hole &- 1) >> 1
        guard item < items[parent] else { break }
        items[hole] = items[parent]
        hole = parent
      }
      items[hole] = item
    }
  }

  /// Takes what comes next, or `nil`.
  @inlinable
  public mutating func take() -> Item? {
    guard let moved = heap.popLast() else { return nil }
    if heap.isEmpty { return moved }
    return heap.withUnsafeMutableBufferPointer { items in
      let top = items[0]
      let hole = Agenda.sink(in: items, under: moved)
      items[hole] = moved
      return top
    }
  }

  /// Moves smaller children up from the root until `moved` fits, and returns where it fits.
  @inlinable
  static func sink(in items: UnsafeMutableBufferPointer<Item>, under moved: Item) -> Int {
    var hole = 0
    while true {
      var child = hole &* 2 &+ 1
      if child >= items.count { return hole }
      if child &+ 1 < items.count, items[child &+ 1] < items[child] { child &+= 1 }
      if !(items[child] < moved) { return hole }
      items[hole] = items[child]
      hole = child
    }
  }

  /// Forgets everything.
  @inlinable
  public mutating func clear() { heap.removeAll(keepingCapacity: true) }
}

/// What is to happen, in the order of time; ties are broken by the order in which it was planned (DESIGN D4).
///
/// A binary heap of values. The number of things planned at one time is small (a card, a cable, a few stimuli), and
/// in this range a heap of flat values beats every structure that keeps more order (docs/performance.md).
///
/// What is taken mostly plans what follows from it. So taking leaves the root empty, and the next plan sinks from there:
/// one walk through the heap for the two.
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

    /// Time and order as one number, which is compared without a branch.
    @inlinable
    var key: Int128 { Int128(time) &<< 64 | Int128(order) }

    @inlinable
    static func < (a: Item, b: Item) -> Bool { a.key < b.key }
  }

  @usableFromInline var heap: ContiguousArray<Item> = []
  /// Whether the root was taken, and nothing stands in its place yet.
  @usableFromInline var isRootTaken = false
  @usableFromInline var planned: UInt64 = 0

  /// An agenda with nothing on it.
  @inlinable
  public init() {}

  /// How many things are to be done.
  @inlinable
  public var count: Int { isRootTaken ? heap.count - 1 : heap.count }

  /// What comes next, or `nil`.
  @inlinable
  public var first: Item? {
    guard isRootTaken else { return heap.first }
    guard heap.count > 2 else { return heap.count == 2 ? heap[1] : nil }
    return heap[2] < heap[1] ? heap[2] : heap[1]
  }

  /// Everything that is to be done, in no order.
  var items: ContiguousArray<Item>.SubSequence { isRootTaken ? heap.dropFirst() : heap[...] }

  /// Plans `work` for a time.
  @inlinable
  public mutating func plan(_ work: Work, at time: Int64) {
    putBack(Item(time: time, order: planned, work: work))
    planned &+= 1
  }

  /// Plans again what was taken, at its old place.
  @inlinable
  public mutating func putBack(_ item: Item) {
    guard !isRootTaken else {
      isRootTaken = false
      return sink(item)
    }
    heap.append(item)
    heap.withUnsafeMutableBufferPointer { items in
      Agenda.rise(item, in: items, from: items.count &- 1)
    }
  }

  /// Takes what comes next, or `nil`.
  @inlinable
  public mutating func take() -> Item? {
    if isRootTaken { fillRoot() }
    guard let first = heap.first else { return nil }
    isRootTaken = true
    return first
  }

  /// Forgets everything.
  @inlinable
  public mutating func clear() {
    heap.removeAll(keepingCapacity: true)
    isRootTaken = false
  }
}

// MARK: - The heap

extension Agenda {
  /// Puts the last item in the place of the root, and from there where it belongs.
  @inlinable
  mutating func fillRoot() {
    isRootTaken = false
    let last = heap.removeLast()
    if !heap.isEmpty { sink(last) }
  }

  /// Puts an item where it belongs, while the root is free.
  ///
  /// What is planned is mostly later than most of what is there. So the free place goes down to a leaf first, with one
  /// comparison a level and no branch on its result, and the item rises from there.
  @inlinable
  mutating func sink(_ item: Item) {
    heap.withUnsafeMutableBufferPointer { items in
      Agenda.rise(item, in: items, from: Agenda.leaf(of: items))
    }
  }

  /// Moves earlier children up from the free root, and returns the place that is free then.
  @inlinable
  static func leaf(of items: UnsafeMutableBufferPointer<Item>) -> Int {
    var hole = 0
    var child = 1
    while child < items.count &- 1 {
      child &+= items[child &+ 1] < items[child] ? 1 : 0
      items[hole] = items[child]
      hole = child
      child = hole &* 2 &+ 1
    }
    guard child < items.count else { return hole }
    items[hole] = items[child]
    return child
  }

  /// Puts an item where it belongs between a free place and the root.
  @inlinable
  static func rise(
    _ item: Item, in items: UnsafeMutableBufferPointer<Item>, from place: Int
  ) {
    var hole = place
    while hole > 0 {
      let parent = (hole &- 1) >> 1
      guard item < items[parent] else { break }
      items[hole] = items[parent]
      hole = parent
    }
    items[hole] = item
  }
}

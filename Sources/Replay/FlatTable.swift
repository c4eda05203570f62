/// Values by a number, in one piece of memory: cheap to copy when nothing changes, and without an order that could leak.
///
/// Open addressing with linear probing, at most half full; a removed entry pulls its followers forward. A checkpoint
/// shares the memory until one side changes.
struct FlatTable<Value: BitwiseCopyable & Sendable>: Sendable {
  private struct Slot: BitwiseCopyable, Sendable {
    var key: UInt64
    var value: Value
  }

  /// A key that no entry has.
  private static var vacant: UInt64 { UInt64.max }

  private var slots: ContiguousArray<Slot>
  private(set) var count = 0
  private let filler: Value

  init(filler: Value) {
    self.filler = filler
    slots = ContiguousArray(repeating: Slot(key: FlatTable.vacant, value: filler), count: 16)
  }

  /// Memory in bytes.
  var footprintBytes: Int { slots.count * MemoryLayout<Slot>.stride }

  /// Where a key is, or would be.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[index].key != key, slots[index].key != FlatTable.vacant {
      index = (index &+ 1) & mask
    }
    return index
  }

  /// The value of a key, or `nil`.
  @inline(__always)
  subscript(key: UInt64) -> Value? {
    let slot = slots[place(of: key)]
    return slot.key == key ? slot.value : nil
  }

  /// Changes the value of a key in place, which is made if it is missing; `body` gives whether the entry stays.
  @inline(__always)
  mutating func update(_ key: UInt64, _ body: (inout Value) -> Bool) {
    var index = place(of: key)
    if slots[index].key != key {
      if (count &+ 1) &* 2 > slots.count {
        grow()
        index = place(of: key)
      }
      slots[index].key = key
      slots[index].value = filler
      count &+= 1
    }
    if !body(&slots[index].value) { removeSlot(index) }
  }

  /// Changes the value of a key in place, if there is one.
  @inline(__always)
  mutating func updateIfPresent(_ key: UInt64, _ body: (inout Value) -> Bool) {
    let index = place(of: key)
    guard slots[index].key == key else { return }
    if !body(&slots[index].value) { removeSlot(index) }
  }

  /// Gives a key a value.
  @inline(__always)
  mutating func set(_ key: UInt64, _ value: Value) {
    update(key) {
      $0 = value
      return true
    }
  }

  private mutating func removeSlot(_ removed: Int) {
    let mask = slots.count &- 1
    var hole = removed
    var index = (hole &+ 1) & mask
    while slots[index].key != FlatTable.vacant {
      let home = Int(truncatingIfNeeded: (slots[index].key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
      if (index &- home) & mask >= (index &- hole) & mask {
        slots[hole] = slots[index]
        hole = index
      }
      index = (index &+ 1) & mask
    }
    slots[hole].key = FlatTable.vacant
    count &-= 1
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(
      repeating: Slot(key: FlatTable.vacant, value: filler), count: old.count * 2)
    for slot in old where slot.key != FlatTable.vacant { slots[place(of: slot.key)] = slot }
  }

  /// All keys in their order.
  var keys: ContiguousArray<UInt64> {
    var keys: ContiguousArray<UInt64> = []
    guard count > 0 else { return keys }
    keys.reserveCapacity(count)
    for slot in slots where slot.key != FlatTable.vacant { keys.append(slot.key) }
    keys.sort()
    return keys
  }

  /// All entries, ordered by key.
  var sorted: [(key: UInt64, value: Value)] {
    var entries = unordered
    entries.sort { $0.key < $1.key }
    return entries
  }

  /// All entries, ordered by something that differs from value to value.
  func sorted(by order: (Value) -> UInt32) -> [(key: UInt64, value: Value)] {
    var entries = unordered
    entries.sort { order($0.value) < order($1.value) }
    return entries
  }

  private var unordered: [(key: UInt64, value: Value)] {
    var entries: [(key: UInt64, value: Value)] = []
    guard count > 0 else { return entries }
    entries.reserveCapacity(count)
    for slot in slots where slot.key != FlatTable.vacant { entries.append((slot.key, slot.value)) }
    return entries
  }
}

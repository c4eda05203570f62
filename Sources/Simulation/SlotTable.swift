/// Values that live in numbered slots which are used again.
///
/// Simulated objects come and go by the million while few are alive; a slot makes them cheap to find, and the object id
/// that a handle carries beside it, which is never used again, tells a live object from a dead one.
struct SlotTable<Value: Sendable>: Sendable {
  private(set) var slots: ContiguousArray<Value> = []
  /// The slots that were given back and not used again, in the order in which they were given back.
  private(set) var vacant: ContiguousArray<Int32> = []

  /// How many slots are in use.
  var count: Int { slots.count - vacant.count }

  subscript(slot: Int32) -> Value {
    _read { yield slots[Int(slot)] }
    _modify { yield &slots[Int(slot)] }
  }

  mutating func insert(_ value: Value) -> Int32 {
    if let slot = vacant.popLast() {
      slots[Int(slot)] = value
      return slot
    }
    slots.append(value)
    return Int32(slots.count - 1)
  }

  /// The values whose slots are in use, in the order of the slots.
  var occupied: [Value] { places.map { slots[$0] } }

  /// The indices of ``slots`` that are in use, in order.
  var places: [Int] {
    guard count > 0 else { return [] }
    guard !vacant.isEmpty else { return Array(slots.indices) }
    guard slots.count <= UInt64.bitWidth else {
      let unused = Set(vacant)
      return slots.indices.filter { !unused.contains(Int32($0)) }
    }
    var unused: UInt64 = 0
    for slot in vacant { unused |= 1 << UInt64(slot) }
    return slots.indices.filter { unused >> UInt64($0) & 1 == 0 }
  }

  /// Gives a slot back; its value stays readable until the slot is used again.
  mutating func remove(_ slot: Int32) { vacant.append(slot) }
}

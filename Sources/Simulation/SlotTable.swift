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
  var occupied: [Value] {
    var occupied: [Value] = []
    forEachPlace { occupied.append(slots[$0]) }
    return occupied
  }

  /// Calls `body` with the indices of ``slots`` that are in use, in order.
  @inline(__always)
  func forEachPlace(_ body: (Int) -> Void) {
    guard count > 0 else { return }
    guard !vacant.isEmpty else { return slots.indices.forEach(body) }
    guard slots.count <= UInt64.bitWidth else {
      let unused = Set(vacant)
      return slots.indices.forEach { if !unused.contains(Int32($0)) { body($0) } }
    }
    var unused: UInt64 = 0
    for slot in vacant { unused |= 1 << UInt64(slot) }
    for place in slots.indices where unused >> UInt64(place) & 1 == 0 { body(place) }
  }

  /// Gives a slot back; its value stays readable until the slot is used again.
  mutating func remove(_ slot: Int32) { vacant.append(slot) }
}

/// Finds the number of a name by its bytes, without making a string of it.
///
/// Open addressing, at most half full. One table for each kind of name; it holds a copy of the names' bytes.
struct NameTable: Sendable {
  private struct Slot: BitwiseCopyable, Sendable {
    var hash: UInt64 = 0
    var start: Int32 = 0
    var count: Int32 = -1
    var number: UInt32 = 0
  }

  private var slots = ContiguousArray(repeating: Slot(), count: 64)
  private var bytes: ContiguousArray<UInt8> = []
  private(set) var count = 0

  /// The number of a name, or `nil`.
  @inline(__always)
  func number(of name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let hash = NameTable.hash(name)
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].count >= 0 {
      if slots[index].hash == hash, matches(slots[index], name) { return slots[index].number }
      index = (index &+ 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func matches(_ slot: Slot, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(slot.count) == name.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      let own = UnsafeRawBufferPointer(name)
      var index = 0
      while index &+ 8 <= name.count {
        let stored = bytes.loadUnaligned(
          fromByteOffset: Int(slot.start) &+ index, as: UInt64.self)
        if stored != own.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
        index &+= 8
      }
      while index < name.count {
        if bytes[Int(slot.start) &+ index] != own[index] { return false }
        index &+= 1
      }
      return true
    }
  }

  /// Adds a name; the caller has made sure that it is new.
  mutating func insert(_ name: UnsafeBufferPointer<UInt8>, _ number: UInt32) {
    if (count + 1) * 2 > slots.count { grow() }
    let start = bytes.count
    bytes.append(contentsOf: name)
    place(
      Slot(
        hash: NameTable.hash(name), start: Int32(start), count: Int32(name.count),
        number: number))
    count += 1
  }

  /// Adds a name; the caller has made sure that it is new.
  mutating func insert(_ name: String, _ number: UInt32) {
    var name = name
    name.withUTF8 { insert($0, number) }
  }

  private mutating func place(_ slot: Slot) {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: slot.hash) & mask
    while slots[index].count >= 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.count >= 0 { place(slot) }
  }

  /// Mixes every byte and the length; eight bytes at a time, the last eight overlapping.
  @inline(__always)
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(name)
    var hash = UInt64(truncatingIfNeeded: name.count) &* 0x9E37_79B9_7F4A_7C15
    guard name.count >= 8 else {
      var rest: UInt64 = 0
      for byte in name { rest = rest << 8 | UInt64(byte) }
      return mixed(hash ^ rest)
    }
    var index = 0
    while index &+ 8 < name.count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index &+= 8
    }
    return mixed(hash ^ raw.loadUnaligned(fromByteOffset: name.count &- 8, as: UInt64.self))
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

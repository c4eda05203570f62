/// The keys of an event line, in their canonical order.
enum TraceKey: UInt8, CaseIterable {
  case t, s, e, c, th, irql, call, implements, from, to, at, edge, bind, adp, mod
  case obj, of, own, life, refs, st, sts, ret, q, op, pos, qlen, pool, used, ctr, reg, val
  case len, off, look, n, flags, oid, arg, mem, dir, how, why, loc, mode, cp, value, code, p
  case cause, link, data, hex, note, x

  /// The key as it stands in a file.
  var word: String { self == .implements ? "as" : String(describing: self) }

  /// One bit a key.
  @inline(__always)
  var bit: UInt64 { 1 << UInt64(rawValue) }
}

/// Finds a key by its bytes in a few instructions: keys are short, so one 64-bit number holds one.
struct TraceKeyTable: Sendable {
  private let multiplier: UInt64
  private let packed: ContiguousArray<UInt64>
  private let keys: ContiguousArray<TraceKey>

  init() {
    let all = TraceKey.allCases.map { (TraceKeyTable.pack($0.word), $0) }
    var candidate: UInt64 = 0x9E37_79B9_7F4A_7C15
    while !TraceKeyTable.isPerfect(candidate, all.map(\.0)) {
      candidate = candidate &* 0xBF58_476D_1CE4_E5B9 | 1
    }
    var packed = ContiguousArray<UInt64>(repeating: 0, count: 1_024)
    var keys = ContiguousArray<TraceKey>(repeating: .t, count: 1_024)
    for (number, key) in all {
      packed[TraceKeyTable.slot(number, candidate)] = number
      keys[TraceKeyTable.slot(number, candidate)] = key
    }
    multiplier = candidate
    self.packed = packed
    self.keys = keys
  }

  /// The key with these bytes, or `nil`.
  @inline(__always)
  subscript(_ name: JSONScanner.Text, end end: UnsafePointer<UInt8>) -> TraceKey? {
    guard name.count <= 7, name.count > 0 else { return nil }
    let number = TraceKeyTable.pack(name, end)
    let slot = TraceKeyTable.slot(number, multiplier)
    return packed[slot] == number ? keys[slot] : nil
  }

  /// The bytes as one number; read at once where eight of them are there.
  @inline(__always)
  private static func pack(_ name: JSONScanner.Text, _ end: UnsafePointer<UInt8>) -> UInt64 {
    if end - name.start >= 8 {
      let word = UnsafeRawPointer(name.start).loadUnaligned(as: UInt64.self)
      return word & (1 << UInt64(name.count &* 8) &- 1)
    }
    var number: UInt64 = 0
    for index in stride(from: name.count - 1, through: 0, by: -1) {
      number = number << 8 | UInt64(name.start[index])
    }
    return number
  }

  private static func pack(_ text: String) -> UInt64 {
    text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  @inline(__always)
  private static func slot(_ number: UInt64, _ multiplier: UInt64) -> Int {
    Int(truncatingIfNeeded: (number &* multiplier) >> 54)
  }

  /// Whether no two keys share a slot.
  private static func isPerfect(_ multiplier: UInt64, _ numbers: [UInt64]) -> Bool {
    Set(numbers.map { slot($0, multiplier) }).count == numbers.count
  }
}

/// 128 bits that stand for a state of the machine: equal states have equal digests on every computer.
///
/// Two states are equal if they lead to the same events from here on, but for the numbers of objects and events and the time on
/// the clock. So objects are told apart by the order in which they are met, times count from now, and what is only ever recorded,
/// such as the sequence number of a cause, is not looked at.
///
/// The machine is fed first, then what the rules remember of the way to it; both know the objects by the same order.
///
/// Different states have different digests but for bad luck: among a hundred million states, two of them agree with a
/// probability of less than 10^-22.
public struct StateDigest: Sendable {
  @usableFromInline var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  @usableFromInline var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  @usableFromInline var met = MetObjects()
  /// The time on the clock.
  @usableFromInline let now: Int64

  /// A digest of nothing yet, at a time.
  public init(now: Int64) { self.now = now }

  /// What was added so far, as one number.
  public var value: UInt128 { UInt128(high) << 64 | UInt128(low) }

  /// Adds a number.
  @inlinable
  public mutating func add(_ number: some BinaryInteger) {
    mix(UInt64(truncatingIfNeeded: number))
  }

  /// Mixes 64 bits in.
  @inlinable @inline(__always)
  mutating func mix(_ bits: UInt64) {
    let product = (low ^ bits).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
    low = product.low ^ product.high &+ 0x9E37_79B9_7F4A_7C15
    let second = (high ^ (bits << 32 | bits >> 32))
      .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    high = second.low ^ second.high &+ 0xA076_1D64_78BD_642F
  }

  /// Adds a fact.
  @inlinable
  public mutating func add(_ fact: Bool) { add(fact ? 1 : 0) }

  /// Adds several facts at once.
  @inlinable
  public mutating func add<let count: Int>(facts: InlineArray<count, Bool>) {
    var bits = 1
    for place in facts.indices { bits = bits << 1 | (facts[place] ? 1 : 0) }
    add(bits)
  }

  /// Adds a status or another word.
  @inlinable
  public mutating func add(_ word: Word) { add(word.rawValue) }

  /// Adds bytes, eight at a time.
  @inlinable
  public mutating func add(bytes: some Collection<UInt8>) {
    add(bytes.count)
    var word: UInt64 = 0
    var count = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      count += 1
      guard count == 8 else { continue }
      mix(word)
      (word, count) = (0, 0)
    }
    if count > 0 { mix(word) }
  }

  /// Adds text.
  public mutating func add(_ text: String) { add(bytes: text.utf8) }

  /// Adds a time, counted from now.
  @inlinable
  public mutating func add(time: Int64) { add(time &- now) }

  /// Adds a time until which something is so; that it is over is all that counts.
  @inlinable
  public mutating func add(until time: Int64) { add(max(time &- now, 0)) }

  /// Adds an object: its kind, and whether it was met before.
  public mutating func add(_ object: ObjectID) {
    guard object != .none else { return add(0) }
    add(object.kind.rawValue)
    add(met.number(of: object))
  }

  /// Adds things in their order.
  @inlinable
  public mutating func add<Item>(
    _ items: some Collection<Item>, _ feed: (Item, inout StateDigest) -> Void
  ) {
    add(items.count)
    guard !items.isEmpty else { return }
    for item in items { feed(item, &self) }
  }

  /// Whether an object was met before.
  public func hasMet(_ object: ObjectID) -> Bool { met.place(of: object) != nil }

  /// What was met stands before what was not, in the order of meeting; the rest in the order of making.
  public func rank(of object: ObjectID) -> UInt64 {
    let place = met.place(of: object) ?? Int(UInt32.max)
    return UInt64(truncatingIfNeeded: place) << 32 | UInt64(object.rawValue)
  }
}

/// The objects that a digest has met, in order.
///
/// Mostly there are few, and looking along a short list is quicker than a table.
@usableFromInline
struct MetObjects: Sendable {
  private var first: ContiguousArray<ObjectID> = []
  /// The places of those behind the first ones.
  private var others: [ObjectID: Int] = [:]

  @usableFromInline
  init() { first.reserveCapacity(MetObjects.firstCountMax) }

  private static let firstCountMax = 48

  /// The how-manieth object that was met this one is, or `nil`.
  func place(of object: ObjectID) -> Int? {
    first.firstIndex(of: object) ?? (others.isEmpty ? nil : others[object])
  }

  /// The how-manieth object that was met this one is; it is met now at the latest.
  @usableFromInline
  mutating func number(of object: ObjectID) -> Int {
    if let known = place(of: object) { return known }
    let number = first.count + others.count
    if number < MetObjects.firstCountMax { first.append(object) } else { others[object] = number }
    return number
  }
}

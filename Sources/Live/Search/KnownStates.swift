/// The states that a search knows, each with the best ways in which it was reached.
///
/// Every state that is met is looked up here, so it is a flat table by the digest, whose bits are as good as chance: open
/// addressing with linear probing, at most half full. Few states have several best ways; those stand beside.
public struct KnownStates: Sendable {
  private var slots: ContiguousArray<Slot>
  /// The ways into a state beside the one in its slot.
  private var others: [UInt128: [SearchArrival]] = [:]
  /// How many states there are.
  private(set) var count = 0

  private struct Slot: BitwiseCopyable, Sendable {
    var digest: UInt128 = 0
    /// The events and steps of the first way; -1 where no state stands.
    var eventCount: Int32 = -1
    var stepCount: Int32 = 0

    var isVacant: Bool { eventCount < 0 }
    var arrival: SearchArrival {
      SearchArrival(eventCount: Int(eventCount), stepCount: Int(stepCount))
    }

    mutating func reach(_ arrival: SearchArrival) {
      eventCount = Int32(clamping: arrival.eventCount)
      stepCount = Int32(clamping: arrival.stepCount)
    }
  }

  /// No state.
  init() { slots = ContiguousArray(repeating: Slot(), count: 64) }

  /// All of them in the order of their digests, with the best ways.
  var sorted: [(digest: UInt128, arrivals: [SearchArrival])] {
    var sorted: [(digest: UInt128, arrivals: [SearchArrival])] = []
    sorted.reserveCapacity(count)
    for slot in slots where !slot.isVacant {
      sorted.append((slot.digest, [slot.arrival] + (others[slot.digest] ?? [])))
    }
    sorted.sort { $0.digest < $1.digest }
    return sorted
  }

  /// Takes over the states of another table.
  mutating func merge(_ other: KnownStates) {
    for (digest, arrivals) in other.sorted {
      for arrival in arrivals { note(digest, arrival) }
    }
  }

  /// Whether a state is known to be reached as early and with as few steps.
  func has(_ digest: UInt128, asGoodAs arrival: SearchArrival) -> Bool {
    let slot = slots[place(of: digest)]
    guard !slot.isVacant else { return false }
    if slot.arrival.isAsGood(as: arrival) { return true }
    return !others.isEmpty && others[digest]?.contains { $0.isAsGood(as: arrival) } ?? false
  }

  /// Notes how a state was reached; `false` if it had been reached as early and with as few steps.
  @discardableResult
  mutating func note(_ digest: UInt128, _ arrival: SearchArrival) -> Bool {
    let place = place(of: digest)
    guard !slots[place].isVacant else {
      add(digest, arrival, at: place)
      return true
    }
    guard !has(digest, asGoodAs: arrival) else { return false }
    var rest = (others[digest] ?? []).filter { !arrival.isAsGood(as: $0) }
    if arrival.isAsGood(as: slots[place].arrival) {
      slots[place].reach(arrival)
    } else {
      rest.append(arrival)
    }
    if !rest.isEmpty || !others.isEmpty { others[digest] = rest.isEmpty ? nil : rest }
    return true
  }

  private mutating func add(_ digest: UInt128, _ arrival: SearchArrival, at place: Int) {
    slots[place].digest = digest
    slots[place].reach(arrival)
    count += 1
    if count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: Slot(), count: old.count * 2)
    for slot in old where !slot.isVacant { slots[place(of: slot.digest)] = slot }
  }

  /// Where a state stands, or would stand.
  private func place(of digest: UInt128) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: digest) & mask
    while !slots[place].isVacant, slots[place].digest != digest { place = (place + 1) & mask }
    return place
  }
}

/// How a state was reached.
public struct SearchArrival: Equatable, Sendable {
  /// How many events lie before it.
  public let eventCount: Int
  /// How many answers and stimuli of the search.
  public let stepCount: Int

  /// Whether whatever can be reached from there is reached as well from here, and not later.
  func isAsGood(as other: SearchArrival) -> Bool {
    eventCount <= other.eventCount && stepCount <= other.stepCount
  }
}

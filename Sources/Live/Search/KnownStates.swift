/// The states that a search knows, each with the earliest way in which it was reached with so many steps.
///
/// Every state that is met is looked up here, so it is a flat table by the digest, whose bits are as good as chance: open
/// addressing with linear probing, at most half full. The ways into one state have slots of their own, close together.
public struct KnownStates: Sendable {
  private var slots: ContiguousArray<Slot>
  /// How many slots are taken.
  private var wayCount = 0
  /// How many states there are.
  private(set) var count = 0

  private struct Slot: BitwiseCopyable, Sendable {
    var digest: UInt128 = 0
    /// The events and steps of the way; -1 where none stands.
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

  /// All of them in the order of their digests, with the ways there by their steps.
  var sorted: [(digest: UInt128, arrivals: [SearchArrival])] {
    var ways = slots.filter { !$0.isVacant }
    ways.sort { ($0.digest, $0.stepCount) < ($1.digest, $1.stepCount) }
    var sorted: [(digest: UInt128, arrivals: [SearchArrival])] = []
    sorted.reserveCapacity(count)
    for way in ways {
      if let last = sorted.last, last.digest == way.digest {
        sorted[sorted.count - 1].arrivals.append(way.arrival)
      } else {
        sorted.append((way.digest, [way.arrival]))
      }
    }
    return sorted
  }

  /// Takes over the states of another table.
  mutating func merge(_ other: KnownStates) {
    for slot in other.slots where !slot.isVacant { note(slot.digest, slot.arrival) }
  }

  /// Whether a state is known to be reached as early, with as many steps.
  func has(_ digest: UInt128, asGoodAs arrival: SearchArrival) -> Bool {
    let slot = slots[place(of: digest, arrival.stepCount)]
    return !slot.isVacant && slot.arrival.isAsGood(as: arrival)
  }

  /// Notes how a state was reached; `false` if it had been reached as early, with as many steps.
  @discardableResult
  mutating func note(_ digest: UInt128, _ arrival: SearchArrival) -> Bool {
    let place = place(of: digest, arrival.stepCount)
    guard slots[place].isVacant else {
      guard !slots[place].arrival.isAsGood(as: arrival) else { return false }
      slots[place].reach(arrival)
      return true
    }
    if !knows(digest) { count += 1 }
    slots[place].digest = digest
    slots[place].reach(arrival)
    wayCount += 1
    if wayCount * 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: Slot(), count: old.count * 2)
    for slot in old where !slot.isVacant {
      slots[place(of: slot.digest, Int(slot.stepCount))] = slot
    }
  }

  /// Whether any way leads to a state.
  private func knows(_ digest: UInt128) -> Bool {
    var place = firstPlace(of: digest)
    while !slots[place].isVacant, slots[place].digest != digest { place = next(behind: place) }
    return !slots[place].isVacant
  }

  /// Where a way with so many steps into a state stands, or would stand.
  private func place(of digest: UInt128, _ stepCount: Int) -> Int {
    let steps = Int32(clamping: stepCount)
    var place = firstPlace(of: digest)
    while !slots[place].isVacant,
      slots[place].digest != digest || slots[place].stepCount != steps
    {
      place = next(behind: place)
    }
    return place
  }

  private func firstPlace(of digest: UInt128) -> Int {
    Int(truncatingIfNeeded: digest) & (slots.count - 1)
  }

  private func next(behind place: Int) -> Int { (place + 1) & (slots.count - 1) }
}

/// How a state was reached.
public struct SearchArrival: Equatable, Sendable {
  /// How many events lie before it.
  public let eventCount: Int
  /// How many answers and stimuli of the search.
  public let stepCount: Int

  /// Whether whatever can be reached from there is reached as well from here, and not later.
  ///
  /// Fewer steps are not as good: where the other run has none left, the scenario and the seed answer, and what they remember
  /// of their answers belongs to the states that come.
  func isAsGood(as other: SearchArrival) -> Bool {
    stepCount == other.stepCount && eventCount <= other.eventCount
  }
}

import Events

/// The events that a temporal pattern holds for.
struct QueryHits: Sendable {
  private let first: Int
  private var flags: ContiguousArray<Bool>

  init(_ history: History) {
    first = history.droppedCount
    flags = ContiguousArray(repeating: false, count: history.count - first)
  }

  subscript(index: Int) -> Bool {
    get { flags[index - first] }
    set { flags[index - first] = newValue }
  }
}

/// A temporal pattern, ready to be followed along a history.
///
/// Every event that satisfies the first half opens a wait. `then` holds for an event of the second half that ends a wait;
/// `without` holds for an event of the first half whose wait nothing ended. Where the second half says that one of its
/// fields is equal to one of the first event, the waits stand in a table by that value, so that a million sends and their
/// completions cost no more than a look into the table each.
struct QueryAutomaton: Sendable {
  let first: QueryCondition
  /// What the second half says about its event alone.
  let second: QueryCondition
  /// What else it says about both events.
  let both: QueryCondition?
  /// What is remembered of the first event.
  let captures: [QueryReading]
  let join: Join?
  let isWithout: Bool
  let limit: QueryTemporal.Limit
  let before: [QueryReading]
  let needs: QueryNeeds

  /// The second event's value that must be a remembered one.
  struct Join: Sendable {
    var reading: QueryReading
    var slot: Int
  }
}

/// The waits of an automaton on its way along a history.
struct QueryWaits {
  private let automaton: QueryAutomaton
  private(set) var hits: QueryHits
  private var waits: [Wait] = []
  /// The waits by the value of the join; all of them by 0 where there is none.
  private var open: [Int64: [Int]] = [:]

  private struct Wait {
    var index: Int
    var time: Int64
    var captured: [[Int64]]
    var isOver = false
  }

  init(_ automaton: QueryAutomaton, _ history: History) {
    self.automaton = automaton
    hits = QueryHits(history)
  }

  /// Takes the next event: first as the end of waits, then as the beginning of one.
  mutating func take(_ moment: QueryMoment, _ state: StackState) {
    if automaton.second.test(moment, state) { end(moment, state) }
    if automaton.first.test(moment, state) { begin(moment, state) }
  }

  /// Settles what still waits at the end of a history: it holds unless the limit lies behind the end.
  mutating func finish(lastIndex: Int, lastTime: Int64) {
    guard automaton.isWithout else { return }
    for wait in waits where !wait.isOver {
      let isSettled =
        switch automaton.limit {
        case .none: true
        case .time(let time): lastTime - wait.time > time
        case .events(let count): lastIndex - wait.index >= Int(count)
        }
      if isSettled { hits[wait.index] = true }
    }
  }

  private mutating func begin(_ moment: QueryMoment, _ state: StackState) {
    let captured = automaton.captures.map { $0.values(moment, state) }
    waits.append(Wait(index: moment.index, time: moment.event.time, captured: captured))
    let number = waits.count - 1
    for key in automaton.join.map({ captured[$0.slot] }) ?? [0] {
      // Without further conditions the latest wait is the nearest, so a `then` needs no other.
      if !automaton.isWithout, automaton.both == nil {
        open[key] = [number]
      } else {
        open[key, default: []].append(number)
      }
    }
  }

  private mutating func end(_ moment: QueryMoment, _ state: StackState) {
    for key in automaton.join.map({ $0.reading.values(moment, state) }) ?? [0] {
      guard let numbers = open[key] else { continue }
      open[key] =
        automaton.isWithout
        ? remaining(numbers, moment, state) : recent(numbers, moment, state)
    }
  }

  /// For `then`: the waits that are not too old; marks the event if it ends one of them.
  private mutating func recent(
    _ numbers: [Int], _ moment: QueryMoment, _ state: StackState
  ) -> [Int] {
    let recent = numbers.filter { isInTime(waits[$0], moment) }
    if recent.contains(where: { fits(waits[$0], moment, state) }) { hits[moment.index] = true }
    return recent
  }

  /// For `without`: the waits that the event does not end; those that it comes too late for have held.
  private mutating func remaining(
    _ numbers: [Int], _ moment: QueryMoment, _ state: StackState
  ) -> [Int] {
    numbers.filter { number in
      guard !waits[number].isOver else { return false }
      if !isInTime(waits[number], moment) {
        waits[number].isOver = true
        hits[waits[number].index] = true
        return false
      }
      waits[number].isOver = fits(waits[number], moment, state)
      return !waits[number].isOver
    }
  }

  private func isInTime(_ wait: Wait, _ moment: QueryMoment) -> Bool {
    switch automaton.limit {
    case .none: true
    case .time(let time): moment.event.time - wait.time <= time
    case .events(let count): moment.index - wait.index <= Int(count)
    }
  }

  private func fits(_ wait: Wait, _ moment: QueryMoment, _ state: StackState) -> Bool {
    guard let both = automaton.both else { return true }
    var moment = moment
    moment.captured = wait.captured
    return both.test(moment, state)
  }
}

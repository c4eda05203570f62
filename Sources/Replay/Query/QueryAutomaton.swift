import Events

/// The events that a temporal pattern holds for.
struct QueryHits: Sendable {
  private let first: Int
  private var flags: ContiguousArray<Bool> = []

  init(_ history: History) { first = history.droppedCount }

  /// Makes room for the events of a history that has grown.
  mutating func extend(_ history: History) {
    let missing = history.count - first - flags.count
    if missing > 0 { flags.append(contentsOf: repeatElement(false, count: missing)) }
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
  /// Whether a `without` stands in one of its halves: then what comes later changes what it has taken already.
  let isOfOpenEnds: Bool

  /// The second event's value that must be a remembered one.
  struct Join: Sendable {
    var reading: QueryReading
    var slot: Int
  }
}

/// The waits of an automaton on its way along a history.
///
/// Waits that remember the same values end together, so they stand in one group: of a `then` the latest one is enough, of
/// a `without` all are settled at once. An event of the second half costs as much as there are different remembered values,
/// not as there were events of the first half.
struct QueryWaits {
  private let automaton: QueryAutomaton
  private(set) var hits: QueryHits
  private var waits: [Wait] = []
  /// Behind which number the first wait stands that is not over; those before it need not be looked at again.
  private var overCount = 0
  /// The events that it holds for only as long as nothing more comes.
  private var provisional: [Int] = []
  /// The events before the one that was taken last for which it has come to hold, or does not hold any more.
  private var changed: [Int] = []
  /// The events that it held for before the history grew, and that are open again.
  private var reopened: Set<Int> = []
  /// The groups by the value of the join; all of them by 0 where there is none.
  private var open: [Int64: [[[Int64]]: Group]] = [:]

  private struct Wait {
    var index: Int
    var time: Int64
    var captured: [[Int64]]
    var isOver = false
  }

  /// Waits that remember the same, by their numbers, the oldest first.
  private struct Group {
    var numbers: [Int] = []
    /// How many of them are settled.
    var settledCount = 0
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

  /// Goes on with a history that has grown: what held because nothing more came is open again.
  mutating func resume(_ history: History) {
    hits.extend(history)
    for index in provisional { hits[index] = false }
    reopened.formUnion(provisional)
    provisional = []
  }

  /// Settles what still waits at the end of a history: it holds unless the limit lies behind the end.
  ///
  /// What has no limit holds as long as nothing more comes. It costs a look at each wait since the first that is not over.
  mutating func finish(lastIndex: Int, lastTime: Int64) {
    guard automaton.isWithout else { return }
    while overCount < waits.count, waits[overCount].isOver { overCount += 1 }
    for number in overCount..<waits.count where !waits[number].isOver {
      let wait = waits[number]
      switch automaton.limit {
      case .none:
        provisional.append(wait.index)
        hits[wait.index] = true
        if reopened.remove(wait.index) == nil { changed.append(wait.index) }
        continue
      case .time(let time) where lastTime - wait.time > time: waits[number].isOver = true
      case .events(let count) where lastIndex - wait.index >= Int(count):
        waits[number].isOver = true
      case .time, .events: continue
      }
      hits[wait.index] = true
      changed.append(wait.index)
    }
  }

  /// The events that the answer has changed for since the last time, but for the one that came in.
  mutating func takeChanged() -> [Int] {
    defer { (changed, reopened) = ([], []) }
    return changed + reopened
  }

  private mutating func begin(_ moment: QueryMoment, _ state: StackState) {
    let captured = automaton.captures.map { $0.values(moment, state) }
    waits.append(Wait(index: moment.index, time: moment.event.time, captured: captured))
    let number = waits.count - 1
    let group = automaton.both == nil ? [] : captured
    for key in automaton.join.map({ captured[$0.slot] }) ?? [0] {
      if automaton.isWithout {
        open[key, default: [:]][group, default: Group()].numbers.append(number)
      } else {
        open[key, default: [:]][group] = Group(numbers: [number])
      }
    }
  }

  private mutating func end(_ moment: QueryMoment, _ state: StackState) {
    for key in automaton.join.map({ $0.reading.values(moment, state) }) ?? [0] {
      guard let groups = open[key]?.keys else { continue }
      for group in automaton.both == nil ? [[]] : Array(groups) {
        if automaton.isWithout {
          settle(key, group, moment, state)
        } else {
          look(key, group, moment, state)
        }
      }
    }
  }

  /// For `then`: marks the event if it ends the wait; forgets a wait that is too old.
  private mutating func look(
    _ key: Int64, _ group: [[Int64]], _ moment: QueryMoment, _ state: StackState
  ) {
    guard let number = open[key]?[group]?.numbers.last else { return }
    guard isInTime(waits[number], moment) else {
      open[key]?[group] = nil
      return
    }
    if fits(waits[number], moment, state) { hits[moment.index] = true }
  }

  /// For `without`: the waits that the event comes too late for have held; the others of the group end if it fits.
  private mutating func settle(
    _ key: Int64, _ name: [[Int64]], _ moment: QueryMoment, _ state: StackState
  ) {
    guard var group = open[key]?[name], let last = group.numbers.last else { return }
    // Nothing else may hold the group while it changes.
    open[key]?[name] = nil
    let fits = fits(waits[last], moment, state)
    while group.settledCount < group.numbers.count {
      let number = group.numbers[group.settledCount]
      if !waits[number].isOver {
        let isLate = !isInTime(waits[number], moment)
        guard isLate || fits else { break }
        waits[number].isOver = true
        if isLate {
          hits[waits[number].index] = true
          changed.append(waits[number].index)
        }
      }
      group.settledCount += 1
    }
    if group.settledCount < group.numbers.count { open[key]?[name] = group }
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

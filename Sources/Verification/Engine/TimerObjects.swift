import Events

/// The timers of NDIS 6 that were set, and which of them are seen to run out again and again; what more than one rule has to
/// know about them.
///
/// A trace does not say with which period a timer was set. Periodic is one whose function runs more often than it was set.
/// Timers without names cannot be told apart: while there may be several, none of them is taken to be periodic. In a trace that
/// begins in the middle there may always be another one, which was set before it; so it is once so many timers were set that
/// some had to be given up.
struct TimerObjects: Sendable {
  /// A timer, or what is set at one place without a name.
  struct Timer: Sendable {
    let component: ComponentID
    let site: SiteID
    /// Which timer; none if the trace does not name it.
    let object: ObjectID
    /// The index of the event with which it was set the last time.
    fileprivate(set) var index: Int
    /// The number of that event; the function of the timer names it as its cause.
    fileprivate var number: UInt32
    /// How often its function may run still if it is not periodic.
    fileprivate var dueCount: Int
    /// Whether it was not cancelled since.
    fileprivate(set) var isSet = true
    /// Whether it is known to be over, if it is not periodic: it was cancelled, or its function has named it.
    fileprivate var isOver = false
    /// Whether several timers without a name may be set here.
    fileprivate(set) var isAmbiguous: Bool
    /// Whether its function has run more often than it was set.
    fileprivate(set) var isPeriodic = false

    /// A timer waits for one time, and what was due before may be on its way once: it is in a queue or not.
    private static let dueCountMax = 2

    /// A timer that is set for the first time; where `isKnown` is `false` it may have been set before, or another one was.
    fileprivate init(_ act: Act, _ number: UInt32, isKnown: Bool) {
      component = act.callee
      site = act.event.site
      object = act.object
      index = act.index
      self.number = number
      dueCount = isKnown ? 1 : Timer.dueCountMax
      isAmbiguous = !isKnown && act.object == .none
    }

    /// Whether nothing tells this timer from one that was never set.
    fileprivate var isForgotten: Bool { !isSet && isOver && dueCount == 0 && !isAmbiguous }

    /// How much is lost if it is given up: first go those that are over, last those that run again and again; the longer ago it
    /// was set, the less.
    fileprivate var worth: (Int, Int) {
      if isForgotten { return (0, index) }
      guard isSet else { return (1, index) }
      return (isPeriodic ? 3 : 2, index)
    }

    /// Whether an act takes place where this timer was set.
    fileprivate func isAt(_ act: Act) -> Bool {
      component == act.callee && site == act.event.site
    }

    fileprivate mutating func set(at index: Int, _ number: UInt32) {
      isAmbiguous = isAmbiguous || object == .none && (!isOver || isPeriodic && isSet)
      self.index = index
      self.number = number
      dueCount = min(dueCount + 1, Timer.dueCountMax)
      isSet = true
      isOver = false
      isPeriodic = false
    }

    fileprivate mutating func run(cause: UInt32) {
      // What an earlier event has set may be another timer here, if they have no names.
      isAmbiguous = isAmbiguous || object == .none && cause != 0 && cause < number
      isOver = cause == number
      isPeriodic = isPeriodic || dueCount == 0 && !isAmbiguous
      dueCount = max(dueCount - 1, 0)
    }
  }

  /// How many timers are kept at most: every act at a timer looks at all of them.
  static let countMax = 256

  private var timers: [Timer] = []
  /// Whether one was given up because there were too many.
  private var hasGivenUp = false

  /// How many timers are kept.
  var count: Int { timers.count }

  /// The timer with a number; it keeps its number until it is given up for another one.
  subscript(number: Int) -> Timer { timers[number] }

  /// A timer is set; returns its number, which may be that of one that is given up for it.
  @discardableResult
  mutating func set(_ act: Act, in situation: borrowing Situation) -> Int {
    let number = UInt32(truncatingIfNeeded: situation.history.sequence(of: act.index))
    let known = timers.firstIndex { $0.isAt(act) && $0.object == act.object }
    guard let known else { return keep(act, number, in: situation) }
    timers[known].set(at: act.index, number)
    return known
  }

  /// Keeps a timer that is not known, in the place of another one if there are too many; returns its number.
  private mutating func keep(
    _ act: Act, _ number: UInt32, in situation: borrowing Situation
  ) -> Int {
    hasGivenUp = hasGivenUp || timers.count >= TimerObjects.countMax
    let timer = Timer(act, number, isKnown: isComplete(in: situation))
    if timers.count >= TimerObjects.countMax,
      let place = timers.indices.min(by: { timers[$0].worth < timers[$1].worth })
    {
      timers[place] = timer
      return place
    }
    timers.append(timer)
    return timers.count - 1
  }

  /// Whether every timer is known that was set.
  private func isComplete(in situation: borrowing Situation) -> Bool {
    situation.isFromBeginning && !hasGivenUp
  }

  /// The function of a timer runs; returns the number of the timer if it is clear which one that is.
  @discardableResult
  mutating func run(_ act: Act, in situation: borrowing Situation) -> Int? {
    let meant = timers.indices.filter {
      timers[$0].isAt(act) && (act.object == .none || act.object == timers[$0].object)
    }
    let caused = meant.first { timers[$0].number == act.event.cause }
    // Where it names neither a cause nor a timer, it may be of one that is not known.
    let isClear = meant.count == 1 && (act.object != .none || isComplete(in: situation))
    guard let number = caused ?? (isClear ? meant.first : nil) else { return nil }
    timers[number].run(cause: act.event.cause)
    return number
  }

  /// A timer is cancelled, or whichever may be meant; returns its number if it is clear which one that is.
  @discardableResult
  mutating func cancel(_ act: Act, in situation: borrowing Situation) -> Int? {
    let meant = timers.indices.filter {
      let timer = timers[$0]
      return timer.isAt(act) && timer.isSet
        && (act.object == .none || timer.object == .none || act.object == timer.object)
    }
    for number in meant { timers[number].isSet = false }
    guard meant.count == 1, let number = meant.first, !timers[number].isAmbiguous
    else { return nil }
    let isNamed = act.object != .none && timers[number].object != .none
    guard isNamed || isComplete(in: situation) else { return nil }
    timers[number].isOver = true
    return number
  }

  /// The first of the timers that fits, or `nil`.
  func first(where fits: (Timer) -> Bool) -> Timer? { timers.first(where: fits) }

  /// Adds which timers there are, and what is known about them.
  func feed(_ digest: inout StateDigest) {
    if hasGivenUp { digest.add(true) }
    digest.add(timers.filter { !$0.isForgotten }) { timer, digest in
      digest.add(timer.component.rawValue)
      digest.add(timer.site.rawValue)
      digest.add(timer.object)
      digest.add(timer.dueCount)
      digest.add(facts: [timer.isSet, timer.isOver, timer.isAmbiguous, timer.isPeriodic])
    }
  }
}

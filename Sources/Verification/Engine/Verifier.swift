import Events
import Replay

/// Holds the rules against a trace: one pass, event by event, as far as the trace has come.
///
/// It is a value, so it can be kept at a checkpoint and copied with a branch. It may be given a trace in pieces; what it
/// finds is the same. Its memory is bounded by what is outstanding in the stack (``Books``, and the few rules that keep
/// something), not by the length of the trace. Every event asks only the rules that want to see it (``Dispatch``), and
/// every list of a chain is asked about once.
public struct Verifier: Sendable {
  /// The rules that are held against the trace.
  let rules: RuleSet
  /// Those that keep something, by their places.
  private(set) var keepers: [any Rule]
  /// Whether a rule can judge, given what the trace tells.
  private(set) var isActive: [Bool]
  /// What the trace tells.
  public private(set) var testimony: Testimony

  private(set) var situation: Situation
  private var plan = Shared(FoldPlan())
  private(set) var verdict = Verdict()
  /// The names that drivers give to handlers, by the number of the call.
  private var isOwnName = [Bool](repeating: false, count: Int(Call.firstUnknown))

  /// A verifier that has seen nothing yet, for a trace that tells so much.
  public init(
    _ testimony: Testimony = .everything, rules types: [any Rule.Type]? = nil
  ) {
    self.testimony = testimony
    rules = types.map(RuleSet.init) ?? .all
    keepers = rules.beginning
    isActive = rules.active(testimony)
    situation = Situation()
    situation.isFromBeginning = testimony.contains(.beginning)
  }

  /// How many events were judged.
  public var position: Int { situation.stack.position }

  /// What was found up to here, in the order of the events.
  public var findings: ContiguousArray<RuleFinding> { verdict.findings }

  /// How many findings there are beside those that are listed.
  public var hiddenCount: Int { verdict.hiddenCount }

  /// How much is outstanding here.
  public var outstandingCount: Int { situation.books.count }

  /// The rules that could not judge, or not everything, because the trace does not tell enough.
  public var unjudged: [RuleFacts] {
    rules.types.map { $0.facts }.filter { !$0.needsInAll.isSubset(of: testimony) }
  }
}

// MARK: - Going on

extension Verifier {
  /// Judges so many events more of a trace, or all that are left.
  public mutating func advance(_ timeline: Timeline, _ eventCount: Int = .max) {
    situation.timeline = timeline
    advance(timeline.history, eventCount)
  }

  /// Judges so many events more of a run of which nobody has the states, or all that are left.
  public mutating func advance(_ history: History, _ eventCount: Int = .max) {
    begin(history)
    let plan = plan
    let end = eventCount < history.count - position ? position + eventCount : history.count
    var gap = history.firstGap(from: position) ?? .max
    while position < end {
      if position == gap {
        miss()
        gap = history.firstGap(from: position + 1) ?? .max
      }
      let chunk = history.chunk(of: position)
      let first = (position - history.droppedCount) & (Chunk.capacity - 1)
      var cursor = chunk.firstExtra(from: first)
      for index in first..<min(chunk.events.count, first + min(end, gap) - position) {
        if matters(chunk.events[index]) { judge(chunk, index, cursor) }
        situation.stack.apply(chunk, index, &cursor, plan.value)
      }
    }
    if history.endsInGap, position == history.count { miss() }
  }

  /// Lets go of the run that it was given, so that nobody keeps it from growing in place; ``advance(_:_:)-(History,_)`` takes it
  /// up again, and until then nothing can be asked that looks back.
  public mutating func letGo() {
    situation.history.letGo()
    if situation.timeline != nil { situation.timeline = nil }
  }

  /// What was found, with what only the end of a run shows: that something never came.
  ///
  /// It is for a run that is over; a run that still grows may still bring it.
  public func findingsAtEnd() -> ContiguousArray<RuleFinding> { verdictAtEnd().findings }

  /// The same, and how much is not listed.
  func verdictAtEnd() -> Verdict {
    var final = verdict
    guard isOver else {
      // What a later event has shown of an earlier one stands behind it.
      final.order()
      return final
    }
    var situation = situation
    situation.ending = Ending(situation)
    rules.askAtEnd(in: situation, testimony, keepers, into: &final)
    final.order()
    return final
  }

  /// Whether what has not come will not come: a machine that a bug check stops leaves everything undone, unless it stops just
  /// because something takes too long; and so does one that stands still because a processor spins.
  private var isOver: Bool {
    guard situation.stack.isHalted else { return !isSpinning }
    let last = position - 1
    return situation.history.number(.code, of: last) == BugCheck.ndisDriver
      && situation.history.numbers(.parameters, of: last).first == BugCheck.watchdog
  }

  /// Whether the run ends where somebody waits for a spin lock: nothing that was due behind that was done any more.
  private var isSpinning: Bool {
    let history = situation.history
    let last = history.lastIndex(before: position, notBefore: 0) { $0.kind != .note }
    guard let last, let event = history.kept(last) else { return false }
    return event.kind == .wait && event.object.kind == .lock
  }

  /// `BUGCODE_NDIS_DRIVER`, whose first parameter says that a watchdog has barked.
  ///
  /// Source: [NDIS_REFERENCE 6.3 R41]
  private enum BugCheck {
    static let ndisDriver = 0x7C
    static let watchdog: Int64 = 0x25
  }

  /// Takes over names that are new, and jumps over events that are not in memory any more.
  private mutating func begin(_ history: History) {
    situation.history = history
    if plan.value.isBehind(history.lexicon) { plan.value.adopt(history.lexicon) }
    if position < history.droppedCount {
      situation.stack = situation.state(at: history.droppedCount)
      situation.stack.foldOnlyForRules()
      miss()
    }
    situation.adopt(history.lexicon)
  }

  /// From here on, what the trace has not shown may have happened all the same: events were lost or dropped, or lines of
  /// the file could not be read.
  private mutating func miss() {
    situation.books = Books()
    testimony.subtract([.beginning, .unbroken])
    situation.isFromBeginning = false
    isActive = rules.active(testimony)
  }
}

// MARK: - One event

extension Verifier {
  /// Whether an event can matter to a rule or to the books.
  @inline(__always)
  private func matters(_ event: Event) -> Bool {
    if rules.dispatch.knowsKindOrEnd(of: event) || event.kind == .lost || Books.takesBack(event) {
      return true
    }
    guard event.call != .none else { return false }
    if event.call.rawValue >= Call.firstUnknown { return true }
    return rules.dispatch.knows(event.call) || Bookings.booking(of: event.call) != nil
      || isOwnName[Int(event.call.rawValue)] || event.kind == .enter && event.hasExtras
  }

  /// Holds the rules against an event, and enters it into the books.
  private mutating func judge(_ chunk: Chunk, _ index: Int, _ cursor: Int) {
    let event = chunk.events[index]
    if event.kind == .lost { return miss() }
    let context = event.hasExtras ? ActContext(chunk, index, cursor) : ActContext()
    if context.handler != .none, event.call.rawValue < Call.firstUnknown,
      !isOwnName[Int(event.call.rawValue)]
    {
      isOwnName[Int(event.call.rawValue)] = true
    }
    let open =
      event.kind == .leave || event.kind.opensCall
      ? situation.stack.innermostCall(on: event.stack) : nil
    let act = Act(event, context, at: position, in: open)
    if event.kind == .leave, event.object == .none {
      return judge(act, context, chunk, open?.objects ?? [])
    }
    guard event.object.isList else {
      return judge(act, context, chunk, CollectionOfOne(event.object))
    }
    let members = chunk.numbers[context.members].lazy.map {
      ObjectID(rawValue: UInt32(truncatingIfNeeded: $0))
    }
    judge(act, context, chunk, members)
  }

  /// Judges an act once for each object that it is about, and once if it is about none.
  ///
  /// What a return is about, a trace need not write there: it is what the call is about.
  private mutating func judge(
    _ act: Act, _ context: ActContext, _ chunk: Chunk, _ objects: some Collection<ObjectID>
  ) {
    guard let first = objects.first, first != .none else { return judge(act) }
    for (number, object) in objects.enumerated() {
      let status =
        number < context.statuses.count
        ? Extra.word(chunk.numbers[context.statuses.lowerBound + number]) : nil
      judge(act.about(object, status, Act.Member(index: number, count: objects.count)))
    }
  }

  private mutating func judge(_ act: Act) {
    rules.ask(act, in: situation, isActive, &keepers, into: &verdict)
    if verdict.isFull { situation.reach = Situation.nearCount }
    situation.books.enter(act)
  }
}

extension Timeline {
  /// The rules that this run breaks: those that only its end shows are among them if it has come to its end.
  public var findings: ContiguousArray<RuleFinding> {
    var verifier = Verifier()
    verifier.advance(self)
    return history.isComplete ? verifier.findingsAtEnd() : verifier.findings
  }
}

import Events
import Replay

// Every sentence that this room says, in one place (HOUSE_STYLE 3.5).

extension ExpectationResult {
  /// What was expected, in a few words.
  public var claim: String { words.shown }

  private var words: String {
    switch expectation.claim {
    case .calls(let patterns): "calls: \(patterns.count) calls in this order"
    case .never(let pattern): "never: \(pattern)"
    case .count(let pattern, let count): "count: \(pattern) is \(count)"
    case .value(let place, let value, let moment): "\(place) is \(value)" + moment.words
    case .length(let queue, let count, let moment): "\(queue) has \(count)" + moment.words
    case .members(let queue, let members, let moment):
      "\(queue) holds [\(ExpectationResult.list(members))]" + moment.words
    case .owner(let object, let owner, let moment): "\(object) belongs to \(owner)" + moment.words
    case .state(let machine, let state, let moment): "\(machine) is \(state)" + moment.words
    case .framesConserved: "frames are conserved"
    case .findings(let rules):
      rules.isEmpty ? "findings: none" : "findings: \(rules.joined(separator: ", "))"
    case .query(let query): "that: \(query)"
    }
  }

  fileprivate static func list(_ objects: [ObjectID]) -> String {
    objects.map(\.description).joined(separator: ", ")
  }
}

extension Expectation.Moment {
  fileprivate var words: String {
    switch self {
    case .end: " at the end"
    case .after(let pattern): " after \(pattern)"
    }
  }
}

extension ExpectationResult.Disappointment {
  /// What came instead.
  public var sentence: String { words.shown }

  private var words: String {
    switch self {
    case .missing(let pattern, let after):
      after == 0 ? "\(pattern) never happens" : "\(pattern) does not happen after #\(after)"
    case .happened(let pattern, let sequence): "\(pattern) happens at #\(sequence)"
    case .count(let count): "it happens \(count) times"
    case .value(let value): "it is \(value)"
    case .members(let members):
      members.isEmpty
        ? "it is empty" : "it has \(members.count): [\(ExpectationResult.list(members))]"
    case .owner(let owner): owner.isEmpty ? "it belongs to nobody" : "it belongs to \(owner)"
    case .state(let state): "it is \(state.isEmpty ? "not known" : state)"
    case .unknownName(let name): "nothing here is called \(name)"
    case .momentNeverCame(let pattern): "\(pattern) never happens"
    case .notConserved(let census):
      "\(census.receivedCount) received, \(census.indicatedCount) indicated, "
        + "\(census.droppedCount) dropped, \(census.lostCount) lost without a reason"
    case .broken(let rules):
      rules.isEmpty
        ? "no rule is broken"
        : "\(rules.joined(separator: ", ")) \(rules.count == 1 ? "is" : "are") broken"
    case .neverHeld: "it holds for no event"
    case .badQuery(let error): "character \(error.range.lowerBound + 1): \(error.sentence)"
    case .cut: "that cannot be said: the run was cut"
    }
  }
}

extension FrameCensus {
  /// The counts in one line: `frames 174 indicated 160 dropped 14 (too_long 9, ovw 5) other drops 3 (no_pool 3)`.
  public func summary(_ lexicon: Lexicon) -> String {
    var line = "frames \(receivedCount) indicated \(indicatedCount) dropped \(droppedCount)"
    line += FrameCensus.reasons(drops, lexicon)
    if pendingCount > 0 { line += " pending \(pendingCount)" }
    if lostCount > 0 { line += " lost \(lostCount)" }
    guard !otherDrops.isEmpty else { return line }
    let otherCount = otherDrops.reduce(0) { $0 + $1.count }
    return line + " other drops \(otherCount)\(FrameCensus.reasons(otherDrops, lexicon))"
  }

  /// The reasons of drops in brackets, the most frequent first; empty if there are none.
  private static func reasons(_ drops: [Drop], _ lexicon: Lexicon) -> String {
    guard !drops.isEmpty else { return "" }
    let reasons = drops.sorted {
      ($1.count, lexicon.text($0.reason)) < ($0.count, lexicon.text($1.reason))
    }
    .map { "\(lexicon.text($0.reason)) \($0.count)" }
    return " (\(reasons.joined(separator: ", ")))"
  }
}

extension Invariants.Fault {
  /// What is wrong.
  public var sentence: String { words.shown }

  private var words: String {
    switch self {
    case .notBalanced(let component, let traffic):
      "\(component): \(traffic.arrived) came, \(traffic.departed) went, \(traffic.dropped) were "
        + "dropped, and \(traffic.held) are there"
    case .outOfBounds(let place, let value): "\(place) is \(value)"
    case .negativeReferences(let object, let count): "\(object) has \(count) references"
    case .notDrained(let binding, let counter, let value):
      "\(binding) is gone, and \(counter) is \(value)"
    case .outstanding(let binding, let object):
      "\(binding) is gone, and \(object) has not come back"
    case .heldWhenPaused(let component, let object):
      "\(component) has paused and still holds \(object)"
    case .awayWhenPaused(let component, let object):
      "\(component) has paused, and its \(object) is still with somebody else"
    case .touched(let component, let object): "\(component) uses \(object), which is not its own"
    case .stopped: "the machine stops"
    case .framesLost(let count): "\(count) frames were lost without a reason"
    }
  }
}

extension Testimony {
  /// What the trace does not tell, for a sentence that begins with "the trace does not say".
  public var unsaidWords: String { parts.map(\.words).joined(separator: ", nor ") }

  private var words: String {
    switch self {
    case .calls: "who calls whom"
    case .beginning: "what was before its first event, or in a gap"
    case .end: "how the run ended"
    case .touches: "who reads and writes which memory"
    case .locks: "who takes which lock"
    case .levels: "the levels of the processors"
    case .places: "what stands in queues, pools and counters"
    case .states: "the states of bindings, adapters and modules"
    case .unbroken: "what was in a gap"
    default: "how calls come back"
    }
  }
}

extension Judgement.Gap {
  /// Why the rule could not judge, or not everything.
  public var sentence: String { missing.sentence(isPartial: isPartial) }
}

extension Judgement.GapGroup {
  /// Why the rules could not judge, or not everything.
  public var sentence: String { missing.sentence(isPartial: isPartial) }
}

extension Testimony {
  /// What follows for a rule where this is not told.
  fileprivate func sentence(isPartial: Bool) -> String {
    let judged = isPartial ? "can be judged only in part" : "cannot be judged"
    return "\(judged): the trace does not say \(unsaidWords)"
  }
}

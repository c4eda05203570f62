import Events
import Replay

/// What the view of two runs says, in one place.
enum CompareWords {
  static let none = "Nothing stands beside this run yet."
  static let how = [
    (":compare FILE", "opens a trace, or a scenario that ships, beside it"),
    ("V", "takes another branch; the run that is left can be compared, with D"),
    ("ndiscope explore A --against B", "opens two at once"),
  ]
  static let aligned = "aligned by call and object"
  static let stateTitle = "State at this moment"
  static let onlyDifferences = "only what differs"
  static let atEnds = "at the end of both"
  static let sameState = "Both stacks are in the same state here."
  static let nothing = "Nothing has happened on this side."
  static let endOfRun = "(end of the run)"

  /// Which run stands where.
  static func side(_ name: String, at number: Int) -> String { "\(name) at #\(number)" }
  static func bytes(_ count: Int) -> String { "\(count) bytes" }
  /// What an event does to its object.
  static func life(_ change: Life) -> String {
    switch change {
    case .unchanged: "goes on"
    case .free: "ends"
    case .new: "begins"
    }
  }

  static let machine = "machine"
  static func machine(isHalted: Bool) -> String { isHalted ? "stopped" : "runs" }
  static func held(by title: String) -> String { PanesWords.held(by: title) }
  static let sent = "frames sent"
  static let arrived = "frames arrived"
  static let noCall = "none open"
  static func calls(_ stack: String) -> String { "calls on \(stack)" }
  static func inside(_ call: String, depth: Int) -> String { "in \(call), depth \(depth)" }
  static let owner = PanesWords.ownerOf
  static let gone = CommonWords.gone
  static let notYet = "not yet there"
  static func same(_ value: String) -> String { "the same: \(value)" }

  /// How often the runs differ, for the state line.
  static func verdict(_ alignment: Alignment, first: String, isWorking: Bool) -> String {
    let more = isWorking ? "+" : ""
    switch alignment.differenceCount {
    case 0: return isWorking ? "the same so far" : "no difference"
    case 1: return "1\(more) difference, at \(first)"
    case let count: return "\(count)\(more) differences, first at \(first)"
    }
  }

  /// How far the runs are aligned.
  static func progress(_ permille: Int) -> String { "aligned to \(permille / 10) %" }

  /// The same events stand elsewhere on the side where they are missing.
  static func elsewhere(_ count: Int, number: Int, isLater: Bool) -> String {
    let what = count == 1 ? "the same event" : "the same \(count) events"
    let verb = count == 1 ? "comes" : "come"
    return isLater
      ? "\(what) \(verb) later, from #\(number) on" : "\(what) \(verb) before, from #\(number) on"
  }

  /// What the runs do at the row of the step, and what follows.
  static func sentence(
    _ row: Alignment.Row?, _ contrasts: [(name: String, a: String, b: String)], headline: String
  ) -> String? {
    switch row?.kind {
    case .onlyA: return "Only A does this: \(headline)"
    case .onlyB: return "Only B does this: \(headline)"
    case .changed:
      let parts = contrasts.map { "\($0.name) \($0.a) in A, \($0.b) in B" }
      return "The same call with another " + parts.joined(separator: "; another ") + "."
    case .same, nil: return nil
    }
  }

  /// A row of both runs in words; what is on one side only has no other sentence.
  static func told(_ kind: Alignment.Stretch.Kind, _ a: String, _ b: String) -> String {
    switch kind {
    case .same: "the same: A \(a); B \(b)"
    case .changed: "differs: A \(a); B \(b)"
    case .onlyA: "only A: \(a)"
    case .onlyB: "only B: \(b)"
    }
  }

  static func name(_ contrast: Alignment.Contrast) -> String {
    switch contrast {
    case .status: "answer:"
    case .statuses: "answers:"
    case .number: "number:"
    case .owner: "owner behind it:"
    case .length: "length:"
    case .irql: "level:"
    case .life: "fate of the object:"
    case .site: "place:"
    case .oid: "OID:"
    case .flags: "flags:"
    case .bugCheck: "bug check:"
    }
  }

  /// What the whole comparison says.
  static func summary(
    _ alignment: Alignment, isWorking: Bool, endsAlike: Bool?
  ) -> String {
    guard alignment.differenceCount > 0 else {
      return isWorking
        ? "Up to here both runs make the same calls in the same order."
        : "Both runs make the same calls in the same order, with the same answers."
    }
    let end: String
    switch endsAlike {
    case true?: end = " At the end both stacks are in the same state."
    case false?: end = " They end in different states."
    case nil: end = ""
    }
    let kinds = Set(alignment.stretches.prefix(10_000).map(\.kind))
    if kinds == [.same, .changed] {
      return "The same calls in the same order; some have other answers." + end
    }
    return "Not the same calls in the same order." + end
  }
}

extension Alignment.Contrast {
  /// What an event says about it, where the line of the event does not say that already: `length: 60 bytes`.
  public func remark(_ history: History, _ index: Int) -> String? {
    switch self {
    case .status, .statuses, .number, .flags: nil
    case .owner, .length, .irql, .life, .site, .oid, .bugCheck:
      "\(CompareWords.name(self)) \(text(history, index))"
    }
  }
}

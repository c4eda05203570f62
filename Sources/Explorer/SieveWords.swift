import Events
import Replay
import Views

/// Every sentence about filters and finding, in one place.
enum SieveWords {
  static let stopped = Message("The search is stopped; what was found so far stays.")
  static let nothingSought = Message("Nothing was looked for yet: \(key: "find") finds.", .warning)
  static let filterPrompt = "& filter"
  static let findPrompt = "/ find"

  static func note(_ kind: SeekKind, isOfRows: Bool) -> String {
    switch (kind, isOfRows) {
    case (.filter, _): "Enter shows only these   Tab finds instead   ↑ ↓ earlier ones   Esc closes"
    case (.find, false):
      "Enter goes to the next   Tab filters instead   ↑ ↓ earlier ones   Esc closes"
    case (.find, true): "Enter goes to the next row of this pane   Tab filters events   Esc closes"
    }
  }

  static func hint(_ kind: SeekKind) -> String {
    switch kind {
    case .filter: "a query such as obj == P1, or send and status == PENDING"
    case .find: "a query, words of a row, ~pattern, or hex 45 00"
    }
  }

  static func valid(_ count: Int?, of all: Int, _ reason: String = "") -> String {
    guard let count else { return "valid" }
    guard count == 0 else {
      return "valid, holds for \(TimeFormat.grouped(count)) of \(TimeFormat.grouped(all)) events"
    }
    return "valid, but holds for none of \(TimeFormat.grouped(all)) events" + behind(reason)
  }

  static func text(_ count: Int?, of all: Int, isPattern: Bool) -> String {
    guard let count else {
      return "no query: rows \(isPattern ? "that this pattern fits" : "with these words")"
    }
    let some = "\(TimeFormat.grouped(count)) of \(TimeFormat.grouped(all)) rows"
    return isPattern
      ? "no query: the pattern fits \(some)" : "no query: \(some) have these words"
  }

  // Why nothing matches.

  /// What the filter shows where it shows nothing.
  static func showsNone(of all: Int, _ reason: String, soFar: Bool) -> Message {
    let here = "\(TimeFormat.grouped(all)) events\(soFar ? " so far" : "")"
    return Message(
      "The filter shows none of \(here)\(behind(reason)).   \(key: "filter") changes it", .warning)
  }

  private static func behind(_ reason: String) -> String { reason.isEmpty ? "" : ": " + reason }

  /// The term that leaves nothing, and what its field is instead.
  static func reason(_ doubt: QueryDoubt, _ query: String) -> String {
    let term = String(query.dropFirst(doubt.range.lowerBound).prefix(doubt.range.count))
    let isWhole = term.trimmed == query.trimmed
    let left = TimeFormat.grouped(doubt.removedCount)
    let what =
      doubt.isFirst
      ? isWhole ? "" : "\(term) holds for none" : "\(term) removes the \(left) that are left"
    return [what, instead(doubt)].filter { !$0.isEmpty }.joined(separator: ", ").shown
  }

  /// What a field is among the events that a term removes.
  private static func instead(_ doubt: QueryDoubt) -> String {
    guard let field = doubt.field, let answer = doubt.answer else { return "" }
    let there = doubt.isFirst ? "" : "there "
    switch answer {
    case .nothing: return "\(doubt.isFirst ? "no event" : "none of them") has \(field)"
    case .times(let times):
      let ends = [times.lowerBound, times.upperBound].map(TimeFormat.text)
      return "\(there)\(field) is \(ends[0]) to \(ends[1])"
    case .values(let values):
      let first = values.prefix(reasonValueCountMax)
      let shown = first.map { "\($0.text) ×\(TimeFormat.grouped($0.count))" }
      let more = values.count > first.count ? ["+\(values.count - first.count)"] : []
      return "\(there)\(field) is " + (shown + more).joined(separator: " ")
    }
  }

  private static let reasonValueCountMax = 4

  /// That a field has no value that could be typed.
  static func noValue(of field: String, soFar: Bool) -> String {
    "no event of this trace has \(field)\(soFar ? " so far" : "")"
  }
  static let noSaved = "no filter has a name yet; :save_filter NAME gives one"

  static func rows(_ count: Int) -> String {
    count == 0 ? "no row has this" : "\(count) row\(count == 1 ? " has" : "s have") this"
  }

  static let accepts = "   Tab accepts"

  /// What is found is all among the events that the filter does not show.
  static func hidden(_ count: Int) -> Message {
    let what = count == 1 ? "the only event" : "all \(TimeFormat.grouped(count)) events"
    return Message(
      "The filter hides \(what) that this holds for.   \(key: "filter") changes the filter, or ends it",
      .warning)
  }

  static func noneFound(_ heading: Heading, of count: Int, text: String) -> Message {
    let text = text.shown
    guard count > 0 else {
      return Message(
        "\(text) is found at no event.\(isLikeBytes(text) ? bytes(text) : "")", .warning)
    }
    let all = count == 1 ? "The only one" : "All \(TimeFormat.grouped(count))"
    let be = count == 1 ? "is" : "are"
    return heading == .forward
      ? Message("\(all) \(be) at or before this event.   \(key: "find_last") goes back", .warning)
      : Message("\(all) \(be) at or after this event.   \(key: "find_next") goes on", .warning)
  }

  /// What is said to somebody who typed what looks like bytes of a frame.
  private static func bytes(_ text: String) -> String {
    " The bytes of frames are found with hex \(text)"
  }

  /// Whether a text is pairs of hexadecimal digits: `45 00`, or `4500`.
  private static func isLikeBytes(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return !words.isEmpty
      && words.allSatisfy { $0.count.isMultiple(of: 2) && $0.allSatisfy(\.isHexDigit) }
  }

  static func noRow(_ text: String) -> Message {
    Message("No row of this pane has \(text.shown).", .warning)
  }

  static func row(_ number: Int, of count: Int) -> Message { Message("\(number) of \(count) rows") }

  static let only = "only: show nothing else"
  static let and = "and: what is shown and has this too"
  static let or = "or: what is shown, and what has this"
  static let not = "not: hide what has this"
  static let andNot = "not: hide what has this as well"
  static let findIt = "find: go to the next, hide nothing"
  static let stopAtIt = "stop: every run stops there"
  static let object = "the object"
  /// The fields of an event that a filter is made from, with what they are.
  static let fields = [
    ("obj", object), ("ev", "the call"), ("layer", "caller or called"),
    ("from", "the caller"), ("to", "the called"), ("status", "what it answers"),
    ("owner", "who owns it"), ("drop.reason", "why it is dropped"),
    ("choice", "the choice point"), ("choice.value", "its outcome"), ("oid", "the OID"),
    ("flags", "a flag"), ("binding", "the binding"), ("irql", "the level"),
    ("phase", "beginning or return"), ("cpu", "the processor"),
  ]
  static let nothingToAsk = Message("This is the beginning: no event says anything.", .warning)
  static let noBreakpoints = Message(
    "Nothing stops a run.   \(key: "break") stops at this kind of event, :b QUERY at others")
  static let cellTitle = "What shall the filter ask?"
  static let cellUseTitle = "What shall happen with it?"
  static let breakpointsTitle = "What stops a run?"
  static let rulesTitle = "Filters with a name, and what marks events"
  static let breakpointDetail = "Enter removes it.   :clear_breaks removes all"

  static func termDetail(_ query: String) -> String {
    query.shown + "\nEnter asks what shall happen with it."
  }

  static func ruleDetail(_ rule: UserWords.Rule, isActive: Bool) -> String {
    let what = isActive ? "" : " It asks for a name that this run does not have."
    return
      "\(rule.letter) stands in front of the events that this holds for.\(what)\nEnter shows only these."
  }

  static func savedDetail(_ name: String) -> String {
    "@\(name) stands for it in every query.\nEnter shows only the events that it holds for."
  }

  static func noColumn(_ name: String, meant: String?) -> String {
    let legal = EventTable.ownNames.joined(separator: " ")
    return Suggestion.missing(
      "column", name.shown, meant: meant,
      otherwise: "There are \(legal), and every field of a query.")
  }
  static func columnTwice(_ name: String) -> String { "the column \(name.shown) is there twice" }

  static let noFilter = "there is no filter that could have a name: & makes one"
  static func noName(_ name: String) -> String {
    "\(name.shown) is no name: write letters, digits, _ and -, a letter first"
  }
  static func nameTaken(_ name: String) -> String {
    "@\(name) is there already: choose another name, or change it in rules.yaml"
  }

  static func first(_ number: Int, _ text: String) -> Message {
    Message(
      "#\(number) is the first event that satisfies \(text.shown).   \(key: "find_next") goes on")
  }

  static func noneShown(_ heading: Heading) -> Message {
    Message(
      "The filter shows no event \(heading == .forward ? "after" : "before") this one.   \(key: "filter") changes it",
      .warning)
  }
}

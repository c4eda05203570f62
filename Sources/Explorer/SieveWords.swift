import Events
import Replay
import Views

/// Every sentence about filters and finding, in one place.
enum SieveWords {
  static let stopped = Message("The search is stopped; what was found so far stays.")
  static let nothingSought = Message("Nothing was looked for yet: / finds.", .warning)
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

  static func valid(_ count: Int?, of all: Int) -> String {
    guard let count else { return "valid" }
    return count == 0
      ? "valid, but holds for none of \(TimeFormat.grouped(all)) events"
      : "valid, holds for \(TimeFormat.grouped(count)) of \(TimeFormat.grouped(all)) events"
  }

  static func text(_ count: Int?, of all: Int) -> String {
    guard let count else { return "no query: rows with these words" }
    let some = TimeFormat.grouped(count)
    return "no query: \(some) of \(TimeFormat.grouped(all)) rows have these words"
  }

  static func rows(_ count: Int) -> String {
    count == 0 ? "no row has this" : "\(count) row\(count == 1 ? " has" : "s have") this"
  }

  static let accepts = "   Tab accepts"

  static func noneFound(_ heading: Heading, of count: Int, text: String) -> Message {
    let text = text.shown
    guard count > 0 else { return Message("No event has \(text).", .warning) }
    let all = count == 1 ? "The only one" : "All \(TimeFormat.grouped(count))"
    let be = count == 1 ? "is" : "are"
    return heading == .forward
      ? Message("\(all) \(be) at or before this event.   N goes back", .warning)
      : Message("\(all) \(be) at or after this event.   n goes on", .warning)
  }

  static func noRow(_ text: String) -> Message {
    Message("No row of this pane has \(text.shown).", .warning)
  }

  static func row(_ number: Int, of count: Int) -> Message { Message("\(number) of \(count) rows") }

  static func noneShown(_ heading: Heading) -> Message {
    Message(
      "The filter shows no event \(heading == .forward ? "after" : "before") this one.   & changes it",
      .warning)
  }
}

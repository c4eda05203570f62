import Events
import Replay

/// What other debuggers call the things that one can do here (UI_SPEC 5.10).
enum CommandWords {
  /// The action of a word of gdb or WinDbg, or `nil`.
  static func action(_ word: String) -> Action? { all[word] }

  /// The place that a text names; WinDbg writes `!tt 50`, we write `goto 50` too, and `g 50` as with keys.
  static func place(_ text: String) -> String {
    for word in ["!tt ", "goto "] where text.hasPrefix(word) {
      return String(text.dropFirst(word.count))
    }
    let target = String(text.dropFirst(2)).trimmed
    return text.hasPrefix("g ") && isPlace(target) ? target : text
  }

  /// Whether a text says where to go: a place, or how many events on.
  static func isPlace(_ text: String) -> Bool { PlaceInTime(text) != nil || distance(text) != nil }

  /// How many events on a text means, such as `+5` or `-5`; `nil` if it is none of them, or no run is so long.
  static func distance(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-", let count = Int(text.dropFirst()),
      1...Session.stepCountMax ~= count, text.dropFirst().first?.isNumber == true
    else { return nil }
    return sign == "+" ? count : -count
  }

  /// Whether somebody who writes this means a place, though it may be none.
  static func looksLikePlace(_ text: String) -> Bool {
    guard let first = text.first else { return false }
    return first.isNumber || "#+-".contains(first) || text.last == "%"
  }

  /// What a word means in front of a query: `c QUERY` runs to it, `b QUERY` stops there from now on.
  enum WithQuery: Equatable {
    case run(Heading)
    case stop
    case seek(SeekKind)
    case first
  }

  /// Where the query of a line begins, in characters; `nil` if none does.
  static func queryStart(_ text: String) -> Int? {
    guard let space = text.firstIndex(of: " "), withQuery[String(text[..<space])] != nil
    else { return nil }
    return text.distance(from: text.startIndex, to: space) + 1
  }

  /// The meaning of a word in front of a query, with the query; `nil` for everything else.
  static func query(_ text: String) -> (meaning: WithQuery, query: String)? {
    guard let space = text.firstIndex(of: " "), let meaning = withQuery[String(text[..<space])]
    else { return nil }
    let query = text[space...].drop { $0 == " " }
    return query.isEmpty ? nil : (meaning, String(query))
  }

  private static let withQuery: [String: WithQuery] = [
    "c": .run(.forward), "continue": .run(.forward), "run": .run(.forward), "g": .run(.forward),
    "C": .run(.backward), "continue_back": .run(.backward), "rc": .run(.backward),
    "g-": .run(.backward), "b": .stop, "break": .stop, "bp": .stop,
    "first": .first, "filter": .seek(.filter), "find": .seek(.find),
  ]

  static let all: [String: Action] = [
    // gdb
    "n": .move(.step(.over, .forward)), "rn": .move(.step(.over, .backward)),
    "s": .move(.step(.into, .forward)), "rs": .move(.step(.into, .backward)),
    "finish": .move(.step(.out, .forward)), "reverse-finish": .move(.step(.out, .backward)),
    "b": .breakpoint, "c": .move(.run(.forward)), "rc": .move(.run(.backward)),
    // WinDbg
    "t": .move(.step(.into, .forward)), "t-": .move(.step(.into, .backward)),
    "p": .move(.step(.over, .forward)), "p-": .move(.step(.over, .backward)),
    "bp": .breakpoint, "bl": .ask(.breakpoints), "bc": .clearBreakpoints,
    "g": .move(.run(.forward)), "g-": .move(.run(.backward)), "gu": .move(.step(.out, .forward)),
    // vim
    "qall": .quitNow, "w": .open(.save), "save": .open(.save),
  ]
}

import Events
import Replay
import Views

/// What is said about commands.
enum CommandPhrases {
  static func count(_ limit: Int) -> String { "write a number of events from 1 to \(limit)" }

  static func tooMany(_ word: String) -> String { "\(word) takes one word behind it" }
  static func nothingBehind(_ word: String) -> String { "\(word) takes nothing behind it" }
  static func write(_ facts: CommandFacts) -> String { "write \(facts.spelling)" }

  static func unknown(_ word: String, meant: String?) -> String {
    Suggestion.missing(
      "command", word.shown, meant: meant, otherwise: "\(key: "help") lists all of them.")
  }

  static func noTheme(_ name: String, of names: [String]) -> String {
    let meant = Suggestion.closest(to: name, in: names)
    return Suggestion.missing("theme", name.shown, meant: meant)
  }

  /// Why an object cannot be picked, and what can be.
  static func noObject(_ object: ObjectID, isGrowing: Bool, alive: [ObjectID]) -> String {
    let unheard = WhyWords.unheard(object, isGrowing: isGrowing)
    guard !alive.isEmpty else { return unheard + " Nothing is alive here." }
    let names = alive.prefix(aliveCountMax).map(\.description).joined(separator: " ")
    let more = alive.count > aliveCountMax ? " +\(alive.count - aliveCountMax)" : ""
    return unheard + " Here are \(names)\(more)."
  }

  /// How many objects are named that are there instead.
  private static let aliveCountMax = 6

  static func mapped(_ name: String, _ keys: String, isNew: Bool) -> String {
    let now = isNew ? " now" : ""
    if keys.isEmpty { return "\(name) has no key\(now)." }
    // Without a full stop, which is a key.
    return isNew ? "\(name) is done by \(keys) now." : "\(name) is done by \(keys)"
  }

  static let noWholeNumber = "write a whole number"
  static let noPlace = "write \(PlaceInTime.spelling), or +5"
  static func noNumber(_ range: String) -> String { "write a number from \(range)" }

  /// What was typed or pasted behind the end of the longest line.
  static let isCut =
    "only \(TimeFormat.grouped(LineEditor.lengthMax)) characters fit: the rest was left out"

  /// What is known about a command while it is typed.
  static func hint(_ line: String, _ map: KeyMap) -> String {
    if let action = CommandCatalog.action(line) {
      return ActionCatalog.facts(action)?.with(map).title ?? ""
    }
    guard let facts = TypedCommand(line)?.facts else { return "" }
    return "\(facts.argument): \(facts.title)"
  }

  static let usual = "a place such as 128, or a command; Tab completes it, ? lists them"

  static func search(_ wanted: String, isFound: Bool) -> String {
    let state = wanted.isEmpty || isFound ? "" : "nothing was typed with these letters   "
    return "looks for \(wanted)   \(state)Ctrl-R older   Enter does it   Esc closes"
  }
}

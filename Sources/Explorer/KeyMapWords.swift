import Events

/// What is said about keys.
enum KeyMapWords {
  static let usage = "write map ACTION KEY"
  static let noneAlone = "none stands alone: :map ACTION none takes all keys away"
  static let noWayOut = "then no key would lead to help, to the command line or out of the program"

  static func twice(_ word: String) -> String { "\(word) stands twice" }

  static func unknownAction(_ name: String) -> String {
    Suggestion.missing("action", name.shown, meant: ActionCatalog.suggestion(for: name))
  }

  static func unknownKey(_ word: String) -> String {
    "\(word) is no key: write a character, or a name such as F5, Ctrl-O, Alt-Left"
  }

  static func taken(_ word: String, by action: Action) -> String {
    let name = ActionCatalog.facts(action)?.name ?? ""
    return "\(word) means \(name): give that other keys first, such as :map \(name) none"
  }
}

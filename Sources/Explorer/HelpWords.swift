import Views

/// What the help page says.
enum HelpWords {
  static let captions = ["keys", "action", "you may know it as"]
  static let footOfWords =
    "Type any word.  Enter shows it with what belongs to it  Tab scope  Esc closes"
  static let foot = "Type any word.  Enter does it  Tab scope  :keys  F1 tour  Esc closes"

  /// Words look for commands too, except where only commands are looked for.
  static func count(_ found: Int, _ scope: HelpScope) -> String {
    let commands = CommandCatalog.all.count
    if scope == .words { return "\(found) of \(Glossary.all.count) words" }
    return scope == .commands
      ? "\(found) of \(commands) commands"
      : "\(found) of \(ActionCatalog.all.count + commands) actions"
  }

  /// The command that explains a word.
  static let explain = ":explain"

  static let tail =
    "All keys on one page :keys.  Some gdb and WinDbg words work after : too: :rn  :p-  :g  :!tt 50"

  static func plain(_ facts: ActionFacts) -> String {
    facts.habit.isEmpty ? "" : "You may know it as \(facts.habit)."
  }

  static func command(_ facts: CommandFacts) -> String {
    let words =
      facts.words.isEmpty ? "" : " Also \(facts.words.map { ":" + $0 }.joined(separator: "  "))."
    return facts.detail + words
  }
}

extension HelpScope {
  /// How the help page calls it.
  var title: String {
    switch self {
    case .view: "this view"
    case .all: "all"
    case .commands: "commands"
    case .words: "words"
    }
  }
}

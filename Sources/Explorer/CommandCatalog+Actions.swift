import Replay
import Views

/// The words behind a colon that mean an action, with nothing behind them.
extension CommandCatalog {
  /// The action of a word: by its name, as a debugger calls it, or as its command is called; `nil` for all others.
  static func action(_ word: String) -> Action? {
    ActionCatalog.action(named: word) ?? otherWords[word]
  }

  /// The words that are no names of actions: `:c` does what `:continue` does.
  ///
  /// With a `!` a file is replaced, which means nothing without one.
  static let otherWords: [String: Action] = {
    var words = wordsOfOthers
    for facts in all {
      guard let action = ActionCatalog.action(named: facts.name) else { continue }
      for word in facts.words where word.last != "!" && ActionCatalog.action(named: word) == nil {
        words[word] = words[word] ?? action
      }
    }
    return words
  }()

  /// The word that leaves the session, from whatever view.
  static let leave = "q"

  /// What debuggers call actions that take nothing behind them (UI_SPEC 5.10).
  private static let wordsOfOthers: [String: Action] = [
    // gdb
    "n": .move(.step(.over, .forward)), "rn": .move(.step(.over, .backward)),
    "s": .move(.step(.into, .forward)), "rs": .move(.step(.into, .backward)),
    "next": .move(.step(.over, .forward)), "reverse-next": .move(.step(.over, .backward)),
    "until": .move(.step(.over, .forward)), "reverse-step": .move(.step(.into, .backward)),
    "finish": .move(.step(.out, .forward)), "reverse-finish": .move(.step(.out, .backward)),
    "bt": .view(.tree), "delete": .clearBreakpoints, "info breakpoints": .ask(.breakpoints),
    "info b": .ask(.breakpoints),
    // WinDbg
    "t": .move(.step(.into, .forward)), "t-": .move(.step(.into, .backward)),
    "p": .move(.step(.over, .forward)), "p-": .move(.step(.over, .backward)),
    "bl": .ask(.breakpoints), "bc": .clearBreakpoints, "gu": .move(.step(.out, .forward)),
    "k": .view(.tree),
    // vim
    "q!": .quitNow, "qa": .quitNow, "qall": .quitNow,
  ]
}

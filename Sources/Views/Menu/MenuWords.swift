/// What the menu of scenarios says, in one place.
enum MenuWords {
  /// The name of the program, as the menu writes it.
  static let name = "n d i s c o p e"
  static let purpose = "How a packet moves through the Windows network stack."
  /// Behind the purpose where there is room.
  static let manner = " One step at a time, forward and back."

  static let scenarios = "Scenarios"
  static let nothing = "No scenario has these words. Backspace takes letters back, Esc shows all."

  // The line for beginners.
  static let isNew = "New to this? "
  static let threeKeys = "Three keys are enough:  "
  static let stepForward = " one step forward   "
  static let stepBack = " one step back   "
  static func help(isWide: Bool) -> String { isWide ? " help with everything" : " help" }

  // The keys in the last line.
  static let choose = "choose"
  static let find = "find"
  static let theme = "theme"
  static let keyHelp = "help"
  static let start = "start"
  static let quit = "quit"
  static let all = "all scenarios"

  // The help.
  static let helpTitle = "What can I do here?"
  static let helpDetail =
    "In a scenario ? and F1 find everything that can be done there, and do it. F1 F1 shows the tour."
  static let helpFoot = "Any key closes this"
  /// Each key with what it does.
  static let helpRows = [
    ["Enter  l  →", "start the scenario that is picked"],
    ["↑ ↓  k j", "choose; PgUp PgDn g G go farther"],
    ["/  F3", "find by words; Esc shows all again"],
    ["T", "the next theme"],
    ["mouse", "a click picks, a second one starts"],
    ["q  F10", "leave"],
    ["?  F1", "this help"],
  ]
}

/// What the keys in the last line do, in a word or two.
enum KeyLineWords {
  static let back = "back"
  static let step = "step"
  static let intoOverOut = "into over out"
  static let play = "play"
  static let pause = "pause"
  static let hop = "hop"
  static let match = "match"
  static let run = "run"
  static let goTo = "go to"
  static let why = "why"
  static let findFilter = "find filter"
  static let explain = "explain"
  static let inject = "inject"
  static let row = "row"
  static let open = "open"
  static let view = "view"
  static let help = "help"
  static let quit = "quit"
  static let backToStack = "back to the stack"

  // Where two runs are compared.
  static let difference = "difference"
  static let side = "side"
  static let tie = "tie"
  static let with = "with"
}

import Replay

/// What other debuggers call the things that one can do here (UI_SPEC 5.10).
enum CommandWords {
  /// The action of a word of gdb or WinDbg, or `nil`.
  static func action(_ word: String) -> Action? { all[word] }

  /// The place that a text names; WinDbg writes `!tt 50`, we write `goto 50` too.
  static func place(_ text: String) -> String {
    for word in ["!tt ", "goto "] where text.hasPrefix(word) {
      return String(text.dropFirst(word.count))
    }
    return text
  }

  static let all: [String: Action] = [
    // gdb
    "n": .step(.over, .forward), "rn": .step(.over, .backward),
    "s": .step(.into, .forward), "rs": .step(.into, .backward),
    "finish": .step(.out, .forward), "reverse-finish": .step(.out, .backward),
    "c": .run(.forward), "rc": .run(.backward),
    // WinDbg
    "t": .step(.into, .forward), "t-": .step(.into, .backward),
    "p": .step(.over, .forward), "p-": .step(.over, .backward),
    "g": .run(.forward), "g-": .run(.backward), "gu": .step(.out, .forward),
    // vim
    "qall": .quitNow,
  ]
}

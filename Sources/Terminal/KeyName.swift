/// How people write keys: `l`, `Space`, `F8`, `Ctrl-O`, `Alt-Left`, `PgDn`.
public enum KeyName {
  /// How a key is shown, with signs for the arrows; empty for what is no key.
  public static func text(_ input: Input) -> String {
    switch input {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .key(.character(let letter), .alt) where letter != " ": "Alt-\(letter)"
    case .key(let key, let modifiers): prefix(modifiers) + shown(key)
    case .mouse, .paste, .resize, .wake, .signal, .hangUp, .none: ""
    }
  }

  /// How a key is written into a file: the same without signs, `Left` instead of `←`.
  public static func plain(_ input: Input) -> String {
    guard case .key(let key, let modifiers) = input, let name = arrows[key] else {
      return text(input)
    }
    return prefix(modifiers) + name
  }

  /// The key of a name, or `nil` if it names none; letters behind `Ctrl-` may be large or small.
  public static func input(_ text: String) -> Input? {
    if text.count == 1, let character = text.first, character != " " {
      return signs[text].map { .key($0) } ?? .character(character)
    }
    var rest = text[...]
    var modifiers: Modifiers = []
    while let (modifier, count) = modifier(rest) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(count)
    }
    return input(String(rest), modifiers)
  }

  private static func input(_ name: String, _ modifiers: Modifiers) -> Input? {
    if name.lowercased() == "tab", modifiers == .shift { return .key(.backtab) }
    if name.lowercased() == "space" {
      return modifiers.isEmpty ? .character(" ") : .key(.character(" "), modifiers)
    }
    if let key = named[name.lowercased()] ?? signs[name] { return .key(key, modifiers) }
    if name.lowercased().hasPrefix("f"), let number = Int(name.dropFirst()),
      functionKeys ~= number
    {
      return .key(.function(number), modifiers)
    }
    guard name.count == 1, let character = name.first, !modifiers.isEmpty,
      !modifiers.contains(.shift)
    else { return nil }
    let letter = modifiers.contains(.control) ? Character(name.lowercased()) : character
    return .key(.character(letter), modifiers)
  }

  private static func modifier(_ text: Substring) -> (Modifiers, Int)? {
    guard text.utf8.contains(0x2D) else { return nil }
    for (name, modifier) in prefixes {
      if text.count > name.count, text.prefix(name.count).lowercased() == name.lowercased() {
        return (modifier, name.count)
      }
    }
    return nil
  }

  /// The names of keys that are no characters, for people.
  public static let names = plainNames + functionKeys.map { "F\($0)" }

  /// The same without those of the row of functions.
  static let plainNames = [
    "Space", "Enter", "Tab", "Esc", "Backspace", "Left", "Right", "Up", "Down", "Home", "End",
    "PgUp", "PgDn", "Ins", "Del",
  ]

  /// The keys of the row of functions that a terminal may have.
  static let functionKeys = 1...20

  // MARK: - Tables

  private static let prefixes: [(String, Modifiers)] = [
    ("Ctrl-", .control), ("Alt-", .alt), ("Shift-", .shift), ("C-", .control), ("M-", .alt),
  ]

  private static let signs: [String: Key] = ["↑": .up, "↓": .down, "←": .left, "→": .right]

  private static let arrows: [Key: String] = [
    .up: "Up", .down: "Down", .left: "Left", .right: "Right",
  ]

  private static let named: [String: Key] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end,
    "pgup": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown, "ins": .insert,
    "insert": .insert, "del": .delete, "delete": .delete, "backspace": .backspace,
    "enter": .enter, "return": .enter, "tab": .tab, "esc": .escape, "escape": .escape,
  ]

  private static func prefix(_ modifiers: Modifiers) -> String {
    (modifiers.contains(.control) ? "Ctrl-" : "") + (modifiers.contains(.alt) ? "Alt-" : "")
      + (modifiers.contains(.shift) ? "Shift-" : "")
  }

  private static func shown(_ key: Key) -> String {
    switch key {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .insert: "Ins"
    case .delete: "Del"
    case .backspace: "Backspace"
    case .enter: "Enter"
    case .tab: "Tab"
    case .backtab: "Shift-Tab"
    case .escape: "Esc"
    case .function(let number): "F\(number)"
    case .character(" "): "Space"
    case .character(let character): String(character).uppercased()
    }
  }
}

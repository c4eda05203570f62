import Terminal

/// A key that means an action.
public struct KeyStroke: Hashable, Sendable {
  /// What the terminal reports.
  public let input: Input

  /// A key that is no plain character, or one with a modifier.
  public static func key(_ key: Key, _ modifiers: Modifiers = []) -> KeyStroke {
    KeyStroke(input: .key(key, modifiers))
  }

  /// The space bar.
  public static let space = KeyStroke(input: .character(" "))

  /// How people write it.
  public var text: String {
    switch input {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .key(let key, let modifiers): KeyStroke.prefix(modifiers) + KeyStroke.name(key)
    case .mouse, .paste, .resize, .wake, .signal, .hangUp, .none: ""
    }
  }

  private static func prefix(_ modifiers: Modifiers) -> String {
    (modifiers.contains(.control) ? "Ctrl-" : "") + (modifiers.contains(.alt) ? "Alt-" : "")
      + (modifiers.contains(.shift) ? "Shift-" : "")
  }

  private static func name(_ key: Key) -> String {
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
    case .character(let character): String(character).uppercased()
    }
  }
}

extension KeyStroke: ExpressibleByStringLiteral {
  /// A plain character.
  public init(stringLiteral text: String) {
    input = text.first.map(Input.character) ?? .none
  }
}

/// Which key means which action.
enum KeyMap {
  static let standard: [Input: Action] = {
    var map: [Input: Action] = [:]
    for facts in ActionCatalog.all {
      for stroke in facts.keys { map[stroke.input] = facts.action }
    }
    return map
  }()
}

import Terminal

/// A key that means an action.
public struct KeyStroke: Hashable, Sendable {
  /// What the terminal reports.
  public let input: Input

  /// A key as the terminal reports it.
  public init(input: Input) { self.input = input }

  /// A key that is no plain character, or one with a modifier.
  public static func key(_ key: Key, _ modifiers: Modifiers = []) -> KeyStroke {
    KeyStroke(input: .key(key, modifiers))
  }

  /// The space bar.
  public static let space = KeyStroke(input: .character(" "))

  /// How people write it.
  public var text: String { KeyName.text(input) }
}

extension KeyStroke: ExpressibleByStringLiteral {
  /// A plain character.
  public init(stringLiteral text: String) {
    input = text.first.map(Input.character) ?? .none
  }
}

extension KeyName {
  /// All keys that are no characters, in few words.
  public static let spellings =
    plainNames + [
      "F\(functionKeys.lowerBound) to F\(functionKeys.upperBound)",
      "each also behind Ctrl-, Alt- or Shift-", "a character also behind Ctrl- or Alt-",
    ]

  /// Why a key can be given to no action: it always means one thing, or a terminal sends another one for it; `nil` for every
  /// other key.
  public static func trouble(_ input: Input) -> String? {
    switch input {
    case .key(.character("c"), .control): "Ctrl-C always stops what runs"
    case .key(.character("\\"), .control): "Ctrl-\\ always ends the program"
    case .key(.character("m"), .control), .key(.character("j"), .control):
      "a terminal sends the same for this key and for Enter"
    case .key(.character("i"), .control): "a terminal sends the same for this key and for Tab"
    case .key(.character("["), .control): "a terminal sends the same for this key and for Esc"
    case .key(.character("h"), .control):
      "a terminal sends the same for this key and for Backspace"
    case .character(let character) where isControl(character),
      .key(.character(let character), _) where isControl(character):
      "it is a control character; the keys that send one have names, such as Esc, Tab, Ctrl-A"
    case .character, .key, .mouse, .paste, .resize, .wake, .signal, .hangUp, .none: nil
    }
  }

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}

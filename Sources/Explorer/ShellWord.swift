/// What is written for a shell, so that a command can be copied as it stands.
public enum ShellWord {
  /// A word as a shell takes it, whatever is in it; quoted only where it must be.
  ///
  /// A file whose name begins with a dash would be taken for an option, and is named from its folder.
  public static func quoted(_ word: String) -> String {
    let word = word.hasPrefix("-") ? "./" + word : word
    guard word.isEmpty || !word.utf8.allSatisfy(isPlain) else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Whether a byte means nothing but itself to every shell, wherever it stands.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_@%+:,./-".utf8.contains(byte)
    }
  }
}

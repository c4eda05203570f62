/// The sequence with which a program puts text on the clipboard of its terminal, wherever that runs: OSC 52.
enum Clipboard {
  /// The sequence for a text, or `nil` if the text is longer than terminals take.
  static func sequence(for text: String) -> [UInt8]? {
    guard text.utf8.count <= byteCountMax else { return nil }
    return Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
  }

  /// What xterm takes, before it is made longer by a third.
  static let byteCountMax = 74_994

  /// Bytes as text, three in four letters.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 3).flatMap { start -> [UInt8] in
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = group + Array(repeating: 0, count: 3 - group.count)
      let number = padded.reduce(0) { $0 << 8 | Int($1) }
      return (0..<4).map { place in
        place > group.count ? UInt8(ascii: "=") : letters[number >> (18 - 6 * place) & 63]
      }
    }
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}

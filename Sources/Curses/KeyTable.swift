import CCurses
import Terminal

/// Which keys send which sequences on a terminal, where these do not follow the rules that ``InputDecoder`` knows.
struct KeyTable {
  private var keys: [[UInt8]: Key] = [:]
  private var longest = 0

  /// A table of sequences that begin with Escape; others are characters.
  init(_ sequences: [(String, Key)] = []) {
    for (sequence, key) in sequences where sequence.utf8.first == 0x1B && sequence.utf8.count > 1 {
      keys[Array(sequence.utf8)] = key
      longest = max(longest, sequence.utf8.count)
    }
  }

  /// The key whose sequence stands at the beginning, the longest one first, and how many bytes it takes.
  func match(_ bytes: ArraySlice<UInt8>) -> (key: Key, byteCount: Int)? {
    for count in stride(from: min(longest, bytes.count), to: 1, by: -1) {
      if let key = keys[Array(bytes.prefix(count))] { return (key, count) }
    }
    return nil
  }

  /// What the description of the open terminal says.
  static func ofTerminal() -> KeyTable {
    KeyTable(
      names.compactMap { name, key in
        ccurses_key_sequence(name).map { (String(cString: $0), key) }
      })
  }

  /// The keys by their terminfo names.
  private static let names: [(String, Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
      ("kdch1", .delete), ("kcbt", .backtab), ("kent", .enter),
    ] + (1...12).map { ("kf\($0)", .function($0)) }
}

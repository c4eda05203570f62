import Glibc
import Terminal

/// The standard output, written in large pieces.
enum StandardOutput {
  static func write(_ text: String) { FileWriter.standardOutput.write(Array(text.utf8)) }

  /// Puts text that came from a file: nothing of it can command the terminal.
  static func write(lines: some Sequence<String>, tier: GlyphTier) {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: VisibleText.of(line, tier: tier).utf8)
      bytes.append(0x0A)
      if bytes.count > 1 << 16 {
        FileWriter.standardOutput.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    FileWriter.standardOutput.write(bytes)
  }
}

/// Where everything goes that is not the result.
enum StandardError {
  static func write(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let tier = GlyphTier.forText(false, on: STDERR_FILENO)
    let safe = lines.map { VisibleText.of(String($0), tier: tier) }
    FileWriter.standardError.write(Array(safe.joined(separator: "\n").utf8))
  }

  /// Says in one row of a terminal how far something is, in the place of what stood there; nothing clears the row.
  ///
  /// Nobody misses it where the terminal has gone away, and the work is not to end by that.
  static func show(progress text: String) {
    let tier = GlyphTier.forText(false, on: STDERR_FILENO)
    let row = Array("\r\(VisibleText.of(text, tier: tier))\u{1B}[K".utf8)
    _ = Glibc.write(STDERR_FILENO, row, row.count)
  }
}

extension GlyphTier {
  /// The glyphs of text output: ASCII where it was asked for, or where it goes to a terminal and the locale has nothing else.
  static func forText(_ isASCII: Bool, on descriptor: Int32 = STDOUT_FILENO) -> GlyphTier {
    if isASCII { return .ascii }
    let isTerminal = isatty(descriptor) == 1
    return isTerminal && !isUTF8Locale ? .ascii : .full
  }

  private static var isUTF8Locale: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = getenv(name), value.pointee != 0 else { continue }
      let text = String(cString: value).lowercased()
      return text.contains("utf-8") || text.contains("utf8")
    }
    return false
  }
}

/// What the system says about an error number.
func systemText(_ code: Int32) -> String { String(cString: strerror(code)) }

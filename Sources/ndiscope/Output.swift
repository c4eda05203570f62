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
    let safe = lines.map { VisibleText.of(String($0), tier: .forText(false)) }
    FileWriter.standardError.write(Array(safe.joined(separator: "\n").utf8))
  }
}

extension GlyphTier {
  /// The glyphs of text output: ASCII where it was asked for, or where the locale has nothing else.
  static func forText(_ isASCII: Bool) -> GlyphTier {
    if isASCII { return .ascii }
    let isTerminal = isatty(STDOUT_FILENO) == 1
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

/// A file that is written; an error ends the command with words.
struct FileWriter {
  let descriptor: Int32

  static let standardOutput = FileWriter(descriptor: STDOUT_FILENO)
  static let standardError = FileWriter(descriptor: STDERR_FILENO)

  /// Writes everything; a full disk or a closed pipe ends the program with the status that shells know for it.
  func write(_ bytes: [UInt8]) {
    var sent = 0
    bytes.withUnsafeBytes { buffer in
      while sent < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + sent, buffer.count - sent)
        if count < 0, errno == EINTR { continue }
        if count < 0 { FileWriter.fail(errno, descriptor) }
        sent += count
      }
    }
  }

  private static func fail(_ code: Int32, _ descriptor: Int32) -> Never {
    if descriptor != STDERR_FILENO, code != EPIPE {
      StandardError.write("ndiscope: cannot write: \(systemText(code))\n")
    }
    exit(Status.unreadable.rawValue)
  }

  /// A new file in place of whatever is at `path`; it stands there when ``commit(_:)`` was called.
  static func temporary(beside path: String) throws(Refusal) -> (FileWriter, path: String) {
    let name = path + ".\(getpid()).new"
    let descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw Refusal("cannot write \(path): \(systemText(errno))", .unreadable)
    }
    return (FileWriter(descriptor: descriptor), name)
  }

  /// Puts a finished temporary file in its place.
  func commit(_ temporary: String, to path: String) throws(Refusal) {
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      throw Refusal("cannot write \(path): \(systemText(errno))", .unreadable)
    }
  }
}

/// What the system says about an error number.
func systemText(_ code: Int32) -> String { String(cString: strerror(code)) }

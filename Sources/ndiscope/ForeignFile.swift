import Explorer
import Glibc
import Interchange

/// What a file may be that is no trace, told by its first bytes and, where these say nothing, by its name.
enum ForeignFile {
  /// Frames that can be played through a stack.
  case capture
  /// What pktmon has logged.
  case log
  /// The text that pktmon makes of its log.
  case logText

  /// Looks at a file; `nil` where nothing is known about it.
  init?(path: String) {
    let beginning = ForeignFile.beginning(of: path)
    let text = String(decoding: beginning.filter { $0 != 0 }, as: UTF8.self)
    if (try? CaptureFile(Array(beginning.prefix(8)))) != nil {
      self = .capture
    } else if ForeignFile.signs.contains(where: { text.contains($0) }) {
      self = .logText
    } else if path.lowercased().hasSuffix(".etl") {
      self = .log
    } else if [".pcap", ".pcapng", ".cap"].contains(where: path.hasSuffix) {
      self = .capture
    } else {
      return nil
    }
  }

  /// What stands in the text of pktmon in every language.
  private static let signs = ["PktGroupId ", "[Microsoft-Windows-PktMon]", "[MSNT_SystemTrace]"]

  /// The first bytes of a plain file; none of everything else.
  private static func beginning(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(count, 0)))
  }

  /// How its frames come to a stack.
  fileprivate func hint(_ path: String) -> String {
    switch self {
    case .capture:
      ". Captured frames are played through a stack: ndiscope explore s01 --frames "
        + ShellWord.quoted(path)
    case .log:
      ". What pktmon has logged becomes a capture on Windows: pktmon etl2pcap "
        + ShellWord.quoted(fileName(path))
    case .logText:
      ". This is text that pktmon has made of its log. The log itself becomes a capture on Windows: "
        + "pktmon etl2pcap PktMon.etl"
    }
  }
}

/// Where something else was given for a capture, how to get one.
func logHint(_ path: String) -> String {
  guard let file = ForeignFile(path: path), file != .capture else { return "" }
  return file.hint(path)
}

/// Where a capture, or what can become one, was given for a trace, how to play it.
func captureHint(_ path: String) -> String { ForeignFile(path: path)?.hint(path) ?? "" }

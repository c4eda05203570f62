import Glibc

/// Small files in the folder of the state, such as what was typed before.
enum StateFile {
  /// The lines of a file, the last ones of a long one; none if there is no such file.
  static func lines(_ name: String) -> [String] {
    guard let folder = UserFolders.state else { return [] }
    let descriptor = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    guard let size = size(ofPlain: descriptor) else { return [] }
    let start = max(size - byteCountMax, 0)
    var bytes = [UInt8](repeating: 0, count: min(size, byteCountMax))
    let count = pread(descriptor, &bytes, bytes.count, off_t(start))
    guard count > 0 else { return [] }
    let lines = bytes.prefix(count).split(separator: 0x0A, omittingEmptySubsequences: true)
      .map { String(decoding: $0, as: UTF8.self) }
    return start > 0 ? Array(lines.dropFirst()) : lines
  }

  /// Adds a line to a file; whether that could be done.
  @discardableResult
  static func append(_ line: String, to name: String) -> Bool {
    guard let folder = UserFolders.madeState() else { return false }
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK
    let descriptor = open("\(folder)/\(name)", flags, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    // Nobody waits here for a pipe that is full.
    guard size(ofPlain: descriptor) != nil else { return false }
    return FileWriter(descriptor: descriptor).send(Array((line + "\n").utf8)) == 0
  }

  /// Writes a file that is there anew, whole or not at all.
  static func replace(_ name: String, with lines: [String]) {
    guard let folder = UserFolders.state else { return }
    try? TraceFile.replace("\(folder)/\(name)", with: lines.map { $0 + "\n" }.joined())
  }

  /// The size of a file that is open; `nil` if it is no plain one.
  private static func size(ofPlain descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether a file is there.
  static func exists(_ name: String) -> Bool {
    UserFolders.state.map { access("\($0)/\(name)", F_OK) == 0 } ?? false
  }

  private static let byteCountMax = 256 * 1_024
}

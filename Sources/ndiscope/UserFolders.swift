import Glibc

/// Where people keep what belongs to them, by the XDG base directory specification.
///
/// A relative path in a variable is ignored, as the specification wants it. Nothing here fails: what cannot be written is
/// not kept, and what cannot be read is not there.
enum UserFolders {
  /// `$XDG_CONFIG_HOME/ndiscope`, else `~/.config/ndiscope`; `nil` without a home.
  static var configuration: String? { folder("XDG_CONFIG_HOME", ".config") }

  /// `$XDG_STATE_HOME/ndiscope`, else `~/.local/state/ndiscope`; `nil` without a home.
  static var state: String? { folder("XDG_STATE_HOME", ".local/state") }

  /// Makes the folder of the configuration and those above it; whether it is there.
  static func makeConfiguration() -> Bool { configuration.map(makeFolder) ?? false }

  /// Makes a folder and those above it; whether it is there.
  static func makeFolder(_ path: String) -> Bool {
    if access(path, F_OK) == 0 { return true }
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    guard !parent.isEmpty, makeFolder("/" + parent) else { return false }
    return mkdir(path, 0o700) == 0 || errno == EEXIST
  }

  /// A path behind `~/` lies in the folder of the user, as in a shell.
  static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = environment("HOME") else { return path }
    return home + path.dropFirst()
  }

  private static func folder(_ variable: String, _ usual: String) -> String? {
    if let text = environment(variable), text.hasPrefix("/") { return text + "/ndiscope" }
    return environment("HOME").map { "\($0)/\(usual)/ndiscope" }
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}

/// What is in a folder.
enum FileNames {
  /// The paths of the plain files whose names have one of these endings, without hidden ones and those below, in the order of
  /// their names; none if there is no such folder.
  static func paths(in folder: String, endingIn ends: [String]) -> [String] {
    var paths: [String] = []
    for name in all(in: folder) {
      guard ends.contains(where: name.hasSuffix), !name.hasPrefix(".") else { continue }
      let path = folder + (folder.hasSuffix("/") ? "" : "/") + name
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      paths.append(path)
    }
    return paths.sorted()
  }

  /// The names in a folder that fit, in no order, and so many at most; none if there is no such folder.
  static func all(
    in folder: String, atMost countMax: Int = .max, where fits: (String) -> Bool = { _ in true }
  ) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while names.count < countMax, let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if fits(name) { names.append(name) }
    }
    return names
  }
}

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
    guard let folder = UserFolders.state, UserFolders.makeFolder(folder) else { return false }
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

import Glibc

/// Folders of the system: whether they are there, and how they are made.
enum Folders {
  /// Whether a folder is at a path.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder and those above it where they are missing; whether it is there, and if not, `errno` says why.
  static func make(_ path: String, mode: mode_t) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 {
      errno = ENOTDIR
      return status.st_mode & S_IFMT == S_IFDIR
    }
    if mkdir(path, mode) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let parent = parent(of: path), make(parent, mode: mode) else {
      return false
    }
    return mkdir(path, mode) == 0 || errno == EEXIST
  }

  /// The folder above a folder, as it is written; `nil` for one that has none.
  private static func parent(of path: String) -> String? {
    let end = path.lastIndex { $0 != "/" } ?? path.startIndex
    guard let slash = path[..<end].lastIndex(of: "/"), slash > path.startIndex else { return nil }
    return String(path[..<slash])
  }
}

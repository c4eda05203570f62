import Glibc

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

/// The last part of a path.
func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

import Glibc

/// What is in a folder, and what a file in it may be called.
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

  /// The beginning of a name for a file, made of a text of a file that may say anything.
  ///
  /// Only letters, digits, `.`, `-` and `_` are left, so that the file stays in its folder and its name commands no terminal;
  /// and neither `.` nor `-` stands in front, so that it is neither hidden nor taken for an option.
  static func tame(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(scalarCountMax) {
      name.append(isTame(scalar) ? scalar : "_")
    }
    if let first = name.first, first == "." || first == "-" {
      name.replaceSubrange(name.startIndex..<name.index(after: name.startIndex), with: ["_"])
    }
    return String(name)
  }

  private static func isTame(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || scalar == "." || scalar == "-" || scalar == "_"
  }

  /// How much of a text goes into a name; systems take 255 bytes.
  private static let scalarCountMax = 50
}

/// The last part of a path.
func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

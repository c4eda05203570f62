import Foundation

/// The files of this repository as text.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file, named from the root.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Whether a file or folder is there.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The files under a folder, named from the root, sorted; hidden folders are left out.
  static func files(under folder: String = "", endingIn suffix: String) -> [String] {
    let start = folder.isEmpty ? root : root.appending(path: folder)
    let walk = FileManager.default.enumerator(
      at: start, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    let prefix = root.standardizedFileURL.path + "/"
    let all = (walk?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
      .map { $0.standardizedFileURL.path }
    return all.filter { $0.hasSuffix(suffix) && $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }.sorted()
  }

  /// The folders in a folder, sorted.
  static func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { name in
        var isFolder: ObjCBool = false
        let path = root.appending(path: folder + "/" + name).path
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && isFolder.boolValue
      }.sorted()
  }
}

/// A place in a file, for a report.
struct FileLine: CustomStringConvertible {
  var path: String
  var number: Int
  var text: String

  var description: String { "\(path):\(number): \(text)" }
}

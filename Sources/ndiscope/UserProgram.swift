import Events
import Explorer
import Glibc
import Settings
import Terminal
import Traces

/// What a session gets from the user's folders: keys, what was typed before, the names of files.
enum UserProgram {
  private static let historyFile = "history"

  /// Keys, and how files are found; `keys` is a file of keys that was named.
  ///
  /// - Throws: ``Refusal`` if a file of keys is wrong, with line and column.
  static func state(keys path: String?) throws(Refusal) -> ProgramState {
    var state = ProgramState()
    state.keyMap = try keyMap(path)
    state.files = files
    return state
  }

  // MARK: - Keys

  /// The keys of a file that was named, else those of the user, else those that ship.
  private static func keyMap(_ path: String?) throws(Refusal) -> KeyMap {
    if let path { return try read(path) }
    var status = stat()
    guard let path = UserFolders.configuration.map({ $0 + "/keys.yaml" }), stat(path, &status) == 0
    else { return .standard }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal("\(path): this is no file with text", .unreadable)
    }
    return try read(path)
  }

  private static func read(_ path: String) throws(Refusal) -> KeyMap {
    let map: KeyMap
    do throws(YAMLError) {
      let standard = ActionCatalog.all.map { ($0.name, $0.keys.map(\.input)) }
      map = KeyMap.standard.with(try KeyFile.changes(try TextFile.text(at: path), to: standard))
    } catch {
      throw Refusal(located(error.sentence, path, error.position), .unreadable)
    }
    guard !map.leavesNoWayOut else {
      throw Refusal(
        "\(path): no key would lead to help, to the command line or out of the program", .unreadable
      )
    }
    return map
  }

  // MARK: - What was typed

  /// What was typed before; a file that has grown long is written anew.
  static func history() -> InputHistory {
    let lines = StateFile.lines(historyFile)
    let history = InputHistory(saved: lines)
    if lines.count > 2 * InputHistory.lineCountMax {
      StateFile.replace(historyFile, with: history.lines.map(\.saved))
    }
    return history
  }

  /// Keeps a line for the next time; where nothing can be written, for this time only.
  static func remember(_ line: String) { StateFile.append(line, to: historyFile) }

  // MARK: - Files

  /// The files that a path may be completed to, folders with a slash.
  private static func files(_ typed: String) -> [String] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let shown = String(typed[..<slash])
    let start = String(typed[slash...])
    let folder = shown.isEmpty ? "." : UserFolders.expanded(shown)
    let names = FileNames.all(in: folder, atMost: fileCountMax) { name in
      name.hasPrefix(start) && (!name.hasPrefix(".") || start.hasPrefix("."))
        && name != "." && name != ".." && !name.contains(where: \.isNewline)
    }
    return names.map { shown + $0 + (Folders.isFolder(folder + "/" + $0) ? "/" : "") }.sorted()
  }

  private static let fileCountMax = 2_000
}

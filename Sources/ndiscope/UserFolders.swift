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
  static func makeConfiguration() -> Bool { make(configuration) }

  /// Makes the folder of the state and those above it; `nil` if it is not there then.
  static func madeState() -> String? { make(state) ? state : nil }

  /// What is in them is nobody else's business; a home that is not there belongs to nobody, and is not made.
  private static func make(_ path: String?) -> Bool {
    guard let path, !isInMissingHome(path) else { return false }
    return Folders.make(path, mode: 0o700)
  }

  private static func isInMissingHome(_ path: String) -> Bool {
    guard let home = environment("HOME"), path.hasPrefix(home + "/") else { return false }
    return !Folders.isFolder(home)
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

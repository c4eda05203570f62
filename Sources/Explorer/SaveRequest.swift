import Views

/// A file that a live run is to be written into, as it is typed behind a colon: `write FILE`, `write! FILE`.
public struct SaveRequest: Equatable, Sendable {
  /// The file.
  public let path: String
  /// Whether a file that stands there already is replaced.
  public let replaces: Bool
  /// The command that would replace it, for who is told that it stands there already.
  public internal(set) var command = "write"
  /// The marks that are to stand in it.
  public var marks: [UserMark] = []
  /// The notes that are to stand in it.
  public var notes: [UserNote] = []

  /// A file, and whether it may be replaced.
  public init(path: String, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }

  /// What a command of one of these names says; `nil` if it is another command, or names no file.
  init?(command: String, named words: [String] = SaveRequest.words) {
    guard let space = command.firstIndex(of: " ") else { return nil }
    var word = command[..<space]
    let replaces = word.last == "!"
    if replaces { word = word.dropLast() }
    let path = command[space...].drop { $0 == " " }
    guard words.contains(String(word)), !path.isEmpty else { return nil }
    self.init(path: String(path), replaces: replaces)
  }

  static let words = ["write", "w", "save"]
}

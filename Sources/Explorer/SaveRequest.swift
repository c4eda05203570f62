import Views

/// A file that a live run is to be written into, as it is typed behind a colon: `write FILE`, `write! FILE`.
public struct SaveRequest: Equatable, Sendable {
  /// The file.
  public let path: String
  /// Whether a file that stands there already is replaced.
  public let replaces: Bool
  /// The marks that are to stand in it.
  public var marks: [UserMark] = []
  /// The notes that are to stand in it.
  public var notes: [UserNote] = []

  /// A file, and whether it may be replaced.
  public init(path: String, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }

  /// What a command says; `nil` if it is another command, or names no file.
  init?(command: String) {
    guard let space = command.firstIndex(of: " ") else { return nil }
    var word = command[..<space]
    let replaces = word.last == "!"
    if replaces { word = word.dropLast() }
    let path = command[space...].drop { $0 == " " }
    guard SaveRequest.words.contains(String(word)), !path.isEmpty else { return nil }
    self.init(path: String(path), replaces: replaces)
  }

  private static let words = ["write", "w", "save"]
}

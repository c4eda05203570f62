import Views

/// A file that a live run is to be written into, as it is typed behind a colon: `write FILE`, `write! FILE`.
public struct SaveRequest: Equatable, Sendable {
  /// The file.
  public let path: String
  /// Whether a file that stands there already is replaced.
  public let replaces: Bool
  /// The command that asked for it.
  private var origin: CommandMeaning = .write
  /// The marks that are to stand in it.
  public var marks: [UserMark] = []
  /// The notes that are to stand in it.
  public var notes: [UserNote] = []

  /// A file, and whether it may be replaced.
  public init(path: String, replaces: Bool = false) {
    self.path = path
    self.replaces = replaces
  }

  /// What a command says; `nil` if it names no file.
  init?(_ typed: TypedCommand) {
    guard !typed.rest.isEmpty else { return nil }
    self.init(path: typed.rest, replaces: typed.replaces)
    origin = typed.facts.meaning
  }

  /// The command that would replace it, for who is told that it stands there already.
  public var command: String { CommandCatalog.command(origin)?.name ?? "" }
}

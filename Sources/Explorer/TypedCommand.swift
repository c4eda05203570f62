import Events
import Replay

/// A command as it was typed behind a colon: which one, by which of its words, and what stands behind that.
struct TypedCommand {
  /// The command.
  let facts: CommandFacts
  /// Its name, or another word for it.
  let word: String
  /// What stands behind the word; may be empty.
  let rest: String

  /// Reads a line; `nil` if its first word is no command.
  init?(_ line: String) {
    let word = String(line.prefix { $0 != " " })
    let rest = String(line.dropFirst(word.count)).trimmed
    guard let facts = CommandCatalog.command(word, before: rest) else { return nil }
    self.facts = facts
    self.word = word
    self.rest = rest
  }

  /// The place that stands behind it, as the debugger writes it whose word was typed.
  var place: String {
    guard word == CommandCatalog.timeTravel, rest.allSatisfy(\.isNumber),
      let number = Int(rest), number <= 100
    else { return rest }
    return rest + "%"
  }

  /// The words that stand behind it.
  var words: [String] { rest.split(separator: " ").map(String.init) }

  /// Whether what is needed stands behind it.
  var isComplete: Bool { !rest.isEmpty || facts.meaning.extent == .lineOrNothing }

  /// Whether a file that is there already is replaced: `:write! FILE`.
  var replaces: Bool { word.last == "!" }

  /// Whether a place stands where a run wants a query: `:c 128`, `:b 50%`.
  var lacksQuery: Bool {
    switch facts.meaning {
    case .run, .stop: PlaceInTime(rest) != nil
    default: false
    }
  }

  /// The prompt that asks for the same, or `nil`.
  var seekKind: SeekKind? {
    if case .seek(let kind) = facts.meaning { kind } else { nil }
  }
}

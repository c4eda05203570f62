import Events
import Replay

/// A command that needs to be told something: what it is called, and what it wants to know.
public struct CommandFacts: Equatable, Sendable {
  /// What it means.
  let meaning: CommandMeaning
  /// Its name after a colon.
  public let name: String
  /// Other names of it.
  public let words: [String]
  /// Words of another command that mean this one in front of a place.
  let wordsBeforePlace: [String]
  /// What it wants to know, such as `FILE`.
  public let argument: String
  /// What that can be.
  let kind: CommandArgument
  /// What it does, in a few words.
  public let title: String
  /// What one should know beyond that, with the names of actions where their keys stand.
  private var writtenDetail: String

  init(
    _ meaning: CommandMeaning, _ name: String, _ argument: String, _ kind: CommandArgument,
    _ title: String, _ detail: String = "", words: [String] = [], wordsBeforePlace: [String] = []
  ) {
    self.meaning = meaning
    self.name = name
    self.words = words
    self.wordsBeforePlace = wordsBeforePlace
    self.argument = argument
    self.kind = kind
    self.title = title
    writtenDetail = detail
  }

  /// What one should know beyond that; may be empty.
  public var detail: String { KeyMap.standard.keyed(writtenDetail) }

  /// The same command with the keys of a map, where keys are named.
  func with(_ map: KeyMap) -> CommandFacts {
    var facts = self
    facts.writtenDetail = map.keyed(writtenDetail)
    return facts
  }

  /// How it is written: `:write FILE`.
  public var spelling: String { ":\(name) \(argument)" }
}

/// What a command wants to know, so that it can be completed.
public enum CommandArgument: Equatable, Sendable {
  /// A file.
  case file
  /// A view.
  case view
  /// A theme.
  case theme
  /// The name of an action, then keys.
  case keys
  /// Columns of the list of events, one after the other.
  case columns
  /// The letter of a mark that is set.
  case mark
  /// An object such as P5.
  case object
  /// A query.
  case query
  /// Anything else that cannot be listed: a number, a place, a text.
  case free
}

/// Every command that needs to be told something.
public enum CommandCatalog {
  /// All of them, in the order of the help page.
  public static let all: [CommandFacts] = moving + understanding + program

  /// The command of a name or another word for it, or `nil`.
  static func command(named name: String) -> CommandFacts? {
    all.first { $0.name == name || $0.words.contains(name) }
  }

  /// The command of a word, which may depend on what stands behind it: `:g 128` goes to a place, `:g drop` runs; `nil` if there
  /// is none.
  static func command(_ word: String, before rest: String) -> CommandFacts? {
    let facts = all.first { $0.wordsBeforePlace.contains(word) }
    if let facts, TypedPlace(rest) != nil { return facts }
    return command(named: word)
  }

  /// What is known about the command that means something.
  static func command(_ meaning: CommandMeaning) -> CommandFacts? {
    all.first { $0.meaning == meaning }
  }

  /// The word of WinDbg behind which a bare number up to 100 is a part of the run.
  static let timeTravel = "!tt"

  private static let moving: [CommandFacts] = [
    CommandFacts(
      .steps(.forward), "step", "COUNT", .free, "so many events forward",
      "The same as typing \(key: "step") so many times."),
    CommandFacts(.steps(.backward), "back", "COUNT", .free, "so many events back"),
    CommandFacts(
      .goTo, "goto", "PLACE", .free,
      "to an event, a part, a time, so many events on: 128  50%  412us  +5",
      "A place alone does the same: :128. :+5 goes five events on, :-5 five back. Behind :!tt a number up to 100 is a part, as in WinDbg: :!tt 50 is :50%.",
      words: [timeTravel],
      wordsBeforePlace: ["g"]),
    CommandFacts(
      .run(.forward), "continue", "QUERY", .query, "run to the next event that a query holds for",
      "For example :c drop or send.", words: ["c", "run", "g", "until"]),
    CommandFacts(
      .run(.backward), "continue_back", "QUERY", .query,
      "run back to an event that a query holds for",
      words: ["C", "rc", "g-", "reverse-continue"]),
    CommandFacts(
      .stop, "break", "QUERY", .query, "stop every run where a query holds",
      "For example :b send and status == PENDING. The same again removes it.", words: ["b", "bp"]),
    CommandFacts(
      .seek(.filter), "filter", "QUERY", .query, "show only the events that a query holds for",
      "For example :filter send. Without a query it asks for one."),
    CommandFacts(
      .seek(.find), "find", "QUERY", .query,
      "go to the next event that a query holds for, or that has the words"),
    CommandFacts(
      .first, "first", "QUERY", .query, "go to the first event for which a query became true",
      "Wherever the cursor stands; \(key: "find_next") goes on from there."),
    CommandFacts(
      .saveFilter, "save_filter", "NAME", .free, "give the filter a name, for all times",
      "It is written into rules.yaml in the folder of your settings, and @NAME stands for it in every query."
    ),
    CommandFacts(
      .columns, "columns", "NAME ...", .columns, "which columns the list of events has",
      "seq t dt cpu call route obj st mark, and every field of the query language."),
    CommandFacts(.mark, "mark", "LETTER", .free, "mark this place with a letter"),
    CommandFacts(.toMark, "to_mark", "LETTER", .mark, "to a mark"),
    CommandFacts(
      .pick, "pick", "OBJECT", .object, "pick an object, such as P5",
      "What is done about an object is then done about this one: follow, hop, inspector. :pick none ends it."
    ),
  ]

  private static let understanding: [CommandFacts] = [
    CommandFacts(
      .exhaust, "exhaust", "CP1,CP2 DEPTH", .free, "try every answer of choice points, in all runs",
      "CP8 and CP9 try cancels, closes, unbinds, pauses, resets and removals at every moment. What breaks a rule is listed with the shortest run that shows it; Esc stops the search."
    ),
    CommandFacts(
      .why, "why", "NAME", .object,
      "who set the owner of an object, or a queue, pool, counter, state",
      "For example :why P3, :why MpTx. \(key: "why") asks about this step, or about what is picked."
    ),
    CommandFacts(
      .watch, "watch", "EXPRESSION", .free, "watch a value at every step",
      "Any expression of the query language, such as q.MpTx.len or c.io + 1; or a name, such as P3."
    ),
    CommandFacts(
      .unwatch, "unwatch", "NUMBER", .free, "watch a value no more",
      "The number in the list of watches, or how it is called. Alone it removes all."),
    CommandFacts(
      .chart, "chart", "EXPRESSION", .free, "chart a value over the whole time, in the view charts",
      "Numbers of the query language, such as q.MpTx.len or rate(send, 1 ms); a condition is 1 where it holds. The same again removes it."
    ),
    CommandFacts(
      .unchart, "unchart", "NUMBER", .free, "chart an expression no more",
      "Its number in the list, or how it is written. Alone it removes all."),
    CommandFacts(
      .explain, "explain", "WORD", .free, "say what a word means", "For example :explain PENDING."),
    CommandFacts(
      .note, "note", "TEXT", .free, "write a remark at this moment",
      "Alone it removes the one that is here."),
    CommandFacts(
      .yank, "yank", "FILE", .file, "write what was copied last into a file",
      "Where nothing was copied, the row of this event.", words: ["yank!"]),
  ]

  private static let program: [CommandFacts] = [
    CommandFacts(
      .view, "view", "NAME", .view, "show a view", "The name alone does the same: :ladder."),
    CommandFacts(
      .write, "write", "FILE", .file, "write the live run into a trace",
      "It has what was injected and the branch that was taken. :write! FILE replaces a file.",
      words: ["write!", "w", "w!", "save", "save!"]),
    CommandFacts(
      .compare, "compare", "FILE", .file, "put another run beside this one: a trace, or a scenario",
      "The id of a scenario that ships will do as well.", words: ["against"]),
    CommandFacts(.theme, "theme", "NAME", .theme, "use a theme"),
    CommandFacts(
      .map, "map", "ACTION KEY ...", .keys, "give an action other keys, until the program ends",
      "For good it is written into keys.yaml. A key that means something else must be free first: :map theme none."
    ),
    CommandFacts(.help, "help", "WORDS", .free, "look for something that can be done"),
  ]
}

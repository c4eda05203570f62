import Events
import Replay
import Traces
import Views

// Every sentence of the lists that explain, in one place.

extension InsightPurpose {
  /// Why a step came about, or who set a value.
  static func why(_ what: String) -> InsightPurpose {
    InsightPurpose(title: "Why? " + what, noun: "events", enter: "goes there")
  }

  /// Why a step came about, where something was asked about that nobody can answer.
  static func whyInstead(_ what: String) -> InsightPurpose {
    var purpose = why(what)
    purpose.title = "This has no history of its own. " + purpose.title
    return purpose
  }

  /// What words mean.
  static let terms = InsightPurpose(
    title: "What does it mean?", noun: "words", enter: "shows what belongs to it",
    detailRowCount: 9, mainCell: 0)

  /// How two moments differ.
  static func difference(_ first: Int, _ second: Int) -> InsightPurpose {
    InsightPurpose(
      title: "What differs between #\(first) and #\(second)?", noun: "differences",
      enter: "goes to where it was set", mainCell: 1)
  }

  /// The marks and notes.
  static let places = InsightPurpose(
    title: "Where to? The letter of a mark goes there at once.", noun: "places",
    enter: "goes there", mainCell: 2)
}

extension InsightPurpose {
  /// The line that leads back to this moment.
  static func link(_ line: String) -> InsightPurpose {
    InsightPurpose(
      title: "This line, \(line.count) characters, leads back to exactly this moment",
      noun: "pieces", enter: "closes", mainCell: 1, line: line)
  }
}

extension Cause.Relation {
  /// What the event has to do with the one above it.
  var words: String {
    switch self {
    case .asked: "this step"
    case .decided: "decided by"
    case .answered: "passes on"
    case .begun: "answers"
    case .inside: "inside of"
    case .caused: "caused by"
    case .givenAway: "gives back"
    case .touched, .followed: "comes after"
    case .reported: "told by"
    case .ordered: "asked for by"
    }
  }
}

/// What is said about who set a value.
enum WhyWords {
  static let atBeginning = "This is the beginning: nothing has happened yet."
  static let sinceBeginning = "since the beginning"
  static let setter = "set by"
  static let setBefore = "was set by"
  static let emptySince = "empty since"
  static let usedUpSince = "full since"
  static func breaks(_ rule: String) -> String { "broke \(rule)" }
  static let leads = "led to it"

  // How the screen and queries write a place.
  static let queueSign = "q."
  static let counterSign = "c."
  static let poolSign = "pool."
  static let lengthSign = ".len"
  static let usedSign = ".used"
  // What is asked of a step, as queries write it.
  static let level = "irql"
  static let depth = "depth"

  static func value(_ name: String, _ text: String) -> String {
    text.isEmpty ? "\(name) has no value" : "\(name) is \(text)"
  }

  static func unset(_ value: String) -> String {
    "\(value). No event has set it: it has been so from the beginning."
  }
  static func unsetInKept(_ value: String) -> String {
    "\(value). No event that is kept has set it."
  }
  static func unsetLately(_ value: String) -> String {
    "\(value). No event of the last \(Timeline.quantitySearchCountMax) has set it, "
      + "or it has been so from the beginning."
  }
  static func setAgain(_ value: String, _ number: Int, isCut: Bool) -> String {
    let before = isCut ? ". No event that is kept has changed it" : ": so from the beginning"
    return "\(value)\(before). #\(number) has only set it to the same again."
  }
  static func unheard(_ object: ObjectID, isGrowing: Bool) -> String {
    "There is no \(object) in this run\(isGrowing ? " so far" : ""): no event is about it."
  }
  static func notYet(_ object: ObjectID, _ number: Int) -> String {
    "\(object) does not exist here yet: the first event about it is #\(number)."
  }

  static func former(_ name: String, _ text: String) -> String { "\(name) was \(text)" }
  static let more = "and so on"
  static let cut =
    "Only the nearest \(Timeline.causeCountMax) causes are listed. Enter goes to the last of them; :why asks on from there."
  static func farther(_ number: Int) -> String { "this history goes on before #\(number)" }
  static let unknown =
    "Write an object such as P3, the id of a queue, pool, counter or state such as ne2000.MpTx, irql or depth."
}

/// What is said about watches.
enum WatchWords {
  static let nothing =
    "Pick a value first: a row of the inspector, of the counters or of the charts, an object. Or :watch EXPRESSION"
  static let most = "At most 12 values can be watched.   :unwatch removes them"
  static let none =
    "Nothing is watched.   \(key: "watch") watches what is picked, :watch EXPRESSION anything"
  static let allGone = "Nothing is watched any more."
  static func begins(_ name: String) -> String {
    "\(name.shown) is watched at every step.   \(key: "watch") on it again, or :unwatch, ends that"
  }
  static func ends(_ name: String) -> String { "\(name.shown) is not watched any more." }
  static func unknown(_ text: String) -> String {
    "There is no watch \(text): write its number in the list, or how it is called."
  }
}

/// What is said about words.
enum TermWords {
  static func breaks(_ rule: String) -> String { "a scenario that breaks \(rule)" }
  static func keeps(_ rule: String) -> String { "a scenario that keeps \(rule)" }
  static func scenario(_ name: String) -> String {
    "A scenario that ships.\nEnter opens it, and leaving it comes back here. :compare \(name) puts it beside this run."
  }

  static func unknown(_ word: String, _ meant: String?) -> String {
    "Nothing is known about \(word)."
      + (meant == nil ? " \(key: "explain") lists all words." : Suggestion.tail(meant))
  }
}

/// What is said about changes that are taken back.
enum UndoWords {
  static let nothing = "There is no change to take back."
  static let nothingUndone = "No change was taken back."
  static let impossible = "This change of the run cannot be taken back."
  static func undone(_ name: String) -> String {
    "Taken back: \(name.shown).   \(key: "redo") does it again"
  }
  static func redone(_ name: String) -> String {
    "Done again: \(name.shown).   \(key: "undo") takes it back"
  }

  /// What shows the run in another way is no change of it, and ends in its own way.
  static func stays(_ begun: Study.Begun) -> String {
    switch begun {
    case .filter: "   A filter is no change: \(key: "filter") with an empty line ends it"
    case .follow: "   Following is no change: \(key: "follow") ends it"
    }
  }

  static let injection = "what was injected"
  static let branch = "the other branch"
  static let restart = "the restart"
  static let found = "the run that was found"
  static func mark(_ letter: Character) -> String { "mark \(letter)" }
  static func breakpoint(_ name: String) -> String { "the breakpoint \(name)" }
  static let breakpoints = "the removal of all breakpoints"
  static func watch(_ name: String) -> String { "the watch \(name)" }
  static let watches = "the removal of all watches"
}

/// What is said about copies.
enum CopyWords {
  static let row = "the row"
  static func event(_ number: Int) -> String { "#\(number) as text" }
  static func line(_ number: Int) -> String { "#\(number) as a line of a trace" }
  static func sent(_ name: String, _ count: Int) -> String {
    "The terminal was asked to put \(name), \(count) bytes, on its clipboard.   :yank FILE writes it"
  }
  static func refused(_ name: String) -> String {
    "This terminal has no clipboard for \(name).   :yank FILE writes it into a file"
  }
  static let noFile = "Write the name of a file: :yank event.txt"
  static let noFiles = "No file can be written from here."
}

/// What is said about two moments.
enum DifferenceWords {
  static func begins(_ number: Int) -> String {
    "#\(number) is kept.   Go elsewhere, and \(key: "diff") shows what differs; \(key: "diff") here ends that"
  }
  static let ends = "Nothing is kept to compare with any more."
  static func none(_ first: Int, _ second: Int) -> String {
    "The stacks at #\(first) and #\(second) are the same."
  }
  static func more(_ count: Int) -> String { "\(count) more objects differ" }
  static func values(_ row: StateDifference.Row, isASCII: Bool) -> String {
    [row.before, row.after].map { $0.isEmpty ? "–" : $0 }
      .joined(separator: isASCII ? " -> " : " → ")
  }
  static func detail(_ row: StateDifference.Row, _ number: Int) -> String {
    row.quantity == nil
      ? "It counts the whole run up to each moment: no single event has set it."
      : "Enter goes to the event that set what is there at #\(number)."
  }
}

/// What is said about notes and marks.
enum NoteWords {
  static let nothing = "Write a remark behind it: :note the queue is full here"
  static let tooLong = "A note has at most \(TraceMark.noteLengthMax) characters."
  static let tooMany = "There are as many notes as a trace keeps."
  static let beginning = "The beginning."
  static let notSimulated = "Not simulated yet."
  static let notRead = "Not read yet."
  static let hungUp = "Here ndiscope was ended from outside."
  static func change(_ number: Int) -> String { "the note at #\(number)" }
  static func written(_ number: Int) -> String {
    "The note stands at #\(number).   :write FILE keeps it in a trace, \(key: "to_mark") lists all"
  }
  static func removed(_ number: Int) -> String { "There is no note at #\(number) any more." }
}

/// What is said about the line that leads back to a run.
enum LinkWords {
  static let name = "the line"
  static let impossible = "Nothing is known of which a line could be made."
  static let detail =
    "ndiscope explore LINE opens it. The terminal was asked to put it on its clipboard; :yank FILE writes it into a file."
}

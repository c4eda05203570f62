import Events
import Replay
import Views

/// What the lists over the picture and the lines that are typed say, in one place.
public enum ListWords {
  // Below a list.
  static let foot = "Type any word.  ↑ ↓ choose  Enter does it  Esc closes"
  static func foot(ofPlaces: Bool, enter: String) -> String {
    "\(ofPlaces ? "a–z a mark" : "Type any word.")  ↑ ↓ choose  Enter \(enter)  Esc closes"
  }
  static func count(_ found: Int, of all: Int, _ noun: String) -> String {
    "\(found) of \(all) \(noun)"
  }

  // What one should know about an entry.
  static func theme(_ name: String) -> String {
    "This is \(name). Esc goes back to what was shown before."
  }
  static func events(_ count: Int) -> String { "\(count) events" }
  static func candidate(_ count: Int) -> String {
    "\(events(count)). It stands as it was when the branch was taken."
  }
  static func found(_ run: FoundRun) -> String {
    "\(run.rule): \(run.sentence).\nEnter puts this run in the place of the one that is shown; :undo goes back."
  }
  static let fileToCompare =
    "A trace, a scenario file, or the id of a scenario that ships.\n:compare FILE"
  static func alternative(_ alternative: Alternative) -> String {
    alternative.question
      + " What lies before #\(alternative.number) stays. After it the run goes on as recorded while that is possible, then by the seed."
  }
  static let makesAgain = "running it again up to the branch"
  static let notTaken = "The branch was not taken."
  /// Why nothing else is done to a run meanwhile.
  public static let branching = "another branch is being taken"

  static func happens(atEnd number: Int) -> String {
    "It happens at the end of what is simulated, #\(number), and the cursor goes there. What lies before that stays."
  }
  static let happensHere =
    "It happens here, at the end of the run. What lies before it stays and can be walked."

  // What the entries say.
  static let file = "a file, or a scenario that ships"
  /// The return from a call.
  static func returns(_ name: String) -> String { "\(name) returns" }
  static func outcome(_ place: String, _ point: String, _ outcome: String?) -> String {
    "\(place): \(point) \(outcome ?? "another number")"
  }
  static func instead(of recorded: String) -> String { "instead of \(recorded)" }

  // The lines that are typed, and what is said beside them.
  static let mark = "mark"
  static let markNote = "a letter from a to z"
  static let pane = "pane"
  static let toMark = "to mark"
  static func noMarks(_ key: String) -> String { "there are none; \(key) a sets one" }
  static func marks(_ letters: String) -> String {
    "one of \(letters), or ' for the place before the jump"
  }
  static let goTo = "go to"
  static let goToNote = "128   50%   412us   +5   g beginning   Esc closes"
  static func number(_ title: String, _ name: String) -> String { "\(title), \(name):" }
  static func numberNote(_ range: String) -> String { "\(range)   Enter does it   Esc closes" }
  static let outcomeNote = "a number   Enter goes there   Esc closes"
  static func completes(_ text: String) -> String { "Tab: " + text }

  /// The speed at which nothing is waited for.
  static let fastest = "max"
  /// What takes long enough to be seen.
  static let simulating = "simulating"
  static let looking = "looking"
}

extension ListPurpose {
  /// The question that the list answers.
  var title: String {
    switch self {
    case .help: "What do you want to do?"
    case .keys: "All keys"
    case .injections: "What shall happen?"
    case .branches: "What shall come out differently?"
    case .views: "What do you want to look at?"
    case .themes: "Which colours?"
    case .insight(let insight): insight.title
    case .cell: SieveWords.cellTitle
    case .cellUse: SieveWords.cellUseTitle
    case .breakpoints: SieveWords.breakpointsTitle
    case .rules: SieveWords.rulesTitle
    case .runs: "Compare this run with what?"
    case .found: "What breaks a rule, with the shortest run that shows it"
    case .leaving: LeavingWords.title
    }
  }

  /// What its entries are.
  var noun: String {
    switch self {
    case .help, .keys: "actions"
    case .injections: "things"
    case .branches: "outcomes"
    case .views: "views"
    case .themes: "themes"
    case .insight(let insight): insight.noun
    case .cell: "terms"
    case .cellUse: "ways"
    case .breakpoints: "stops"
    case .rules: "filters and rules"
    case .runs, .found: "runs"
    case .leaving: LeavingWords.noun
    }
  }

  /// What is said when no entry has the words that were typed.
  var whyNothing: String {
    "None of the \(noun) fits what was typed. Backspace takes letters back."
  }
}
